// What others did about a declaration that concerns the person, and up to when the person has seen it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Reply } from './call.ts'

type News = Reply<'GET /api/declarations/:declaration/news'>

const keyOf = (declaration: string) => ['news', declaration]

export function useNewsEvents(declaration: string) {
  return useQuery({
    queryKey: keyOf(declaration),
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/news', { params: { declaration }, signal }),
  })
}

/** Seen at once on this page, and for every other of the person when the server has it. */
export function useMarkNewsSeen(declaration: string) {
  const client = useQueryClient()
  const queryKey = keyOf(declaration)
  return useMutation({
    mutationFn: (until: string) =>
      call('PUT /api/declarations/:declaration/news/seen', { params: { declaration }, body: { until } }),
    onMutate: async (seenAt) => {
      // An answer under way has the mark as it was.
      await client.cancelQueries({ queryKey })
      client.setQueryData<News>(queryKey, (news) => news && { ...news, seenAt })
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
