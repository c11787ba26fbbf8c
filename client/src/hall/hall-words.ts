// The words of a clause as the hall shows them: paragraphs and sub-clauses below one another, with what was changed, in pages
// when they are too many for one.
import { changedWords } from '@plenary/shared/compare/changed-words'
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson } from '@plenary/shared/schema/content'

/** A stretch of words that look alike. Paragraphs are apart by `\n`. */
export interface HallPart {
  readonly kind: 'kept' | 'deleted' | 'inserted'
  readonly text: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
}

/** As it is. */
export function partsOf(clause: ClauseJson, style: NumberStyle): HallPart[] {
  const parts = blocksOf(clause, style, [1]).flatMap((block, index) => [
    ...(index > 0 ? [{ kind: 'kept', text: '\n' } as const] : []),
    ...block,
  ])
  return parts.filter(({ text }) => text !== '')
}

/** With what was changed since. Formatting is left out: what counts here are words. */
export function changedParts(
  before: ClauseJson | null,
  clause: ClauseJson,
  { style, language }: { style: NumberStyle; language: string },
): HallPart[] {
  const words = (of: ClauseJson) =>
    partsOf(of, style)
      .map(({ text }) => text)
      .join('')
  return changedWords(before ? words(before) : '', words(clause), language)
}

function blocksOf({ content = [] }: ClauseJson, style: NumberStyle, path: readonly number[]): HallPart[][] {
  let below = 0
  return content.flatMap((part) => {
    if (part.type === 'paragraph') {
      const runs = part.content ?? []
      return [
        runs.map(({ text, marks = [] }): HallPart => {
          const isMarked = (type: string) => marks.some((mark) => mark.type === type)
          return { kind: 'kept', text, isBold: isMarked('bold'), isItalic: isMarked('italic') }
        }),
      ]
    }
    return (part.content ?? []).flatMap((subclause) => {
      below += 1
      const own = [...path, below]
      const [first = [], ...rest] = blocksOf(subclause, style, own)
      return [[{ kind: 'kept', text: `${clauseLabel(style, own)} ` } as HallPart, ...first], ...rest]
    })
  })
}

/** Cut where sentences end, so that each page fits; a sentence that fits on none is a page by itself. */
export function pagesOf(
  parts: readonly HallPart[],
  language: string,
  fits: (page: readonly HallPart[]) => boolean,
): HallPart[][] {
  const text = parts.map((part) => part.text).join('')
  const ends = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ index, segment }) => index + segment.length,
  )
  const pages: HallPart[][] = []
  let start = 0
  let end = 0
  for (const next of ends) {
    if (end > start && !fits(between(parts, start, next))) {
      pages.push(between(parts, start, end))
      start = end
    }
    end = next
  }
  if (end > start) pages.push(between(parts, start, end))
  return pages
}

function between(parts: readonly HallPart[], start: number, end: number): HallPart[] {
  let at = 0
  return parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    at += part.text.length
    return text === '' ? [] : [{ ...part, text }]
  })
}
