// The roots of the network whose site this is, and what they revoked: for the page that verifies, and for the secretariat.
import type { Bytes } from '@plenary/shared/signing/subtle'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

/** Root certificates and revocation lists, each as the server hands it out. What cannot be had is left out. */
export async function readNetworkTrust(): Promise<Bytes[]> {
  const roots = await call('GET /api/authority', {}).catch(() => [])
  const addresses = roots.flatMap(({ fingerprint }) =>
    ['pem', 'crl'].map((ending) => `/api/authority/${fingerprint}.${ending}`),
  )
  const files = await Promise.all(addresses.map(readFile))
  return files.flatMap((file) => file ?? [])
}

async function readFile(address: string): Promise<Bytes | undefined> {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

const KEY = ['authority']

/** The newest first. */
export function useRoots() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('GET /api/authority', { signal }) })
}

export function useRenewRoot() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/authority/rotate', {}),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

export const rootAddress = (fingerprint: string) => `/api/authority/${fingerprint}.pem`
