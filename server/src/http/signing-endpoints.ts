// The signing of an adopted declaration, but for the ceremony in the browser.
import type { signingRoutes } from '@plenary/shared/api/signing-routes'
import { refuse } from '@plenary/shared/refusal'
import { abortSigning } from '../commands/abort-signing.ts'
import { addScan } from '../commands/add-scan.ts'
import { concludeSigning } from '../commands/conclude-signing.ts'
import { declineSigning, takeBackDeclining } from '../commands/decline-signing.ts'
import { openSigning } from '../commands/open-signing.ts'
import { recordPaperSignature } from '../commands/record-paper-signature.ts'
import { removeScan } from '../commands/remove-scan.ts'
import { withdrawPaperSignature } from '../commands/withdraw-paper-signature.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { scanFileName, titleInFileName } from './file-name.ts'
import { readScanFile, readSignedPdf, readSigning, type SignedPdf } from './queries/read-signing.ts'
import { ofDeclaration, ofSigningCity } from './scopes.ts'

/** So many bundles of one person at once. */
const BUNDLES = 2

export function signingEndpoints({
  context: network,
  texts,
  signedPage,
  bundles,
}: EndpointParts): Endpoints<keyof typeof signingRoutes> {
  const { read } = network.storage
  const context = { ...network, texts, signedPage }
  const few = new FewAtOnce(BUNDLES)
  const scope = ({ params }: { params: { declaration: string } }) => ofDeclaration(read, params.declaration)
  const placeOf = ({ declaration, city }: { declaration: string; city: string }) => ({
    declarationId: declaration,
    cityId: city,
  })

  return {
    getSigning: { scope, answer: ({ params }) => readSigning(read, params.declaration) },
    openSigning: {
      scope,
      answer: ({ actor, params, body }) =>
        openSigning(context, actor, { declarationId: params.declaration, digest: body?.digest }),
    },
    abortSigning: {
      scope,
      answer: ({ actor, params, body }) =>
        abortSigning(context, actor, { declarationId: params.declaration, reason: body.reason }),
    },
    concludeSigning: {
      scope,
      answer: ({ actor, params }) => concludeSigning(context, actor, params.declaration),
    },
    recordPaperSignature: {
      scope,
      answer: ({ actor, params, body }) =>
        recordPaperSignature(context, actor, { ...placeOf(params), ...body }),
    },
    withdrawPaperSignature: {
      scope,
      answer: ({ actor, params, body }) =>
        withdrawPaperSignature(context, actor, { ...placeOf(params), ...body }),
    },
    declineSigning: {
      scope: ({ actor, params }) => ofSigningCity(read, actor, placeOf(params)),
      answer: ({ actor, params, body }) => declineSigning(context, actor, { ...placeOf(params), ...body }),
    },
    takeBackDeclining: {
      scope: ({ actor, params }) => ofSigningCity(read, actor, placeOf(params)),
      answer: ({ actor, params }) => takeBackDeclining(context, actor, placeOf(params)),
    },
    addScan: {
      scope,
      answer: ({ actor, params, query, file }) =>
        addScan(context, actor, { declarationId: params.declaration, name: query.name, file }),
    },
    getScan: {
      scope,
      answer: async ({ params }) => {
        const scan = await readScanFile(read, params.declaration, params.scan)
        if (!scan) return refuse('not-found')
        return { name: scanFileName(scan), type: scan.type, bytes: new Uint8Array(scan.bytes) }
      },
    },
    removeScan: {
      scope,
      answer: ({ actor, params }) =>
        removeScan(context, actor, { declarationId: params.declaration, scanId: params.scan }),
    },
    getSignedPdf: {
      scope,
      answer: async ({ params }) => {
        const pdf = await readSignedPdf(read, params.declaration)
        if (!pdf) return refuse('not-found')
        return { name: signedFileName(pdf), type: 'application/pdf', bytes: pdf.bytes }
      },
    },
    getBundle: {
      scope,
      answer: ({ actor, params }) => few.run(actor.personId, () => bundles.of(params.declaration)),
    },
  }
}

/** Told apart from the same text without signatures, which is called `Rev-1`. */
function signedFileName({ title, number, isEnded }: SignedPdf): string {
  return `${titleInFileName(title)}-Rev-${number}-${isEnded ? 'signed' : 'sealed'}.pdf`
}
