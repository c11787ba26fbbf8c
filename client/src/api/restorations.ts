// Bringing an earlier moment of a text, or one clause of it, back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

export interface RestoredMoment {
  readonly text: string
  /** As addresses write it. */
  readonly from: string
  /** Undefined: the whole text. */
  readonly clause: string | undefined
}

/** What it would change, asked anew whenever it is about to be done. */
export function useRestoration({ text, from, clause }: RestoredMoment) {
  return useQuery({
    queryKey: ['restoration', text, from, clause],
    queryFn: ({ signal }) =>
      call('GET /api/texts/:text/restoration', {
        params: { text },
        query: { from, ...(clause === undefined ? {} : { clause }) },
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  })
}

/** With the digest of the words that were shown; where they have changed, what it would change is asked anew. */
export function useRestoreText({ text, from, clause }: RestoredMoment) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (digest: string | undefined) =>
      call('POST /api/texts/:text/restore', {
        params: { text },
        body: { from, digest, ...(clause === undefined ? {} : { clause }) },
      }),
    onError: () => client.invalidateQueries({ queryKey: ['restoration', text] }),
    onSuccess: () =>
      Promise.all(
        ['versions', 'work', 'past', 'digests'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  })
}
