// The network's cities.
import type { changeCity, createCity } from '@plenary/shared/api/plenary-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

export type CityBody = BodyOf<typeof createCity> & BodyOf<typeof changeCity>

/** By sort name, as the server orders them. */
export function useCities() {
  return useQuery({ queryKey: ['cities'], queryFn: ({ signal }) => call('GET /api/cities', { signal }) })
}

/** Adds a city, or changes the one with an id; answers its id. Rosters show the new names too. */
export function useSaveCity() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, body }: { id: string | undefined; body: CityBody }): Promise<string> => {
      if (id === undefined) return (await call('POST /api/cities', { body })).id
      await call('PUT /api/cities/:city', { params: { city: id }, body })
      return id
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cities'] }),
        client.invalidateQueries({ queryKey: ['plenaries'] }),
      ]),
  })
}
