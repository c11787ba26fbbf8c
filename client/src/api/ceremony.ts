// What the server is asked while a signature is given.
import type { BodyOf, ParamsOf } from '@plenary/shared/api/route'
import type { beginSignature, finishSignature, prepareSignature } from '@plenary/shared/api/signing-routes'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { fetchBytes } from './fetch-file.ts'
import { keyOfSigning } from './signing.ts'

export type CityPlace = ParamsOf<typeof beginSignature>
export type AttemptPlace = ParamsOf<typeof prepareSignature>
export type Confirmation = NonNullable<BodyOf<typeof prepareSignature>['confirmation']>
export type SignatureGiven = BodyOf<typeof finishSignature>

const ATTEMPT = '/api/declarations/:declaration/signing/attempts/:attempt'

export const askForConsent = (params: CityPlace, publicKey: string) =>
  call('POST /api/declarations/:declaration/signing/cities/:city/consent', { params, body: { publicKey } })

export const askToPrepare = (params: AttemptPlace, body: BodyOf<typeof prepareSignature>) =>
  call(`POST ${ATTEMPT}/prepare`, { params, body })

export const readPreparedPdf = ({ declaration, attempt }: AttemptPlace): Promise<Bytes> =>
  fetchBytes(
    `/api/declarations/${encodeURIComponent(declaration)}/signing/attempts/${encodeURIComponent(attempt)}/pdf`,
  )

export const sendSignature = (params: AttemptPlace, body: SignatureGiven) =>
  call(`POST ${ATTEMPT}/signature`, { params, body })

/** Resolves when the page knows of it. */
export function useReadSigningAnew(declaration: string): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOfSigning(declaration) })
}

/** A code is kept by nobody but the dialog that shows it. */
export function useIssueCode(params: CityPlace) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/declarations/:declaration/signing/cities/:city/code', { params }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOfSigning(params.declaration) }),
    gcTime: 0,
  })
}

/** What became of the codes, for the secretariat; asked for anew with the signing. */
export function useIssuedCodes(declaration: string) {
  return useQuery({
    queryKey: [...keyOfSigning(declaration), 'codes'],
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/signing/codes', { params: { declaration }, signal }),
  })
}
