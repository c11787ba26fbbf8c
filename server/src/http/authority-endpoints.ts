// The network's certificate authority: roots and revocation lists for everybody, a new root for the secretariat.
import type { authorityRoutes } from '@plenary/shared/api/authority-routes'
import { isRefusal, refuse } from '@plenary/shared/refusal'
import { pemOf } from '@plenary/shared/signing/pem'
import { authorityOfId } from '../commands/authority-in-use.ts'
import { revokeExpired } from '../commands/revoke-unused.ts'
import { rotateAuthority } from '../commands/rotate-authority.ts'
import { RevocationLists } from '../signing/revocation-lists.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { listAuthorities, readAuthority, readRevocations } from './queries/read-authority.ts'
import { ofNetwork } from './scopes.ts'

export function authorityEndpoints({
  context: network,
  authorityKeys,
}: EndpointParts): Endpoints<keyof typeof authorityRoutes> {
  const { read } = network.storage
  const context = { ...network, authorityKeys }
  const revocationLists = new RevocationLists(network.surroundings)

  return {
    listAuthorities: { answer: () => listAuthorities(read) },
    getAuthorityFile: {
      answer: async ({ params: { file } }) => {
        const [fingerprint = '', ending] = file.split('.')
        const row = await readAuthority(read, fingerprint)
        if (!row) return refuse('not-found')
        const name = `root-${row.number}.${ending}`
        if (ending === 'pem') {
          const bytes = new Uint8Array(Buffer.from(pemOf(row.certificate)))
          return { name, type: 'application/x-pem-file', bytes }
        }
        const authority = await authorityOfId(context, row.id)
        if (isRefusal(authority)) return authority
        const refusal = await revokeExpired(context, row.id)
        if (refusal) return refusal
        const bytes = await revocationLists.of(authority, await readRevocations(read, row.id))
        return { name, type: 'application/pkix-crl', bytes }
      },
    },
    rotateAuthority: { scope: ofNetwork, answer: ({ actor }) => rotateAuthority(context, actor) },
  }
}
