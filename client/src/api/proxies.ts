// Recording proxies, and that they hold no more.
import type { BodyOf } from '@plenary/shared/api/route'
import type { routes } from '@plenary/shared/api/routes'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Reply } from './call.ts'
import { plenaryQuery } from './plenaries.ts'

export type ProxyOfCity = Reply<'GET /api/plenaries/:plenary/proxies'>[number]
export type ProxyBody = BodyOf<(typeof routes)['putProxy']>

/** Of a principal; one that the city has already is replaced. */
export function usePutProxy(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ principal, body }: { principal: string; body: ProxyBody }) =>
      call('PUT /api/plenaries/:plenary/proxies/:city', { params: { plenary, city: principal }, body }),
    onSuccess: () => refreshProxies(client, plenary),
  })
}

export function useRemoveProxy(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (principal: string) =>
      call('DELETE /api/plenaries/:plenary/proxies/:city', { params: { plenary, city: principal } }),
    onSuccess: () => refreshProxies(client, plenary),
  })
}

/** Who acts for whom is part of every decision of the plenary. */
async function refreshProxies(client: QueryClient, plenary: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
    client.invalidateQueries({ queryKey: ['declarations'] }),
  ])
}
