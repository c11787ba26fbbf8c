// What the clauses said on which the own city's position is to be reaffirmed.
import { useMemo } from 'react'
import { useWordsOfPositions } from '../api/positions.ts'
import type { Board } from './board.ts'
import { partWords } from './part-words.ts'

const NONE: ReadonlyMap<string, string> = new Map()

/** By the clauses' ids, and another object for another board. @param cityId null for whoever is of no city */
export function useWordsBefore(
  declarationId: string,
  board: Board | undefined,
  cityId: string | null,
): ReadonlyMap<string, string> {
  const row = board?.rows.find((each) => each.cityId === cityId)
  const stale = useMemo(() => {
    const all = [...(row?.standings.clauses ?? [])]
    return all.flatMap(([clauseId, { isStale, entry }]) => (isStale ? [{ clauseId, id: entry.id }] : []))
  }, [row])
  const words = useWordsOfPositions(
    declarationId,
    stale.map(({ id }) => id),
  )
  return useMemo(() => {
    const found = stale.flatMap(({ clauseId }, index) => {
      const clause = words[index]?.clause
      return clause ? [[clauseId, partWords(clause)] as const] : []
    })
    return found.length === 0 ? NONE : new Map(found)
  }, [stale, words])
}
