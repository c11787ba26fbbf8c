// The hall of a declaration, as the secretariat steers it.
import type { HallView } from '@plenary/shared/api/hall-routes'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Reply } from './call.ts'

export type HallFacts = Reply<'GET /api/declarations/:declaration/hall'>

const keyOf = (declaration: string) => ['hall', declaration]

export function useHallFacts(declaration: string) {
  return useQuery({
    queryKey: keyOf(declaration),
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/hall', { params: { declaration }, signal }),
  })
}

/** Opens the hall under a new address, which the answer has and nothing keeps; `close` makes the present one dead. */
export function useHallAct(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (act: 'open' | 'close') => {
      const params = { declaration }
      if (act === 'open') return call('POST /api/declarations/:declaration/hall', { params })
      await call('DELETE /api/declarations/:declaration/hall', { params })
      return undefined
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(declaration) }),
  })
}

/** One after the other, so that the last wish is what stays; shown at once, and again as the server has it. */
export function useSteerHall(declaration: string) {
  const client = useQueryClient()
  const queryKey = keyOf(declaration)
  return useMutation({
    scope: { id: `hall ${declaration}` },
    mutationFn: (body: HallView) =>
      call('PUT /api/declarations/:declaration/hall/view', { params: { declaration }, body }),
    onMutate: async (view) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData<HallFacts>(queryKey, (facts) => facts && { ...facts, view })
    },
    onSettled: (_, error) => {
      const asked = client.invalidateQueries({ queryKey })
      return error ? undefined : asked
    },
  })
}
