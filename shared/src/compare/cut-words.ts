// The beginning or the end of long words, cut where one word ends and another begins, in every language.

/** As much as fits of the beginning, with an ellipsis where something is left out. A word that is longer by itself is cut. */
export function beginningOf(text: string, length: number, lang: string): string {
  if (text.length <= length) return text
  let end = 0
  for (const { index, segment } of wordsIn(text, lang)) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  const kept = end === 0 ? graphemesIn(text, lang).slice(0, length).join('') : text.slice(0, end)
  return `${kept.trimEnd()}${isApart(kept, text.slice(kept.length)) ? ' …' : '…'}`
}

/** The same of the end. */
export function endOf(text: string, length: number, lang: string): string {
  if (text.length <= length) return text
  const start = wordsIn(text, lang).find(({ index }) => text.length - index <= length)?.index
  const kept = start === undefined ? graphemesIn(text, lang).slice(-length).join('') : text.slice(start)
  return `${isApart(text.slice(0, -kept.length), kept) ? '… ' : '…'}${kept.trimStart()}`
}

function isApart(before: string, after: string): boolean {
  return /\s$/.test(before) || /^\s/.test(after)
}

export function wordsIn(text: string, lang: string): Intl.SegmentData[] {
  return [...segmenterOf(lang).segment(text)]
}

/** To make one takes longer than to divide a paragraph. */
const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, known)
  return known
}

function graphemesIn(text: string, lang: string): string[] {
  return [...new Intl.Segmenter(lang).segment(text)].map(({ segment }) => segment)
}
