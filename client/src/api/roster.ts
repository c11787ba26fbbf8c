// The roster of a plenary: the separate facts of every city there.
import type { putRosterEntry, RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { plenaryQuery } from './plenaries.ts'

export type RosterFacts = BodyOf<typeof putRosterEntry>

/** The five facts, in the order of their columns. */
export const ROSTER_FACTS = [
  'member',
  'present',
  'counts',
  'named',
  'signs',
] as const satisfies readonly (keyof RosterFacts)[]
export type RosterFact = (typeof ROSTER_FACTS)[number]

/** The facts of an entry, without its city. */
export function factsOf({ member, present, counts, named, signs }: RosterEntry): RosterFacts {
  return { member, present, counts, named, signs }
}

/** A city that stands on the roster before anything is said about it. */
export const NO_FACTS: RosterFacts = {
  member: false,
  present: false,
  counts: false,
  named: false,
  signs: false,
}

/**
 * Puts a city on the roster, or changes its facts. What was ticked shows at once, and goes back when the server
 * refuses it; changes of one plenary are sent in the order of the ticks.
 */
export function usePutRosterEntry(plenary: string) {
  const client = useQueryClient()
  const { queryKey } = plenaryQuery(plenary)
  return useMutation({
    scope: { id: `roster-${plenary}` },
    mutationFn: ({ city, facts }: { city: string; facts: RosterFacts }) =>
      call('PUT /api/plenaries/:plenary/roster/:city', { params: { plenary, city }, body: facts }),
    onMutate: async ({ city, facts }) => {
      await client.cancelQueries({ queryKey, exact: true })
      client.setQueryData(queryKey, (before) => {
        if (!before) return before
        const roster = before.roster.map((entry) => (entry.city.id === city ? { ...entry, ...facts } : entry))
        return { ...before, roster }
      })
    },
    onSettled: () => refreshRoster(client, plenary),
  })
}

export function useRemoveRosterEntry(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `roster-${plenary}` },
    mutationFn: (city: string) =>
      call('DELETE /api/plenaries/:plenary/roster/:city', { params: { plenary, city } }),
    onSettled: () => refreshRoster(client, plenary),
  })
}

/** Not while a later tick is still on its way: its answer would show the state before it. */
async function refreshRoster(client: ReturnType<typeof useQueryClient>, plenary: string): Promise<void> {
  const isLast =
    client.isMutating({ predicate: ({ options }) => options.scope?.id === `roster-${plenary}` }) <= 1
  if (!isLast) return
  await Promise.all([
    client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
    client.invalidateQueries({ queryKey: ['declarations'] }),
    client.invalidateQueries({ queryKey: ['invitations'] }),
  ])
}
