// Recording proxies, and that they hold no more.
import type { BodyOf } from '@plenary/shared/api/route'
import type { routes } from '@plenary/shared/api/routes'
import { useMutation, useQueryClient } from '@tanstack/react-query'
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
    onSuccess: () => client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
  })
}

export function useRemoveProxy(plenary: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (principal: string) =>
      call('DELETE /api/plenaries/:plenary/proxies/:city', { params: { plenary, city: principal } }),
    onSuccess: () => client.invalidateQueries({ queryKey: plenaryQuery(plenary).queryKey }),
  })
}
