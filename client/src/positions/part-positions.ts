// The positions on each clause in the few words for which the text has room.

import { cellOf } from '@plenary/shared/positions/cell'
import type { PartPositions, SaidPosition } from '../ui/part-positions.ts'
import type { Shown } from '../ui/position-glyph.tsx'
import type { Board, BoardColumn } from './board.ts'

export interface CountWords {
  /** `4 agree`. */
  readonly counted: (shown: Shown, count: number) => string
  /** `5 to reaffirm, 4 agree`. */
  readonly both: (one: string, other: string) => string
  readonly own: (shown: Shown) => string
}

const IN_ORDER: readonly Shown[] = [
  'agrees',
  'ad-referendum',
  'reserves',
  'objects',
  'abstains',
  'stale',
  'silent',
]
const BY_LOUDNESS: readonly Shown[] = [
  'objects',
  'stale',
  'reserves',
  'silent',
  'ad-referendum',
  'abstains',
  'agrees',
]

/** By the clauses' ids. @param ownCity null for whoever is of none */
export function partPositions(
  board: Board,
  ownCity: string | null,
  words: CountWords,
): ReadonlyMap<string, PartPositions> {
  return new Map(
    board.columns.flatMap((column) =>
      column.clauseId === null ? [] : [[column.clauseId, positionsOn(board, column, ownCity, words)]],
    ),
  )
}

function positionsOn(
  { rows }: Board,
  { clauseId }: BoardColumn,
  ownCity: string | null,
  words: CountWords,
): PartPositions {
  const shownTo = (cityId: string) => {
    const row = rows.find((each) => each.cityId === cityId)
    return row && cellOf(row.standings, clauseId).shown
  }
  const own = ownCity === null ? undefined : shownTo(ownCity)
  const counts = new Map<Shown, number>()
  for (const { counts: isCounted, standings } of rows) {
    const { shown } = cellOf(standings, clauseId)
    if (isCounted) counts.set(shown, (counts.get(shown) ?? 0) + 1)
  }
  const said = (shown: Shown): SaidPosition[] => {
    const count = counts.get(shown)
    return count === undefined ? [] : [{ shown, words: words.counted(shown, count) }]
  }
  const isSilent = [...counts.keys()].every((shown) => shown === 'silent')
  return {
    own: own && { shown: own, words: words.own(own) },
    counts: isSilent ? [] : IN_ORDER.flatMap(said),
    loudest: isSilent ? undefined : loudestOf(said, words),
    isAgreed: counts.size === 1 && counts.has('agrees'),
  }
}

function loudestOf(said: (shown: Shown) => SaidPosition[], { both }: CountWords): SaidPosition | undefined {
  const [first] = BY_LOUDNESS.flatMap(said)
  const [agreeing] = said('agrees')
  if (!first || !agreeing || first.shown === 'agrees') return first
  return { shown: first.shown, words: both(first.words, agreeing.words) }
}
