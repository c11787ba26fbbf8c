// Who wrote the words of a text, and what was changed in a clause.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { ProblemError } from './problem-error.ts'

/** Asked for anew by who has found that more is to be known. */
export function useAuthors(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['authors', text],
    queryFn: ({ signal }) => call('GET /api/texts/:text/authors', { params: { text }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
}

/** Who wrote a letter never changes; who carried it last is of the letter that was asked about. Null while the server has no such letter. */
export function useAuthorship(text: string, letter: { client: number; clock: number } | undefined) {
  return useQuery({
    queryKey: ['authorship', text, letter?.client, letter?.clock],
    queryFn: async ({ signal }) => {
      const { client = 0, clock = 0 } = letter ?? {}
      try {
        return await call('GET /api/texts/:text/authorship', {
          params: { text },
          query: { client, clock },
          signal,
        })
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'not-found') return null
        throw error
      }
    },
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
    enabled: letter !== undefined,
  })
}

/**
 * The newest first, so many at a time.
 * @param changedAt when it was last changed, as the desk knows: another moment is another question
 */
export function useClauseHistory(text: string, clause: string, changedAt: string | null) {
  return useInfiniteQuery({
    queryKey: ['clause-history', text, clause, changedAt],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/texts/:text/clauses/:clause/history', {
        params: { text, clause },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ before }) => before,
    placeholderData: keepPreviousData,
  })
}
