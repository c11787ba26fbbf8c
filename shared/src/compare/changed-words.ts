// What was changed, word by word in every language, cut down to the changes with a little of their surroundings.
import { comparedStretches, divided } from './compared-stretches.ts'
import { beginningOf, endOf } from './cut-words.ts'

export interface ChangedPart {
  kind: 'kept' | 'deleted' | 'inserted'
  text: string
}

/** Of the words that stayed, what is shown on each side of a change, in characters. */
const SURROUNDINGS = 48
/** The kept and deleted parts together are `before`, the kept and inserted ones `wording`. */
export function changedWords(before: string, wording: string, lang: string): ChangedPart[] {
  const stretches = comparedStretches(divided(before, lang), divided(wording, lang))
  return stretches.flatMap(({ isKept, before: old, now }): ChangedPart[] => {
    const text = wording.slice(now.start, now.end)
    if (isKept) return [{ kind: 'kept', text }]
    const parts = [
      { kind: 'deleted', text: before.slice(old.start, old.end) } as const,
      { kind: 'inserted', text } as const,
    ]
    return parts.filter((part) => part.text !== '')
  })
}

/** The same parts, with long stretches of kept words shortened to what stands beside a change. */
export function shortened(parts: readonly ChangedPart[], lang: string): ChangedPart[] {
  return parts.map((part, index) => {
    const [isFirst, isLast] = [index === 0, index === parts.length - 1]
    const longest = SURROUNDINGS * (isFirst || isLast ? 1 : 2)
    if (part.kind !== 'kept' || part.text.length <= longest) return part
    const head = isFirst ? '' : beginningOf(part.text, SURROUNDINGS, lang)
    const tail = isLast ? '' : endOf(part.text, SURROUNDINGS, lang)
    return { kind: 'kept', text: head === '' || tail === '' ? head + tail : joined(head, tail) }
  })
}

/** One ellipsis for what is left out between the two. */
function joined(head: string, tail: string): string {
  return head.slice(0, -1) + tail
}
