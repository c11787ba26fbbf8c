// Plenaries: a meeting with its names, place, dates and rule of order.
import type { createPlenary } from '@plenary/shared/api/plenary-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Reply } from './call.ts'

export type PlenaryBody = BodyOf<typeof createPlenary>
export type PlenaryWithRoster = Reply<'GET /api/plenaries/:plenary'>

export const plenaryQuery = (plenary: string) =>
  queryOptions({
    queryKey: ['plenaries', plenary],
    queryFn: ({ signal }) => call('GET /api/plenaries/:plenary', { params: { plenary }, signal }),
  })

/** A plenary with its roster in the plenary's order. */
export function usePlenary(plenary: string) {
  return useQuery(plenaryQuery(plenary))
}

/** Creates a plenary, or changes the one with an id; answers its id. */
export function useSavePlenary() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, body }: { id: string | undefined; body: PlenaryBody }): Promise<string> => {
      if (id === undefined) return (await call('POST /api/plenaries', { body })).id
      await call('PUT /api/plenaries/:plenary', { params: { plenary: id }, body })
      return id
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['plenaries'] }),
  })
}
