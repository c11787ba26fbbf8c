// What the board shows of one city on one clause, or on the whole text.
import type { CityStandings, Standing } from '@plenary/shared/positions/standings'
import type { Shown } from '../ui/position-glyph.tsx'

export interface Cell {
  readonly shown: Shown
  /** What was stated last; undefined where the city is silent on it and on the whole text. */
  readonly standing: Standing | undefined
  /** Whether it was stated of the whole text, and nothing of the clause itself. */
  readonly isOfWhole: boolean
}

/** @param clauseId null for the whole text */
export function cellOf({ whole, clauses }: CityStandings, clauseId: string | null): Cell {
  const own = clauseId === null ? whole : clauses.get(clauseId)
  if (own || clauseId === null || !whole) return { shown: shownOf(own), standing: own, isOfWhole: false }
  const shown = shownOf(whole)
  // Which of its clauses changed is not known: the column of the whole text asks to reaffirm.
  return { shown: shown === 'stale' ? 'silent' : shown, standing: whole, isOfWhole: true }
}

/** An objection holds until the city says otherwise, whatever has become of the words. */
function shownOf(standing: Standing | undefined): Shown {
  if (!standing) return 'silent'
  return standing.isStale && standing.position !== 'objects' ? 'stale' : standing.position
}
