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

export interface ClauseAct {
  clause: string
  /** Given: the clause is unlocked. Undefined: it is locked. */
  reason: string | undefined
}

/** Locks a clause, or unlocks it with a reason; resolves when the page has asked for the locks anew. */
export function useLockClause(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ clause, reason }: ClauseAct) =>
      reason === undefined
        ? call('POST /api/declarations/:declaration/lock', { params: { declaration }, body: { clause } })
        : call('POST /api/declarations/:declaration/unlock', {
            params: { declaration },
            body: { clause, reason },
          }),
    onSettled: () => client.invalidateQueries({ queryKey: ['locks'] }),
  })
}
