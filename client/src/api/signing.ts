// The signing of a declaration: what came of it city by city, and what is done to it.
import type { ParamsOf } from '@plenary/shared/api/route'
import type { recordPaperSignature } from '@plenary/shared/api/signing-routes'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

export const keyOfSigning = (declaration: string) => ['signing', declaration]

/** The one that is under way or was concluded; null where there is none. */
export function useSigning(declaration: string) {
  return useQuery({
    queryKey: keyOfSigning(declaration),
    queryFn: ({ signal }) =>
      call('GET /api/declarations/:declaration/signing', { params: { declaration }, signal }),
  })
}

type City = Pick<ParamsOf<typeof recordPaperSignature>, 'city'>
export type SigningAct =
  /** Only if it is the digest of what was adopted. */
  | { act: 'open'; digest: string }
  | { act: 'abort'; reason: string }
  | { act: 'conclude' }
  | ({ act: 'record-paper'; name: string; at: string } & City)
  | ({ act: 'take-back-paper'; reason: string } & City)
  | ({ act: 'decline'; reason: string } & City)
  | ({ act: 'sign-after-all' } & City)
  | { act: 'remove-scan'; scan: string }

/** Resolves when the page has asked for the signing anew. */
export function useSigningAct(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: SigningAct) => send(declaration, act),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keyOfSigning(declaration) }),
        client.invalidateQueries({ queryKey: ['declarations'] }),
      ]),
  })
}

async function send(declaration: string, act: SigningAct): Promise<void> {
  const params = { declaration }
  switch (act.act) {
    case 'open':
      await call('POST /api/declarations/:declaration/signing', { params, body: { digest: act.digest } })
      return
    case 'abort':
      return call('POST /api/declarations/:declaration/signing/abort', {
        params,
        body: { reason: act.reason },
      })
    case 'conclude':
      return call('POST /api/declarations/:declaration/signing/conclude', { params })
    case 'remove-scan':
      return call('DELETE /api/declarations/:declaration/signing/scans/:scan', {
        params: { declaration, scan: act.scan },
      })
    default:
      return sendOfCity({ declaration, city: act.city }, act)
  }
}

function sendOfCity(
  params: { declaration: string; city: string },
  act: Extract<SigningAct, { city: string }>,
): Promise<void> {
  switch (act.act) {
    case 'record-paper':
      return call('PUT /api/declarations/:declaration/signing/cities/:city/paper', {
        params,
        body: { name: act.name, at: act.at },
      })
    case 'take-back-paper':
      return call('POST /api/declarations/:declaration/signing/cities/:city/paper/withdraw', {
        params,
        body: { reason: act.reason },
      })
    case 'decline':
      return call('POST /api/declarations/:declaration/signing/cities/:city/decline', {
        params,
        body: { reason: act.reason },
      })
    case 'sign-after-all':
      return call('POST /api/declarations/:declaration/signing/cities/:city/decline/withdraw', { params })
  }
}

/** Resolves when the page has asked for the signing anew. */
export function useAddScan(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) =>
      call('POST /api/declarations/:declaration/signing/scans', {
        params: { declaration },
        query: { name: keptName(file.name) },
        file,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOfSigning(declaration) }),
  })
}

/** A PDF that was signed outside. Resolves when the page has asked for the signing anew. */
export function useUploadSignedPdf(declaration: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ city, file }: City & { file: File }) =>
      call('POST /api/declarations/:declaration/signing/cities/:city/outside', {
        params: { declaration, city },
        file,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOfSigning(declaration) }),
  })
}

/** So many characters of a file's name are kept: its beginning and its end. */
const LONGEST_NAME = 200

function keptName(name: string): string {
  const letters = [...name]
  return letters.length <= LONGEST_NAME
    ? name
    : [...letters.slice(0, LONGEST_NAME - 21), '…', ...letters.slice(-20)].join('')
}

/** Where the sealed text lies, with the signatures that were given so far. */
export const signedPdfAddress = (declaration: string) =>
  `/api/declarations/${encodeURIComponent(declaration)}/signing/pdf`

/** Everything with which it is checked elsewhere; there once the signing is concluded. */
export const bundleAddress = (declaration: string) =>
  `/api/declarations/${encodeURIComponent(declaration)}/signing/bundle`

export const scanAddress = (declaration: string, scan: string) =>
  `/api/declarations/${encodeURIComponent(declaration)}/signing/scans/${encodeURIComponent(scan)}`
