// Where one city stands on one clause, or on the whole text, as boards and walls show it.
import type { CityStandings, Stand, Standing } from './standings.ts'

export interface Cell {
  readonly shown: Stand
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
function shownOf(standing: Standing | undefined): Stand {
  if (!standing) return 'silent'
  return standing.isStale && standing.position !== 'objects' ? 'stale' : standing.position
}
