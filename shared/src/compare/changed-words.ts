// What was changed, word by word in every language, cut down to the changes with a little of their surroundings.
import { beginningOf, endOf, wordsIn } from './cut-words.ts'

export interface ChangedPart {
  kind: 'kept' | 'deleted' | 'inserted'
  text: string
}

/** Of the words that stayed, what is shown on each side of a change, in characters. */
const SURROUNDINGS = 48
/** Above this many comparisons a change is shown as one replacement. */
const COMPARISONS = 2_000_000

/** The kept and deleted parts together are `before`, the kept and inserted ones `wording`. */
export function changedWords(before: string, wording: string, lang: string): ChangedPart[] {
  const [old, now] = [wordsOf(before, lang), wordsOf(wording, lang)]
  const start = countAlike(old, now)
  const end = countAlike(old.slice(start).toReversed(), now.slice(start).toReversed())
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  return merged([
    { kind: 'kept', text: old.slice(0, start).join('') },
    ...compared(oldMiddle, nowMiddle),
    { kind: 'kept', text: old.slice(old.length - end).join('') },
  ])
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

/** Words as the language divides them; punctuation and white space by themselves. */
function wordsOf(text: string, lang: string): string[] {
  return wordsIn(text, lang).map(({ segment }) => segment)
}

function countAlike(one: readonly string[], other: readonly string[]): number {
  let count = 0
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1
  return count
}

/** The longest common subsequence of words stays. */
function compared(old: readonly string[], now: readonly string[]): ChangedPart[] {
  if (old.length * now.length > COMPARISONS) {
    return [
      { kind: 'deleted', text: old.join('') },
      { kind: 'inserted', text: now.join('') },
    ]
  }
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  const at = (o: number, n: number) => common[o * width + n] ?? 0
  for (let o = old.length - 1; o >= 0; o -= 1) {
    for (let n = now.length - 1; n >= 0; n -= 1) {
      common[o * width + n] = old[o] === now[n] ? at(o + 1, n + 1) + 1 : Math.max(at(o + 1, n), at(o, n + 1))
    }
  }
  const parts: ChangedPart[] = []
  let [o, n] = [0, 0]
  while (o < old.length || n < now.length) {
    if (o < old.length && n < now.length && old[o] === now[n]) {
      parts.push({ kind: 'kept', text: old[o] ?? '' })
      o += 1
      n += 1
    } else if (o < old.length && (n === now.length || at(o + 1, n) >= at(o, n + 1))) {
      parts.push({ kind: 'deleted', text: old[o] ?? '' })
      o += 1
    } else {
      parts.push({ kind: 'inserted', text: now[n] ?? '' })
      n += 1
    }
  }
  return parts
}

/** Neighbours of one kind become one part. */
function merged(parts: readonly ChangedPart[]): ChangedPart[] {
  const result: ChangedPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) last.text += part.text
    else result.push({ ...part })
  }
  return result
}
