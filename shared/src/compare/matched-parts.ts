// The parts of two moments side by side: matched by clause id, in the order of the text now, deleted ones where they stood.

import { isSame } from './attribution.ts'
import { longestRun } from './longest-run.ts'
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
  const order = new Order(now)
  const lastStayed = new Map<string | null, string>()
  for (const part of before) {
    if (there.has(part.key)) {
      if (stayed.has(part.key)) lastStayed.set(part.parent, part.key)
      continue
    }
    order.insert(part, lastStayed.get(part.parent))
    lastStayed.set(part.parent, part.key)
  }
  return order.all().map(({ now, gone }): MatchedPart => {
    if (now === undefined) return { before: gone, now, isMoved: false }
    const was = then.get(now.key)
    return { before: was, now, isMoved: was !== undefined && !stayed.has(now.key) }
  })
}

/** The keys of the parts that are in both moments and did not move. */
function stayedInPlace(
  before: TracedText,
  now: TracedText,
  then: ReadonlyMap<string, TracedPart>,
): Set<string> {
  const places = new Map(before.map(({ key }, place) => [key, place]))
  const siblings = new Map<string | null, TracedPart[]>()
  for (const part of now) {
    if (then.get(part.key)?.parent !== part.parent) continue
    const known = siblings.get(part.parent)
    if (known) known.push(part)
    else siblings.set(part.parent, [part])
  }
  const stayed = [...siblings.values()].flatMap((parts) => {
    const isUntouched = (place: number) => {
      const part = parts[place]
      return part?.id !== undefined && isSame(then.get(part.key)?.id, part.id)
    }
    const run = longestRun(
      parts.map(({ key }) => places.get(key) ?? 0),
      isUntouched,
    )
    return run.flatMap((place) => parts[place]?.key ?? [])
  })
  return new Set(stayed)
}

interface Entry {
  readonly now?: TracedPart
  readonly gone?: TracedPart
}

/** The text now as a tree into which deleted clauses are put. */
class Order {
  readonly #children = new Map<string | null, string[]>()
  readonly #entries = new Map<string, Entry>()

  constructor(now: TracedText) {
    for (const part of now) {
      this.#childrenOf(part.parent).push(part.key)
      this.#entries.set(part.key, { now: part })
    }
  }

  /** @param behind the one that it follows, in the same list; without one it is the first */
  insert(gone: TracedPart, behind: string | undefined): void {
    const list = this.#childrenOf(gone.parent)
    list.splice(behind === undefined ? 0 : list.indexOf(behind) + 1, 0, gone.key)
    this.#entries.set(gone.key, { gone })
  }

  all(): Entry[] {
    return this.#below(null)
  }

  #below(parent: string | null): Entry[] {
    return (this.#children.get(parent) ?? []).flatMap((key) => [
      this.#entries.get(key) ?? {},
      ...this.#below(key),
    ])
  }

  #childrenOf(parent: string | null): string[] {
    const known = this.#children.get(parent) ?? []
    this.#children.set(parent, known)
    return known
  }
}
