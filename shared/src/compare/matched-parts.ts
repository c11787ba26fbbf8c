// The parts of two moments side by side: matched by clause id, in the order of the text now, deleted ones where they stood.
import { isSame } from './attribution.ts'
import { longestRun } from './longest-run.ts'
import { mergedOrders } from './merged-orders.ts'
import type { TracedPart, TracedText } from './traced-text.ts'

export interface MatchedPart {
  readonly before: TracedPart | undefined
  readonly now: TracedPart | undefined
  readonly isMoved: boolean
}

/**
 * A clause moved when it stands in another clause, or is not in the longest run of those that stayed in one order: the fewest
 * moved, and where there is a choice, those that were made anew.
 */
export function matchedParts(before: TracedText, now: TracedText): MatchedPart[] {
  const then = new Map(before.map((part) => [part.key, part]))
  const there = new Set(now.map(({ key }) => key))
  const stayed = stayedInPlace(before, now, then)
  return mergedOrders<MatchedPart>(
    now.map((part) => {
      const was = then.get(part.key)
      const isMoved = was !== undefined && !stayed.has(part.key)
      return { key: part.key, parent: part.parent, value: { before: was, now: part, isMoved } }
    }),
    before.map((part) => ({
      key: part.key,
      parent: part.parent,
      value: { before: part, now: undefined, isMoved: false },
      fate: stayed.has(part.key) ? 'stayed' : there.has(part.key) ? 'elsewhere' : 'gone',
    })),
  )
}

/** The keys of the parts that are in both moments and did not move. */
function stayedInPlace(
  before: TracedText,
  now: TracedText,
  then: ReadonlyMap<string, TracedPart>,
): Set<string> {
  const places = new Map(before.map(({ key }, place) => [key, place]))
  const inBoth = now.filter((part) => then.get(part.key)?.parent === part.parent)
  const stayed = [...Map.groupBy(inBoth, ({ parent }) => parent).values()].flatMap((siblings) => {
    const isUntouched = (place: number) => {
      const part = siblings[place]
      return part?.id !== undefined && isSame(then.get(part.key)?.id, part.id)
    }
    const run = longestRun(
      siblings.map(({ key }) => places.get(key) ?? 0),
      isUntouched,
    )
    return run.flatMap((place) => siblings[place]?.key ?? [])
  })
  return new Set(stayed)
}
