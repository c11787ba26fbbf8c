// The pieces of one part: what stayed, what was formatted, deleted and inserted, and by whom.
import {
  type AttributedWord,
  attributedChange,
  type Change,
  everybodyIn,
  type PartPair,
  retypers,
  withoutGaps,
  wordsWithin,
} from './attributed-words.ts'
import type { Attribution } from './attribution.ts'
import {
  comparedStretches,
  divided,
  type Extent,
  isBetweenWords,
  type Stretch,
} from './compared-stretches.ts'
import type { Piece, Stroke } from './comparison.ts'
import { LivingItems } from './living-items.ts'
import { PieceList } from './piece-list.ts'
import { isBySame, joinedStrokes } from './strokes.ts'
import type { Mark } from './traced-text.ts'
import type { WrittenPart } from './written-part.ts'

/** A kept stretch, or a change. */
type Step = { readonly kept: Stretch } | { readonly change: Change }

/** The part as it was and as it is. Words decide what was changed, the items of their characters decide who. */
export function comparedPieces(
  before: WrittenPart,
  now: WrittenPart,
  language: string,
  who: Attribution,
): Piece[] {
  const pieces = new PieceList()
  if (before.text === now.text) {
    const all = { start: 0, end: now.text.length }
    addKept(pieces, before, now, { before: all, now: all }, who)
    return pieces.all
  }
  const pair = paired(before, now)
  const [old, young] = [divided(before.text, language), divided(now.text, language)]
  const steps = comparedStretches(old, young, pair.partner).map((stretch): Step => {
    if (stretch.isKept) return { kept: stretch }
    const words = {
      before: wordsWithin(old.words, stretch.before),
      now: wordsWithin(young.words, stretch.now),
    }
    return { change: attributedChange(pair, words, who) }
  })
  for (const step of folded(filled(steps, pair, who), pair)) {
    if ('kept' in step) addKept(pieces, before, now, step.kept, who)
    else addChange(pieces, before, now, step.change)
  }
  return pieces.all
}

function paired(before: WrittenPart, now: WrittenPart): PartPair {
  const alive = new LivingItems()
  for (const { run, id, start } of before.tracedRuns()) alive.add(id, run.text.length, start)
  const partner = new Int32Array(now.text.length).fill(-1)
  const heir = new Int32Array(before.text.length).fill(-1)
  let last = -1
  for (let unit = 0; unit < now.text.length; unit += 1) {
    const item = now.itemAt(unit)
    const place = item ? alive.find(item) : -1
    // Yjs never changes the order of items; what were not in order would not be a comparison.
    if (place <= last) continue
    partner[unit] = last = place
    heir[place] = unit
  }
  return { before, now, partner, heir }
}

/**
 * Every word has somebody, where the log knows anybody who changed the part. A word can be inserted by being typed before one
 * that reads alike, which then is the one that stayed: its letters say who.
 */
function filled(steps: readonly Step[], pair: PartPair, who: Attribution): Step[] {
  const isUnknown = (step: Step) => 'change' in step && everybodyIn(step.change).length === 0
  const everybody = joinedStrokes(steps.flatMap((step) => ('kept' in step ? [] : everybodyIn(step.change))))
  return steps.map((step, place) => {
    if ('kept' in step) return step
    const beside = isUnknown(step) ? [steps[place - 1], steps[place + 1]] : []
    const retyped = beside.flatMap((other) =>
      other && 'kept' in other ? retypers(pair, other.kept, who) : [],
    )
    return { change: withoutGaps(step.change, retyped.length > 0 ? joinedStrokes(retyped) : everybody) }
  })
}

/** What stayed between two words that the same people replaced is replaced along with them, unless it is a word itself. */
function folded(steps: readonly Step[], pair: PartPair): Step[] {
  const result: Step[] = []
  /** The change that ends the result, or stands before the kept stretch that ends it: still open for what follows. */
  let open: OpenChange | undefined
  for (const step of steps) {
    if ('kept' in step) {
      result.push(step)
      continue
    }
    const next: OpenChange = {
      deleted: [...step.change.deleted],
      inserted: [...step.change.inserted],
      by: everybodyIn(step.change),
    }
    const between = result.at(-1)
    if (open && between && 'kept' in between && isFolded(open, between.kept, next, pair)) {
      result.pop()
      append(open, between.kept, next)
    } else {
      open = next
      result.push({ change: next })
    }
  }
  return result
}

