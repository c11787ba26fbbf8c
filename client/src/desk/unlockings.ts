// Who unlocked which clause, and why, from the record: for those who may read it.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'

export interface Unlocking {
  clauseId: string
  personId: string
  name: string
  at: string
  reason: string
}

/** The newest first. Asked anew whenever it is wanted: nothing else says that there is another one. */
function unlockingsQuery({ id, role, cityId, state }: DeclarationFacts) {
  return queryOptions({
    // Under the key of the record (`auditKey`), whose module would bring its pages along before the first keystroke.
    queryKey: ['audit', id, 'unlockings'],
    // Without the signal: what is told waits for it too, and a panel that goes does not end it.
    queryFn: async () => {
      const { entries } = await call('GET /api/declarations/:declaration/audit', {
        params: { declaration: id },
        query: { action: 'clause-unlocked', refused: 'none' },
      })
      return entries.map(unlockingOf)
    },
    enabled: isAllowed({ role, ownCity: cityId, action: 'read-audit', state, city: null }),
    staleTime: 0,
  })
}

export function useUnlockings(declaration: DeclarationFacts) {
  return useQuery(unlockingsQuery(declaration))
}

/** The latest of a clause, asked now; undefined for who may not read the record. Throws when the server does not answer. */
export async function readUnlocking(
  client: QueryClient,
  declaration: DeclarationFacts,
  clauseId: string,
): Promise<Unlocking | undefined> {
  const { enabled, ...query } = unlockingsQuery(declaration)
  return enabled ? latestUnlocking(await client.fetchQuery(query), clauseId) : undefined
}

export function latestUnlocking(
  unlockings: readonly Unlocking[] | undefined,
  clauseId: string,
): Unlocking | undefined {
  return unlockings?.find((unlocking) => unlocking.clauseId === clauseId)
}

function unlockingOf({ at, actor, name, data }: RecordedEntry): Unlocking {
  return { clauseId: `${data.clauseId}`, personId: actor, name: name ?? '', at, reason: `${data.reason}` }
}
