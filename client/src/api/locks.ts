// The locked clauses of a text, and the secretariat's acts on them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

/** The locked clauses: since when, by whom, and the digest of their words. */
export function useLocks(text: string) {
  return useQuery({
    queryKey: ['locks', text],
    queryFn: ({ signal }) => call('GET /api/texts/:text/locks', { params: { text }, signal }),
  })
}

/** Digests of the text and of its clauses as the server has them now. */
export function useDigests(text: string) {
  return useQuery({
    queryKey: ['digests', text],
    queryFn: ({ signal }) => call('GET /api/texts/:text/digests', { params: { text }, signal }),
    staleTime: 0,
  })
}

/** With a reason the clause is unlocked; else it is locked, with a digest only if that is still the one of its words. */
export type ClauseAct = { clause: string } & ({ reason: string } | { digest: string | undefined })

/** Locks a clause, or unlocks it with a reason; resolves when the page has asked for the locks anew. */
export function useLockClause(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ClauseAct) =>
      'reason' in body
        ? call('POST /api/declarations/:declaration/unlock', { params: { declaration }, body })
        : call('POST /api/declarations/:declaration/lock', { params: { declaration }, body }),
    onError: () => client.invalidateQueries({ queryKey: ['digests'] }),
    onSettled: () => client.invalidateQueries({ queryKey: ['locks'] }),
  })
}
