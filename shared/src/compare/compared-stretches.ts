// What stayed and what was changed between two wordings of a part, in stretches of whole words.
import { alignedWords } from './aligned-words.ts'
import { wordsIn } from './cut-words.ts'
import { PARAGRAPH_END, SUBCLAUSES_HERE } from './signs.ts'

/** A stretch of both wordings, in UTF-16 units: the same words in both where it was kept. */
export interface Stretch {
  readonly isKept: boolean
  readonly before: Extent
  readonly now: Extent
}

export interface Extent {
  readonly start: number
  readonly end: number
}

export interface DividedText {
  readonly text: string
  readonly words: readonly Extent[]
}

export function divided(text: string, language: string): DividedText {
  const words = wordsIn(text, language).map(({ index, segment }) => ({
    start: index,
    end: index + segment.length,
  }))
  return { text, words }
}

/**
 * Kept and changed stretches in turns, which together are both wordings.
 * @param partner for every unit of `now`, where the same character, not only the same letter, is in `before`; else -1
 */
export function comparedStretches(before: DividedText, now: DividedText, partner?: Int32Array): Stretch[] {
  const numbers = new Map<string, number>()
  const [old, young] = [numbered(before, numbers), numbered(now, numbers)]
  const places = partner ? alignedByItems(before, now, { old, young, partner }) : alignedWords(old, young)
  const stretches: Stretch[] = []
  let [b, n] = [0, 0]
  for (let at = 0; at <= now.words.length; at += 1) {
    const place = at === now.words.length ? before.words.length : (places[at] ?? -1)
    if (place < 0) continue
    const changed = { before: extent(before, b, place), now: extent(now, n, at) }
    addStretch(stretches, { isKept: isAlike(before, now, changed), ...changed })
    if (at === now.words.length) break
    addStretch(stretches, {
      isKept: true,
      before: extent(before, place, place + 1),
      now: extent(now, at, at + 1),
    })
    ;[b, n] = [place + 1, at + 1]
  }
  return stretches
}

function addStretch(stretches: Stretch[], { isKept, before, now }: Stretch): void {
  if (before.start === before.end && now.start === now.end) return
  const last = stretches.at(-1)
  if (last?.isKept !== isKept) {
    stretches.push({ isKept, before, now })
    return
  }
  const joined = { start: last.before.start, end: before.end }
  stretches[stretches.length - 1] = { isKept, before: joined, now: { start: last.now.start, end: now.end } }
}

/** The same letters, though what stands beside them divides them otherwise. */
function isAlike(one: DividedText, other: DividedText, { before, now }: Omit<Stretch, 'isKept'>): boolean {
  return one.text.slice(before.start, before.end) === other.text.slice(now.start, now.end)
}

function extent({ text, words }: DividedText, from: number, to: number): Extent {
  const start = words[from]?.start ?? text.length
  return { start, end: from === to ? start : (words[to - 1]?.end ?? text.length) }
}

function numbered({ text, words }: DividedText, numbers: Map<string, number>): Int32Array {
  return Int32Array.from(words, ({ start, end }) => {
    const word = text.slice(start, end)
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  })
}

interface Items {
  readonly old: Int32Array
  readonly young: Int32Array
  readonly partner: Int32Array
}

/** Words whose every character is the same are the same words; no others are taken for the same across these characters. */
function alignedByItems(before: DividedText, now: DividedText, { old, young, partner }: Items): Int32Array {
  const wordAt = new Int32Array(before.text.length)
  before.words.forEach(({ start, end }, index) => {
    wordAt.fill(index, start, end)
  })
  const linked = now.words.map((word) => linkedWords(now.text, word, partner, wordAt))
  const pinned = Int32Array.from(linked, ({ first, last }, index) => {
    const [word, there] = [now.words[index], before.words[first]]
    if (word === undefined || there === undefined || first !== last || old[first] !== young[index]) return -1
    const isWhole = partner[word.start] === there.start && partner[word.end - 1] === there.end - 1
    return isWhole ? first : -1
  })
  return withoutCrossings(alignedWords(old, young, pinned), linked)
}

/** The words before that have characters of this one: none where `first` is behind `last`. */
function linkedWords(text: string, { start, end }: Extent, partner: Int32Array, wordAt: Int32Array): Link {
  let [first, last] = [Number.POSITIVE_INFINITY, -1]
  // Splitting leaves the end of a paragraph with its first half: it says nothing about what is the same.
  if (isSign(text.slice(start, end))) return { first, last }
  for (let unit = start; unit < end; unit += 1) {
    const place = partner[unit] ?? -1
    if (place < 0) continue
    const word = wordAt[place] ?? 0
    first = Math.min(first, word)
    last = Math.max(last, word)
  }
  return { first, last }
}

interface Link {
  readonly first: number
  readonly last: number
}

function withoutCrossings(places: Int32Array, links: readonly Link[]): Int32Array {
  const earliestFrom = new Float64Array(places.length)
  let earliest = Number.POSITIVE_INFINITY
  for (let at = places.length - 1; at >= 0; at -= 1) {
    earliest = Math.min(earliest, links[at]?.first ?? earliest)
    earliestFrom[at] = earliest
  }
  let latest = -1
  return places.map((place, at) => {
    latest = Math.max(latest, links[at]?.last ?? -1)
    return place >= latest && place <= (earliestFrom[at] ?? 0) ? place : -1
  })
}

export function isSign(text: string): boolean {
  return text === PARAGRAPH_END || text === SUBCLAUSES_HERE
}

const BETWEEN_WORDS = /^[\p{P}\p{Z}\t]+$/u

/** Only white space and punctuation, which reads badly where it stayed alone between replaced words. */
export function isBetweenWords(text: string): boolean {
  return BETWEEN_WORDS.test(text)
}
