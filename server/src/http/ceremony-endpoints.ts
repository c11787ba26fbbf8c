// The ceremony of a signature: consent → confirmed → prepared → signed in the browser → embedded.
import type { ceremonyRoutes } from '@plenary/shared/api/signing-routes'
import { isRefusal, refuse } from '@plenary/shared/refusal'
import { fromBase64, toBase64 } from '@plenary/shared/signing/base64'
import { beginSignature } from '../commands/begin-signature.ts'
import { finishSignature } from '../commands/finish-signature.ts'
import { issueSigningCode } from '../commands/issue-signing-code.ts'
import { preparedPdf, prepareSignature } from '../commands/prepare-signature.ts'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readSigningCodes } from './queries/read-signing-codes.ts'
import { ofDeclaration, ofSigningCity } from './scopes.ts'

interface OfAttempt {
  readonly params: { readonly declaration: string; readonly attempt: string }
}

export function ceremonyEndpoints({
  context: network,
  authorityKeys,
  attempts,
  setStamp,
}: EndpointParts): Endpoints<keyof typeof ceremonyRoutes> {
  const { read } = network.storage
  const context = { ...network, authorityKeys, attempts, setStamp }
  const placeOf = ({ declaration, city }: { declaration: string; city: string }) => ({
    declarationId: declaration,
    cityId: city,
  })
  const attemptOf = ({ params }: OfAttempt) => ({
    declarationId: params.declaration,
    attemptId: params.attempt,
  })
  /** Of an attempt that ended, whoever might sign for a city is told so. */
  const scopeOfAttempt = async ({ actor, params }: OfAttempt & { actor: SignedIn }) => {
    const cityId = attempts.find(params.attempt, actor.personId)?.cityId
    if (cityId !== undefined) return ofSigningCity(read, actor, { declarationId: params.declaration, cityId })
    const scope = await ofDeclaration(read, params.declaration)
    return scope && { ...scope, cityId: capacityIn(actor, scope.plenaryId).cityId }
  }

  return {
    issueSigningCode: {
      scope: ({ params }) => ofDeclaration(read, params.declaration),
      answer: ({ actor, params }) => issueSigningCode(context, actor, placeOf(params)),
    },
    listSigningCodes: {
      scope: ({ params }) => ofDeclaration(read, params.declaration),
      answer: ({ params }) => readSigningCodes(read, params.declaration),
    },
    beginSignature: {
      scope: ({ actor, params }) => ofSigningCity(read, actor, placeOf(params)),
      answer: async ({ actor, params, body }) => {
        const publicKey = fromBase64(body.publicKey)
        if (!publicKey) return refuse('invalid-input', 'publicKey')
        return beginSignature(context, actor, { ...placeOf(params), publicKey })
      },
    },
    prepareSignature: {
      scope: scopeOfAttempt,
      answer: async ({ actor, params, body }) => {
        const { stamp, confirmation } = body
        const asked = { ...attemptOf({ params }), confirmation, stamp }
        const prepared = await prepareSignature(context, actor, asked)
        if (isRefusal(prepared)) return prepared
        const { byteRange, statement } = prepared
        return {
          certificate: toBase64(prepared.certificate),
          root: toBase64(prepared.root),
          signedAttributes: toBase64(prepared.signedAttributes),
          byteRange: [...byteRange],
          statement,
        }
      },
    },
    getPreparedPdf: {
      scope: scopeOfAttempt,
      answer: async ({ actor, params }) => {
        const bytes = await preparedPdf(context, actor, attemptOf({ params }))
        return isRefusal(bytes) ? bytes : { name: 'prepared.pdf', type: 'application/pdf', bytes }
      },
    },
    finishSignature: {
      scope: scopeOfAttempt,
      answer: async ({ actor, params, body }) => {
        const signature = fromBase64(body.signature)
        if (signature?.length !== 64) return refuse('invalid-input', 'signature')
        const given = { ...attemptOf({ params }), signature, statement: body.statement }
        return finishSignature(context, actor, given)
      },
    },
  }
}
