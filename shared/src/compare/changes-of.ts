// The changes of a comparison one by one: the list beside the words, and where "next change" goes.
import type { Author, ComparedPart, Piece, Stroke } from './comparison.ts'
import { isSign } from './piece-list.ts'
import { isBySame, joinedStrokes } from './strokes.ts'

export type ChangeKind = 'words' | 'formatting' | 'moved' | 'inserted-clause' | 'deleted-clause'

/** A change in one place. */
export interface PlacedChange {
  /** The same as long as the words before are the same, and what was changed here. */
  readonly key: string
  readonly kind: ChangeKind
  /** The part's place among the parts. */
  readonly part: number
  /** Its pieces: the first, and the one behind the last; none of a clause that moved. */
  readonly from: number
  readonly to: number
  readonly by: readonly Stroke[]
}

/** In the order of the parts; of one part, that it moved comes first. */
export function changesOf(parts: readonly ComparedPart[]): PlacedChange[] {
  return parts.flatMap((part, index) => changesIn(part).map((change) => ({ ...change, part: index })))
}

/** Those of which a person of the city made at least a part. */
export function changesByCity(
  changes: readonly PlacedChange[],
  authors: readonly Author[],
  cityId: string,
): PlacedChange[] {
  return changes.filter(({ by }) => by.some(({ author }) => authors[author]?.cityId === cityId))
}

/** Those in one clause, without its sub-clauses. */
export function changesInClause(
  changes: readonly PlacedChange[],
  parts: readonly ComparedPart[],
  clauseId: string,
): PlacedChange[] {
  return changes.filter(({ part }) => parts[part]?.clauseId === clauseId)
}

type UnplacedChange = Omit<PlacedChange, 'part'>

function changesIn(part: ComparedPart): UnplacedChange[] {
  const { fate, moved, pieces } = part
  const all = { from: 0, to: pieces.length, by: strokesIn(pieces) }
  if (part.clauseId !== null || part.container === 'clauses') {
    if (fate === 'inserted')
      return [{ ...all, kind: 'inserted-clause', key: keyOf(part, 'inserted-clause', 0) }]
    if (fate === 'deleted') return [{ ...all, kind: 'deleted-clause', key: keyOf(part, 'deleted-clause', 0) }]
  }
  const move = { kind: 'moved', key: keyOf(part, 'moved', 0), from: 0, to: 0, by: moved ?? [] } as const
  return [...(moved ? [move] : []), ...runsIn(part)]
}

/** Changed pieces that stand together, by whatever stands between. */
function runsIn(part: ComparedPart): UnplacedChange[] {
  const { pieces } = part
  const runs: { kind: 'words' | 'formatting'; from: number; to: number; offset: number }[] = []
  let offset = 0
  pieces.forEach((piece, index) => {
    const start = offset
    if (piece.kind !== 'inserted') offset += piece.text.length
    if (piece.kind === 'kept') return
    const kind = piece.kind === 'formatted' ? 'formatting' : 'words'
    const last = runs.at(-1)
    if (last?.kind === kind && isOneChange(pieces, last, index)) last.to = index + 1
    else runs.push({ kind, from: index, to: index + 1, offset: start })
  })
  return runs.map(({ kind, from, to, offset: at }) => {
    const by = strokesIn(pieces.slice(from, to))
    return { kind, from, to, by, key: keyOf(part, kind, at) }
  })
}

/** Next to each other; or by the same people with no more than a paragraph's end or white space between them. */
function isOneChange(
  pieces: readonly Piece[],
  { from, to }: { from: number; to: number },
  next: number,
): boolean {
  const between = pieces.slice(to, next)
  if (between.length === 0) return true
  if (between.length > 1 || !between.every((piece) => isSign(piece) || piece.text.trim() === '')) return false
  return isBySame(strokesIn(pieces.slice(from, to)), strokesIn(pieces.slice(next, next + 1)))
}

function strokesIn(pieces: readonly Piece[]): Stroke[] {
  return joinedStrokes(pieces.flatMap((piece) => ('by' in piece ? piece.by : [])))
}

function keyOf({ container, clauseId, now, before }: ComparedPart, kind: ChangeKind, offset: number): string {
  const place = clauseId ?? [container, ...(now ?? before ?? { path: [] }).path].join('.')
  return `${place} ${kind} ${offset}`
}
