// Clauses compared each with what it was at a sequence of its own, in the order of the text now; one that is gone stands
// behind what it stood behind.
import { compareTraced } from '@plenary/shared/compare/compare-texts'
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import type { TracedPart, TracedText } from '@plenary/shared/compare/traced-text'
import type { ChangeLog } from './change-log.ts'

/** A clause as it was. */
export interface ClauseBase {
  readonly clauseId: string
  readonly sequence: number
  /** Undefined when it was not there. */
  readonly part: TracedPart | undefined
  /** The clauses before it, the nearest first. */
  readonly behind: readonly string[]
}

export function clauseBase(clauseId: string, sequence: number, text: TracedText): ClauseBase {
  const index = text.findIndex((part) => part.clauseId === clauseId)
  const behind = text.slice(0, Math.max(index, 0)).flatMap((part) => part.clauseId ?? [])
  return { clauseId, sequence, part: text[index], behind: behind.reverse() }
}

export function compareClauses(
  bases: readonly ClauseBase[],
  now: { readonly sequence: number; readonly text: TracedText },
  log: ChangeLog,
  language: string,
): ComparedPart[] {
  const places = new Map(
    now.text.flatMap(({ clauseId }, index) => (clauseId === null ? [] : [[clauseId, index]])),
  )
  const placeOf = ({ clauseId, behind }: ClauseBase) =>
    places.get(clauseId) ?? places.get(behind.find((each) => places.has(each)) ?? '') ?? -1
  const isGone = ({ clauseId }: ClauseBase) => (places.has(clauseId) ? 0 : 1)
  return bases
    .filter((base) => base.part !== undefined || isGone(base) === 0)
    .sort(
      (one, other) =>
        placeOf(one) - placeOf(other) ||
        isGone(one) - isGone(other) ||
        one.behind.length - other.behind.length,
    )
    .flatMap(({ clauseId, sequence, part }) => {
      const is = now.text[places.get(clauseId) ?? -1]
      const strokes = log.between(sequence, now.sequence)
      return compareTraced(part ? [part] : [], is ? [is] : [], { language, strokes })
    })
}
