// One signature in a PDF: whether it is over the whole of what was there, by the key of the certificate that it names, and unaltered.
import { type ByteRange, digestOfRange, holeOf } from '../signing/byte-range.ts'
import { equalBytes, hexOf } from '../signing/bytes.ts'
import {
  type Certificate,
  isCertifiedBy,
  parseCertificate,
  readIssuerAndSerial,
} from '../signing/certificate.ts'
import {
  certificateDigestOf,
  messageDigestOf,
  parseSignedData,
  type SignedData,
  type SignerInfo,
  writeSignedData,
} from '../signing/cms.ts'
import { derToRaw } from '../signing/ecdsa.ts'
import { OID } from '../signing/signed-attributes.ts'
import { type Bytes, isSignatureBy, type Subtle, sha256 } from '../signing/subtle.ts'
import type { PdfSignature } from './pdf-signatures.ts'
import { broken, type Finding, unknown } from './report.ts'
import { judgeCertificate, type Trust } from './trust.ts'

export interface VerifiedSignature {
  /** Null where it names none that could be read. */
  readonly certificate: Certificate | null
  /** The others that it brings. */
  readonly named: readonly Certificate[]
  readonly findings: readonly Finding[]
}

/** @param end where the increment ends that the signature is to close */
export async function verifySignature(
  subtle: Subtle,
  bytes: Bytes,
  signature: PdfSignature,
  end: number,
  trust: Trust,
): Promise<VerifiedSignature> {
  const { byteRange, contents } = signature
  if (!byteRange || !isOverAll(signature, byteRange, end)) return refused('range-wrong')
  const data = parseSignedData(contents)
  const [signer, ...others] = data?.signers ?? []
  if (!data || !signer || others.length > 0)
    return signature.isForeign ? FOREIGN : refused('signature-unreadable')
  const certificates = data.certificates.map(parseCertificate)
  const certificate = certificates.find((each) => each !== undefined && isNamed(each, signer))
  const named = certificates.flatMap((each) => (each && each !== certificate ? each : []))
  if (!certificate) return refused('signature-unreadable')
  const fault = await faultOf(subtle, bytes, { byteRange, signer, certificate })
  if (fault?.status === 'broken') return { certificate, named, findings: [fault] }
  const judged = await judgeCertificate(subtle, { certificate, at: signature.at, named }, trust)
  const isOurs = !fault && (await isWrittenSo(subtle, contents, data, signer, holeOf(bytes, byteRange)))
  const doubt = fault ?? unknown('signatures', 'written-otherwise')
  return { certificate, named, findings: isOurs ? judged : otherwise(doubt, judged) }
}

/** Other programs write CMS in BER, with other algorithms. It is over the whole file all the same. */
const FOREIGN: VerifiedSignature = {
  certificate: null,
  named: [],
  findings: [unknown('signatures', 'algorithm-unknown')],
}

function refused(code: 'range-wrong' | 'signature-unreadable'): VerifiedSignature {
  return { certificate: null, named: [], findings: [broken('signatures', code)] }
}

/** Others may write a signature otherwise; what the network's own root certified was written by Plenary, and altered since. */
function otherwise(doubt: Finding, judged: readonly Finding[]): Finding[] {
  const isNetworks = judged.some(({ reason }) => reason.code === 'issuer-known')
  return [isNetworks ? broken('signatures', 'signature-altered') : doubt, ...judged]
}

function isOverAll({ hole }: PdfSignature, [start, before, after, rest]: ByteRange, end: number): boolean {
  return start === 0 && before === hole?.start && after === hole.end && after + rest === end
}

function isNamed({ der }: Certificate, { issuerAndSerial }: SignerInfo): boolean {
  return issuerAndSerial !== null && equalBytes(readIssuerAndSerial(der), issuerAndSerial)
}

interface Parts {
  readonly byteRange: ByteRange
  readonly signer: SignerInfo
  readonly certificate: Certificate
}

/** Undefined where the signature is right; whose it is, is another question. */
async function faultOf(subtle: Subtle, bytes: Bytes, parts: Parts): Promise<Finding | undefined> {
  const { byteRange, signer, certificate } = parts
  if (signer.digestAlgorithm !== OID.sha256 || signer.signatureAlgorithm !== OID.ecdsaWithSha256)
    return unknown('signatures', 'algorithm-unknown')
  const digest = messageDigestOf(signer)
  if (!digest || !signer.attributes) return broken('signatures', 'signature-unreadable')
  const own = await digestOfRange(subtle, bytes, byteRange)
  if (!equalBytes(own, digest)) return broken('signatures', 'bytes-changed')
  const bound = certificateDigestOf(signer)
  if (!bound || !equalBytes(bound, await sha256(subtle, certificate.der)))
    return broken('signatures', 'certificate-other')
  const raw = derToRaw(signer.signature)
  const isKeys = raw && (await isSignatureBy(subtle, certificate.spki, raw, signer.attributes))
  return isKeys ? undefined : broken('signatures', 'key-other')
}

/** Whether not a digit of it could be another one: it is, letter by letter, what Plenary writes of these parts, and zeros behind it. */
async function isWrittenSo(
  subtle: Subtle,
  contents: Bytes,
  { certificates, rest }: SignedData,
  signer: SignerInfo,
  digits: string,
): Promise<boolean> {
  const [certificate, root, ...others] = certificates
  const signature = derToRaw(signer.signature)
  const authority = root && parseCertificate(root)
  const isPlain = signature && certificate && authority && signer.attributes && others.length === 0
  if (!isPlain || rest.some((byte) => byte !== 0)) return false
  const hex = hexOf(contents)
  if (digits !== hex && digits !== hex.toUpperCase()) return false
  const leaf = parseCertificate(certificate)
  const isChain =
    leaf &&
    (await isCertifiedBy(subtle, leaf, authority)) &&
    (await isCertifiedBy(subtle, authority, authority))
  if (!isChain) return false
  const parts = { attributes: signer.attributes, signature, certificate, root }
  return equalBytes(writeSignedData(parts), contents.subarray(0, contents.length - rest.length))
}