interface OpenChange {
  readonly deleted: AttributedWord[]
  readonly inserted: AttributedWord[]
  by: readonly Stroke[]
}

function isFolded(one: OpenChange, { before, now }: Extents, other: OpenChange, pair: PartPair): boolean {
  const isReplacement = ({ deleted, inserted }: Change) => deleted.length > 0 && inserted.length > 0
  if (!isReplacement(one) || !isReplacement(other) || !isBySame(one.by, other.by)) return false
  if (!isBetweenWords(pair.now.text.slice(now.start, now.end))) return false
  return marksIn(pair.before, before) === marksIn(pair.now, now)
}

function marksIn(part: WrittenPart, { start, end }: Extent): string {
  return Array.from({ length: end - start }, (_, at) => part.marksKeyAt(start + at)).join()
}

function append(open: OpenChange, kept: Extents, other: OpenChange): void {
  open.by = joinedStrokes([...open.by, ...other.by])
  for (const [words, between, more] of [
    [open.deleted, kept.before, other.deleted],
    [open.inserted, kept.now, other.inserted],
  ] as const) {
    words.push({ ...between, by: open.by })
    for (const word of more) words.push(word)
  }
}

type Extents = Pick<Stretch, 'before' | 'now'>

function addChange(pieces: PieceList, before: WrittenPart, now: WrittenPart, change: Change): void {
  const add = (kind: 'deleted' | 'inserted', part: WrittenPart, { start, end, by }: AttributedWord) => {
    for (let at = start; at < end; at = part.alikeUntil(at, end)) {
      const text = part.text.slice(at, part.alikeUntil(at, end))
      pieces.add({ kind, text, marks: [...part.runAt(at).marks], by: [...by] })
    }
  }
  for (const word of change.deleted) add('deleted', before, word)
  for (const word of change.inserted) add('inserted', now, word)
}

function addKept(
  pieces: PieceList,
  before: WrittenPart,
  now: WrittenPart,
  stretch: Extents,
  who: Attribution,
): void {
  const shift = stretch.before.start - stretch.now.start
  const { start, end } = stretch.now
  if (before.isPlain && now.isPlain) {
    pieces.add({ kind: 'kept', text: now.text.slice(start, end), marks: [] })
    return
  }
  for (let at = start, next = at; at < end; at = next) {
    const [keyBefore, keyNow] = [before.marksKeyAt(at + shift), now.marksKeyAt(at)]
    do next += 1
    while (next < end && before.marksKeyAt(next + shift) === keyBefore && now.marksKeyAt(next) === keyNow)
    const text = now.text.slice(at, next)
    const [was, is] = [before.runAt(at + shift), now.runAt(at)]
    if (keyBefore === keyNow) {
      pieces.add({ kind: 'kept', text, marks: [...is.marks] })
      continue
    }
    const by = formatters(before, now, { start: at, end: next }, shift, who)
    pieces.add({ kind: 'formatted', text, marks: [...is.marks], marksBefore: [...was.marks], by })
  }
}

/** Who set or took away a mark of a stretch that has the same marks throughout, before and now. */
function formatters(
  before: WrittenPart,
  now: WrittenPart,
  { start, end }: Extent,
  shift: number,
  who: Attribution,
): Stroke[] {
  const changed = otherMarks(before.runAt(start + shift).marks, now.runAt(start).marks)
  const strokes: Stroke[] = []
  for (let at = start; at < end; at += 1) {
    const [was, is] = [before.runAt(at + shift), now.runAt(at)]
    for (const name of changed) {
      const stroke = who.formatted(name, was, is, now.itemAt(at))
      if (stroke) strokes.push(stroke)
    }
  }
  return joinedStrokes(strokes)
}

function otherMarks(was: readonly Mark[], is: readonly Mark[]): string[] {
  const named = (marks: readonly Mark[], name: string) =>
    JSON.stringify(marks.find(({ type }) => type === name))
  return [...new Set([...was, ...is].map(({ type }) => type))].filter(
    (name) => named(was, name) !== named(is, name),
  )
}
