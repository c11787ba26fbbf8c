// Whom to believe that a key is somebody's: the root certificate that the reader brings, and its list of what was revoked.

import { fromBase64 } from '../signing/base64.ts'
import { hexOf } from '../signing/bytes.ts'
import {
  type Certificate,
  isCertifiedBy,
  isListOf,
  parseCertificate,
  parseRevocationList,
  type RevocationList,
} from '../signing/certificate.ts'
import { type Bytes, type Subtle, sha256 } from '../signing/subtle.ts'
import { broken, type Finding, holds, unknown } from './report.ts'

export interface Trust {
  /** Certificates that the reader has from elsewhere than the file. */
  readonly roots: readonly Certificate[]
  /** SHA-256 of certificates, as the reader has them from elsewhere. */
  readonly fingerprints: readonly string[]
  readonly lists: readonly RevocationList[]
}

/** The certificates in a file of PEM, or the one that it is as DER. */
export function readCertificates(bytes: Bytes, text: string): Certificate[] {
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g),
  ]
  const encoded = blocks.map(([, block = '']) => fromBase64(block.replaceAll(/\s/g, '')))
  const all = blocks.length > 0 ? encoded : [bytes]
  return all.flatMap((each) => (each && parseCertificate(each)) ?? [])
}

export function readRevocationLists(bytes: Bytes, text: string): RevocationList[] {
  const blocks = [...text.matchAll(/-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/g)]
  const encoded = blocks.map(([, block = '']) => fromBase64(block.replaceAll(/\s/g, '')))
  const all = blocks.length > 0 ? encoded : [bytes]
  return all.flatMap((each) => (each && parseRevocationList(each)) ?? [])
}

/** SHA-256 in hexadecimal, as a reader may have copied it: with blanks, colons or capitals. */
export function readFingerprint(text: string): string | undefined {
  const digits = text.replaceAll(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

export async function fingerprintOf(subtle: Subtle, { der }: Certificate): Promise<string> {
  return hexOf(await sha256(subtle, der))
}

/**
 * Whether a certificate was made by a root that the reader brings, was valid when it was used, and was not revoked.
 *
 * @param named certificates in the file itself, which nobody believes for that
 */
export async function judgeCertificate(
  subtle: Subtle,
  { certificate, at, named }: { certificate: Certificate; at: string; named: readonly Certificate[] },
  trust: Trust,
): Promise<Finding[]> {
  const root = await rootOf(subtle, certificate, [...trust.roots, ...named])
  const isValid = certificate.notBefore <= at && at <= certificate.notAfter
  if (at === '') return [broken('signatures', 'time-missing')]
  if (!isValid)
    return [broken('signatures', 'time-outside', { from: certificate.notBefore, to: certificate.notAfter })]
  if (!root)
    return [unknown('signatures', trust.roots.length > 0 ? 'issuer-other' : 'issuer-unknown', { issuer: '' })]
  const fingerprint = await fingerprintOf(subtle, root)
  const isTrusted =
    trust.fingerprints.includes(fingerprint) || trust.roots.some(({ der }) => hexOf(der) === hexOf(root.der))
  const isKnown = isTrusted
    ? holds('signatures', 'issuer-known', { issuer: root.names.commonName })
    : unknown(
        'signatures',
        trust.roots.length + trust.fingerprints.length > 0 ? 'issuer-other' : 'issuer-unknown',
        {
          issuer: root.names.commonName,
        },
      )
  return [isKnown, await judgeRevocation(subtle, certificate, root, at, trust.lists)]
}

async function rootOf(
  subtle: Subtle,
  certificate: Certificate,
  candidates: readonly Certificate[],
): Promise<Certificate | undefined> {
  for (const candidate of candidates)
    if (await isCertifiedBy(subtle, certificate, candidate)) return candidate
  return undefined
}

/** A list speaks of what was before it was made. */
async function judgeRevocation(
  subtle: Subtle,
  { serial }: Certificate,
  root: Certificate,
  at: string,
  lists: readonly RevocationList[],
): Promise<Finding> {
  let isClear = false
  for (const list of lists) {
    if (!(await isListOf(subtle, list, root))) continue
    const since = list.revoked.get(serial)
    if (since !== undefined) return broken('signatures', 'revoked', { at: since })
    if (list.madeAt >= at) isClear = true
  }
  return isClear ? holds('signatures', 'not-revoked') : unknown('signatures', 'revocation-unknown')
}
