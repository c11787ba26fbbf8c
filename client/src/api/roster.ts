// The roster of a plenary: the separate facts of every city there.
import type { putRosterEntry, RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import type { SignatoryFacts } from '@plenary/shared/api/signing-routes'
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
function factsOf({ member, present, counts, named, signs }: RosterEntry): RosterFacts {
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

interface RosterChange {
  city: string
  facts: RosterFacts
  /** What stood there, to go back to; undefined for a city that was not on the roster. */
  before: RosterFacts | undefined
}

/**
 * Changes facts of a city, or puts it on the roster. A tick shows in the same moment, so that the next one begins from
 * it, and goes back when the server refuses it; changes of one plenary are sent in the order of the ticks.
 */
export function usePutRosterEntry(plenary: string) {
  const client = useQueryClient()
  const { queryKey } = plenaryQuery(plenary)

  function show(city: string, facts: RosterFacts) {
    client.setQueryData(queryKey, (known) => {
      if (!known) return known
      const roster = known.roster.map((entry) => (entry.city.id === city ? { ...entry, ...facts } : entry))
      return { ...known, roster }
    })
  }

  const { mutate, error } = useMutation({
    scope: { id: rosterScope(plenary) },
    mutationFn: ({ city, facts }: RosterChange) =>
      call('PUT /api/plenaries/:plenary/roster/:city', { params: { plenary, city }, body: facts }),
    onError: (_, { city, before }) => before && show(city, before),
    onSettled: () => refreshRoster(client, plenary),
  })

  function put(city: string, changed: Partial<RosterFacts>) {
    const entry = client.getQueryData(queryKey)?.roster.find((known) => known.city.id === city)
    const before = entry && factsOf(entry)
    const facts = { ...(before ?? NO_FACTS), ...changed }
    void client.cancelQueries({ queryKey, exact: true }, { revert: false })
    show(city, facts)
    mutate({ city, facts, before })
  }

  return { put, error }
}

export function useRemoveRosterEntry(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: rosterScope(plenary) },
    mutationFn: (city: string) =>
      call('DELETE /api/plenaries/:plenary/roster/:city', { params: { plenary, city } }),
    onSettled: () => refreshRoster(client, plenary),
  })
}

/** Who signs for a city; null: it is not known. */
export function useNameSignatory(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ city, signatory }: { city: string; signatory: SignatoryFacts }) =>
      call('PUT /api/plenaries/:plenary/roster/:city/signatory', {
        params: { plenary, city },
        body: { signatory },
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
        client.invalidateQueries({ queryKey: ['declarations'] }),
      ]),
  })
}

const rosterScope = (plenary: string) => `roster-${plenary}`

/** Not while a later tick is still on its way: its answer would show the state before it. */
async function refreshRoster(client: ReturnType<typeof useQueryClient>, plenary: string): Promise<void> {
  const isLast =
    client.isMutating({ predicate: ({ options }) => options.scope?.id === rosterScope(plenary) }) <= 1
  if (!isLast) return
  await Promise.all([
    client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
    client.invalidateQueries({ queryKey: ['declarations'] }),
    client.invalidateQueries({ queryKey: ['invitations'] }),
  ])
}
