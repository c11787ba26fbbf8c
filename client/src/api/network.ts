// Changing the network's name, which stands in the header of every screen.
import type { renameNetwork } from '@plenary/shared/api/people-routes'
import type { BodyOf } from '@plenary/shared/api/route'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { meQuery } from './people.ts'

export type NetworkNames = BodyOf<typeof renameNetwork>['names']

export function useRenameNetwork() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (names: NetworkNames) => call('PUT /api/network', { body: { names } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['network'] }),
        client.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]),
  })
}
