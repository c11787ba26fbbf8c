// Whether the one signature in a SignedData is right: over these bytes, by the key of the certificate that it names.
import { type ByteRange, digestOfRange } from './byte-range.ts'
import { equalBytes } from './bytes.ts'
import { type Certificate, readTime } from './certificate.ts'
import { boundCertificateOf, messageDigestOf, type SignerInfo } from './cms.ts'
import { readDer, readOrUndefined } from './der.ts'
import { hashOf, judgeKeySignature } from './key-signature.ts'
import { OID } from './signed-attributes.ts'
import type { Bytes, Subtle } from './subtle.ts'

export interface SignedParts {
  readonly byteRange: ByteRange
  readonly signer: SignerInfo
  readonly certificate: Certificate
  /** Whether it must name its certificate among what is signed (ETSI EN 319 142-1). */
  readonly mustBind: boolean
}

export type SignerFault =
  | 'algorithm-weak'
  | 'algorithm-unknown'
  | 'signature-unreadable'
  | 'bytes-changed'
  | 'certificate-other'
  | 'key-other'

/** Undefined where the signature is right; whose it is, is another question. */
export async function judgeSigner(
  subtle: Subtle,
  bytes: Bytes,
  { byteRange, signer, certificate, mustBind }: SignedParts,
): Promise<SignerFault | undefined> {
  const hash = hashOf(signer.digestAlgorithm)
  if (hash === 'weak') return 'algorithm-weak'
  if (hash === 'unknown') return 'algorithm-unknown'
  const digest = messageDigestOf(signer)
  if (!digest || !signer.attributes || !isOfData(signer)) return 'signature-unreadable'
  if (!equalBytes(await digestOfRange(subtle, bytes, byteRange, hash), digest)) return 'bytes-changed'
  if (!(await isBound(subtle, signer, certificate, mustBind))) return 'certificate-other'
  const verdict = await judgeKeySignature(subtle, {
    spki: certificate.spki,
    algorithm: signer.algorithm,
    digest: signer.digestAlgorithm,
    signature: signer.signature,
    data: signer.attributes,
  })
  if (verdict === 'right') return undefined
  return verdict === 'wrong' ? 'key-other' : `algorithm-${verdict}`
}

function isOfData(signer: SignerInfo): boolean {
  const [type, ...others] = signer.values.get(OID.contentType) ?? []
  return type !== undefined && others.length === 0 && readOrUndefined(() => readDer(type).oid()) === OID.data
}

async function isBound(subtle: Subtle, signer: SignerInfo, { der }: Certificate, mustBind: boolean) {
  if (!signer.values.has(OID.signingCertificateV2)) return !mustBind
  const bound = boundCertificateOf(signer)
  const hash = bound && hashOf(bound.digestAlgorithm)
  if (!bound || !hash || hash === 'weak' || hash === 'unknown') return false
  return equalBytes(new Uint8Array(await subtle.digest(hash, der)), bound.digest)
}

/** The time that the signature names among what is signed; empty where it names none. */
export function signingTimeOf(signer: SignerInfo): string {
  const [time] = signer.values.get(OID.signingTime) ?? []
  return (time && readOrUndefined(() => readTime(readDer(time)))) ?? ''
}
