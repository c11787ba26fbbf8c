// The roots of the network whose site this is, and what they revoked: for the page that verifies.
import type { Bytes } from '@plenary/shared/signing/subtle'
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
