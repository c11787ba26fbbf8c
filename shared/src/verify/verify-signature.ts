// One signature in a PDF: whether it is over the whole of what was there, by the key of the certificate that it names, and unaltered.

import { derOfBer } from '../signing/ber.ts'
import { type ByteRange, holeOf } from '../signing/byte-range.ts'
import { equalBytes, hexOf } from '../signing/bytes.ts'
import {
  type Certificate,
  isCertifiedBy,
  issuerNames,
  parseCertificate,
  readIssuerAndSerial,
} from '../signing/certificate.ts'
import { parseSignedData, type SignedData, type SignerInfo, writeSignedData } from '../signing/cms.ts'
import { derToRaw } from '../signing/ecdsa.ts'
import { judgeSigner, type SignerFault, signingTimeOf } from '../signing/judge-signer.ts'
import { OID } from '../signing/signed-attributes.ts'
import type { Bytes, Subtle } from '../signing/subtle.ts'
import type { PdfSignature } from './pdf-signatures.ts'
import { broken, type Finding, type Status, unknown } from './report.ts'
import { judgeCertificate, type Trust } from './trust.ts'

export interface VerifiedSignature {
  /** Null where it names none that could be read. */
  readonly certificate: Certificate | null
  /** The others that it brings. */
  readonly named: readonly Certificate[]
  /** When it was given, as it says; empty where it does not. */
  readonly at: string
  /** Whether Plenary wrote it: no digit of it could be another one. */
  readonly isOurs: boolean
  readonly findings: readonly Finding[]
}

export interface SignatureToVerify {
  readonly signature: PdfSignature
  /** Where the increment ends that it is to close. */
  readonly end: number
  /** The root that certified the seal; undefined of the seal itself. */
  readonly network: Certificate | undefined
}

export async function verifySignature(
  subtle: Subtle,
  bytes: Bytes,
  { signature, end, network }: SignatureToVerify,
  trust: Trust,
): Promise<VerifiedSignature> {
  const { byteRange, contents } = signature
  if (!byteRange || !isOverAll(signature, byteRange, end)) return refused('range-wrong')
  const given = readGiven(contents)
  if (!given) return signature.isForeign ? FOREIGN : refused('signature-unreadable')
  const { data, signer, certificate, named } = given
  const at = signature.at || signingTimeOf(signer)
  const code = await judgeSigner(subtle, bytes, {
    byteRange,
    signer,
    certificate,
    mustBind: !signature.isForeign,
  })
  const fault = code && { about: 'signatures' as const, status: STATUS_OF[code], reason: { code } }
  if (fault?.status === 'broken') return { certificate, named, at, isOurs: false, findings: [fault] }
  const judged = await judgeCertificate(subtle, { certificate, at, named }, trust)
  const isWritten = !fault && (await isWrittenSo(subtle, contents, data, signer, holeOf(bytes, byteRange)))
  const isNetworks = network && (await isCertifiedBy(subtle, certificate, network))
  const isOurs = isWritten && isNetworks !== false
  if (isOurs) return { certificate, named, at, isOurs, findings: judged }
  const isAltered = isNetworks ?? judged.some(({ reason }) => reason.code === 'issuer-known')
  const doubt = fault ?? unknown('signatures', 'written-otherwise', { issuer: issuerOf(certificate) })
  const altered = broken('signatures', 'signature-altered')
  const issuer = isNetworks === false ? ofOthers(judged) : judged
  return { certificate, named, at, isOurs, findings: [isAltered ? altered : doubt, ...issuer] }
}

/** That the network did not issue it is no news, and is said with what it is. */
function ofOthers(judged: readonly Finding[]): readonly Finding[] {
  const isKnown = judged.some(({ reason }) => reason.code === 'issuer-known')
  return isKnown ? judged : judged.filter(({ status }) => status === 'broken')
}

function issuerOf(certificate: Certificate): string {
  const { commonName = '', organization = '', unit = '' } = issuerNames(certificate) ?? {}
  return commonName || organization || unit || '?'
}

/** It is over the whole file all the same. */
const FOREIGN: VerifiedSignature = {
  certificate: null,
  named: [],
  at: '',
  isOurs: false,
  findings: [unknown('signatures', 'algorithm-unknown')],
}

function refused(code: 'range-wrong' | 'signature-unreadable'): VerifiedSignature {
  return { certificate: null, named: [], at: '', isOurs: false, findings: [broken('signatures', code)] }
}

const STATUS_OF: Readonly<Record<SignerFault, Status>> = {
  'algorithm-weak': 'unknown',
  'algorithm-unknown': 'unknown',
  'signature-unreadable': 'broken',
  'bytes-changed': 'broken',
  'certificate-other': 'broken',
  'key-other': 'broken',
}

export interface GivenSignedData {
  readonly data: SignedData
  readonly signer: SignerInfo
  readonly certificate: Certificate
  /** The others that it brings. */
  readonly named: readonly Certificate[]
}

/** The one signature that stands in a hole, with its certificate, as Plenary or others write it; undefined where there is not one. */
export function readGiven(contents: Bytes): GivenSignedData | undefined {
  const data = parseSignedData(contents) ?? parseBer(contents)
  const [signer, ...others] = data?.signers ?? []
  if (!data || !signer || others.length > 0) return undefined
  const certificates = data.certificates.map(parseCertificate)
  const certificate = certificates.find((each) => each !== undefined && isNamed(each, signer))
  const named = certificates.flatMap((each) => (each && each !== certificate ? each : []))
  return certificate && { data, signer, certificate, named }
}

function parseBer(contents: Bytes): SignedData | undefined {
  const read = derOfBer(contents)
  const data = read && parseSignedData(read.der)
  return data && { ...data, rest: read.rest }
}

function isOverAll({ hole }: PdfSignature, [start, before, after, rest]: ByteRange, end: number): boolean {
  return start === 0 && before === hole?.start && after === hole.end && after + rest === end
}

function isNamed({ der }: Certificate, { issuerAndSerial }: SignerInfo): boolean {
  return issuerAndSerial !== null && equalBytes(readIssuerAndSerial(der), issuerAndSerial)
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
  if (!signer.values.has(OID.signingCertificateV2)) return false
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
