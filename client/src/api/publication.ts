// What is published of a declaration, and its publication.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

/** While cities sign, what comes of it is looked for this often. */
const SIGNING_PAUSE = 15_000

/** As everybody may read it. */
export function usePublished(declaration: string) {
  return useQuery({
    queryKey: ['published', declaration],
    queryFn: ({ signal }) => call('GET /api/published/:declaration', { params: { declaration }, signal }),
    refetchInterval: ({ state: { data } }) => data?.state === 'signing' && SIGNING_PAUSE,
  })
}

export const PUBLICATION_ACTS = ['publish', 'withdraw'] as const
export type PublicationAct = (typeof PUBLICATION_ACTS)[number]

/** Resolves when the page has asked for the declaration anew. */
export function usePublicationAct(declaration: string) {
  const client = useQueryClient()
  const params = { declaration }
  return useMutation({
    mutationFn: async (act: PublicationAct): Promise<void> => {
      if (act === 'publish') await call('POST /api/declarations/:declaration/publication', { params })
      else await call('POST /api/declarations/:declaration/publication/withdraw', { params })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['declarations'] }),
  })
}
