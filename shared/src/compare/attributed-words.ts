// The words of a changed stretch, each with those who changed a letter in it.
import type { Attribution } from './attribution.ts'
import type { Extent } from './compared-stretches.ts'
import type { Stroke } from './comparison.ts'
import { PARAGRAPH_END } from './signs.ts'
import { joinedStrokes } from './strokes.ts'
import type { WrittenPart } from './written-part.ts'

export interface AttributedWord extends Extent {
  readonly by: readonly Stroke[]
}

/** What was changed in one place: the words before, and those now. */
export interface Change {
  readonly deleted: readonly AttributedWord[]
  readonly inserted: readonly AttributedWord[]
}

/** Both wordings of a part, and which of their characters are the same. */
export interface PartPair {
  readonly before: WrittenPart
  readonly now: WrittenPart
  /** For every unit now, where the same character was; else -1. */
  readonly partner: Int32Array
  /** The other way round. */
  readonly heir: Int32Array
}

/** @param words of the two sides of the stretch */
export function attributedChange(
  pair: PartPair,
  words: { before: readonly Extent[]; now: readonly Extent[] },
  who: Attribution,
): Change {
  const deleted = words.before.map((word) => ({ ...word, by: deleters(pair, word, who) }))
  const inserted = words.now.map((word) => ({ ...word, by: writers(pair, word, who) }))
  return shareLetters(pair, { deleted, inserted })
}

/** Who of a change, all of it. */
export function everybodyIn({ deleted, inserted }: Change): Stroke[] {
  return joinedStrokes([...deleted, ...inserted].flatMap(({ by }) => by))
}

/** Where the log names nobody for a word, those who changed what stands with it. */
export function withoutGaps(change: Change, others: readonly Stroke[]): Change {
  const known = everybodyIn(change)
  const by = known.length > 0 ? known : others
  const filled = (words: readonly AttributedWord[]) =>
    words.map((word) => (word.by.length > 0 ? word : { ...word, by }))
  return { deleted: filled(change.deleted), inserted: filled(change.inserted) }
}

/** Who wrote anew, or took away, letters of words that read as they did. */
export function retypers(pair: PartPair, kept: { before: Extent; now: Extent }, who: Attribution): Stroke[] {
  return joinedStrokes([...deleters(pair, kept.before, who), ...writers(pair, kept.now, who)])
}

function deleters({ before, heir }: PartPair, word: Extent, who: Attribution): Stroke[] {
  if (before.text[word.start] === PARAGRAPH_END)
    return strokesAtEnd(before, heir, word.start, (unit) =>
      who.deleted(before.runAt(unit), before.itemAt(unit)),
    )
  return strokesOf(word, heir, (unit) => who.deleted(before.runAt(unit), before.itemAt(unit)))
}

function writers({ now, partner }: PartPair, word: Extent, who: Attribution): Stroke[] {
  const ask = (unit: number) => who.inserted(now.part, now.itemAt(unit))
  if (now.text[word.start] === PARAGRAPH_END) return strokesAtEnd(now, partner, word.start, ask)
  const carriers = strokesOf(word, partner, (unit) => who.carried(now.itemAt(unit)))
  return joinedStrokes([...strokesOf(word, partner, ask), ...carriers])
}

/** Of the characters that are in one of the two wordings only. */
function strokesOf(
  { start, end }: Extent,
  same: Int32Array,
  ask: (unit: number) => Stroke | undefined,
): Stroke[] {
  const strokes: Stroke[] = []
  for (let unit = start; unit < end; unit += 1) {
    const stroke = (same[unit] ?? -1) < 0 ? ask(unit) : undefined
    if (stroke && stroke !== strokes.at(-1)) strokes.push(stroke)
  }
  return joinedStrokes(strokes)
}

/** A paragraph that is in both ends here because of the one behind it. */
function strokesAtEnd(
  { text }: WrittenPart,
  same: Int32Array,
  unit: number,
  ask: (unit: number) => Stroke | undefined,
): Stroke[] {
  const next = text.indexOf(PARAGRAPH_END, unit + 1)
  const isChanged = (place: number) => place >= 0 && (same[place] ?? -1) < 0
  const cause = [unit, next].find(isChanged)
  const stroke = cause === undefined ? undefined : ask(cause)
  return stroke ? [stroke] : []
}

/** Words before and now that have a character in common are one word that was changed, by everybody who changed it. */
function shareLetters(pair: PartPair, change: Change): Change {
  const [deleted, inserted] = [[...change.deleted], [...change.inserted]]
  for (const { d, i } of commonLetters(pair, change)) {
    const together = [...deleted.slice(d.start, d.end), ...inserted.slice(i.start, i.end)]
    const by = joinedStrokes(together.flatMap((word) => word.by))
    for (const [words, { start, end }] of [
      [deleted, d],
      [inserted, i],
    ] as const)
      for (let at = start; at < end; at += 1) words[at] = { ...(words[at] as AttributedWord), by }
  }
  return { deleted, inserted }
}

/** Runs of words, by their places in the two lists, that hang together by common characters. */
function commonLetters({ partner }: PartPair, { deleted, inserted }: Change): { d: Extent; i: Extent }[] {
  const groups: { d: Extent; i: Extent }[] = []
  let d = 0
  inserted.forEach((word, i) => {
    for (let unit = word.start; unit < word.end; unit += 1) {
      const place = partner[unit] ?? -1
      while (d < deleted.length && (deleted[d]?.end ?? 0) <= place) d += 1
      const there = deleted[d]
      if (place < 0 || there === undefined || place < there.start) continue
      const last = groups.at(-1)
      const touches = last && (last.d.end > d || last.i.end > i)
      const start = touches ? { d: last.d.start, i: last.i.start } : { d, i }
      const group = { d: { start: start.d, end: d + 1 }, i: { start: start.i, end: i + 1 } }
      if (touches) groups[groups.length - 1] = group
      else groups.push(group)
    }
  })
  return groups
}

/** The words of a divided text that are in the stretch. */
export function wordsWithin(words: readonly Extent[], { start, end }: Extent): Extent[] {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Extent[] = []
  for (let at = low; at < words.length && (words[at]?.start ?? end) < end; at += 1)
    found.push(words[at] as Extent)
  return found
}
