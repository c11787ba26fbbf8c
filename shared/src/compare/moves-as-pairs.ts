// A comparison in which nothing moved: what did is deleted where it stood and inserted where it stands, for readers that know
// only these two.
import type { ComparedPart, Piece, Stroke } from './comparison.ts'
import { mergedOrders } from './merged-orders.ts'
import { byPlace } from './part-order.ts'

export interface UnmovedPart {
  readonly part: ComparedPart
  /** Of one of a pair, where the other stands: in the text now, or in the one before. */
  readonly other: readonly number[] | null
}

/** The sub-clauses of a clause that moved go with it. Words that stayed are by whoever moved them. */
export function movesAsPairs(parts: readonly ComparedPart[]): UnmovedPart[] {
  const [keysBefore, keysNow] = [keysByPath(parts, 'before'), keysByPath(parts, 'now')]
  const carried = new Map<string, readonly Stroke[]>()
  for (const part of parts) {
    const { now } = part
    if (now === null || part.before === null) continue
    const parent = parentIn(keysNow, part, now.path)
    const movers = part.moved ?? (parent === null ? undefined : carried.get(parent))
    if (movers) carried.set(keyOf(part), movers)
  }
  const now = parts.flatMap((part) => {
    if (part.now === null) return []
    const movers = carried.get(keyOf(part))
    const value = movers ? insertedCopy(part, movers) : { part, other: null }
    return { key: keyOf(part), parent: parentIn(keysNow, part, part.now.path), value }
  })
  const then = parts.filter(({ before }) => before !== null).toSorted(byPlaceBefore)
  const before = then.map((part) => {
    const movers = carried.get(keyOf(part))
    const parent = parentIn(keysBefore, part, part.before?.path ?? [])
    return {
      key: movers ? copyKey(keyOf(part)) : keyOf(part),
      parent: parent !== null && carried.has(parent) ? copyKey(parent) : parent,
      value: movers ? deletedCopy(part, movers) : { part, other: null },
      fate: movers || part.now === null ? ('gone' as const) : ('stayed' as const),
    }
  })
  return mergedOrders<UnmovedPart>(now, before)
}

function byPlaceBefore(one: ComparedPart, other: ComparedPart): number {
  const place = ({ container, before }: ComparedPart) => ({ container, path: before?.path ?? [] })
  return byPlace(place(one), place(other))
}

function insertedCopy(part: ComparedPart, by: readonly Stroke[]): UnmovedPart {
  const pieces = part.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'deleted') return []
    return [
      {
        kind: 'inserted',
        text: piece.text,
        marks: piece.marks,
        by: piece.kind === 'inserted' ? piece.by : [...by],
      },
    ]
  })
  const copy: ComparedPart = { ...part, fate: 'inserted', before: null, moved: null, pieces }
  return { part: copy, other: part.before?.path ?? null }
}

function deletedCopy(part: ComparedPart, by: readonly Stroke[]): UnmovedPart {
  const pieces = part.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'inserted') return []
    const marks = piece.kind === 'formatted' ? piece.marksBefore : piece.marks
    return [{ kind: 'deleted', text: piece.text, marks, by: piece.kind === 'deleted' ? piece.by : [...by] }]
  })
  const copy: ComparedPart = { ...part, fate: 'deleted', now: null, moved: null, pieces }
  return { part: copy, other: part.now?.path ?? null }
}

function keyOf({ container, clauseId, now, before }: ComparedPart): string {
  return clauseId ?? `${container} ${(now ?? before)?.path.join('.')}`
}

function copyKey(key: string): string {
  return `before ${key}`
}

function keysByPath(parts: readonly ComparedPart[], side: 'before' | 'now'): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap((part) => {
      const path = part[side]?.path
      return part.container === 'clauses' && path ? [[path.join('.'), keyOf(part)]] : []
    }),
  )
}

function parentIn(
  keys: ReadonlyMap<string, string>,
  { container }: ComparedPart,
  path: readonly number[],
): string | null {
  return container === 'clauses' ? (keys.get(path.slice(0, -1).join('.')) ?? null) : null
}
