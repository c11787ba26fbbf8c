// What was signed outside and comes back.
import type { outsideRoutes } from '@plenary/shared/api/signing-routes'
import { uploadSignedPdf } from '../commands/upload-signed-pdf.ts'
import { OutsideThread } from '../signing/outside-thread.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { ofSigningCity } from './scopes.ts'

export function outsideEndpoints({
  context: network,
  trustedRoots,
}: Pick<EndpointParts, 'context' | 'trustedRoots'>): Endpoints<keyof typeof outsideRoutes> {
  const context = { ...network, outside: new OutsideThread(), trustedRoots }
  const placeOf = ({ declaration, city }: { declaration: string; city: string }) => ({
    declarationId: declaration,
    cityId: city,
  })
  return {
    uploadSignedPdf: {
      scope: ({ actor, params }) => ofSigningCity(network.storage.read, actor, placeOf(params)),
      answer: ({ actor, params, file }) =>
        uploadSignedPdf(context, actor, { ...placeOf(params), file: new Uint8Array(file) }),
    },
  }
}
