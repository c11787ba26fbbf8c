// Certificates and revocation lists (X.509, RFC 5280), as far as one has to look into them.
import { equalBytes, hexOf, textOfAscii, textOfUtf8 } from './bytes.ts'
import { contextTag, type DerNode, derSequence, MalformedDer, readDer, readOrUndefined, TAG } from './der.ts'
import { judgeKeySignature } from './key-signature.ts'
import type { Bytes, Subtle } from './subtle.ts'

export interface Certificate {
  readonly der: Bytes
  /** In hexadecimal, without leading zeros of DER. */
  readonly serial: string
  /** Names, as DER: two are the same when their bytes are. */
  readonly issuer: Bytes
  readonly subject: Bytes
  readonly names: SubjectNames
  /** For which one signature the network certified the key; empty where it does not say. */
  readonly use: string
  readonly notBefore: string
  readonly notAfter: string
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Bytes
  /** Whether it may certify others (basicConstraints). */
  readonly isAuthority: boolean
  readonly signed: Signed
}

/** What of the subject’s name is read; empty where it does not say. */
export interface SubjectNames {
  readonly commonName: string
  readonly title: string
  readonly organization: string
  readonly unit: string
}

/** What an issuer signed, and its signature. */
interface Signed {
  readonly part: Bytes
  /** AlgorithmIdentifier, DER. */
  readonly algorithm: Bytes
  /** As it stands: of ECDSA, DER. */
  readonly signature: Bytes
}

/** Undefined where it is no certificate in DER. */
export function parseCertificate(bytes: Bytes): Certificate | undefined {
  return readOrUndefined(() => {
    const whole = readDer(bytes)
    const [serial, algorithm, issuer, validity, subject, spki] = fieldsOf(whole)
    if (!serial || !algorithm || !issuer || !validity || !subject || !spki)
      throw new MalformedDer('no certificate')
    return {
      der: bytes,
      serial: hexOf(serial.unsigned()),
      issuer: issuer.bytes,
      subject: subject.bytes,
      names: subjectNames(subject),
      use: nameIn(subject, USER_ID),
      notBefore: readTime(validity.child(0)),
      notAfter: readTime(validity.child(1)),
      spki: spki.bytes,
      isAuthority: isAuthority(whole),
      signed: readSigned(whole, algorithm),
    }
  })
}

/** From the serial number on: the version before it may be left out. */
function fieldsOf(certificate: DerNode): DerNode[] {
  const fields = certificate.is(TAG.sequence).child(0).is(TAG.sequence).children()
  return fields[0]?.tag === contextTag(0) ? fields.slice(1) : fields
}

/** @param algorithm as the signed part names it: what stands beside the signature must be the same, else it could be altered unseen */
function readSigned(whole: DerNode, algorithm: DerNode): Signed {
  const [part, beside, signature, ...more] = whole.children()
  if (!part || !beside || !signature || more.length > 0) throw new MalformedDer('not signed')
  if (!equalBytes(beside.bytes, algorithm.bytes)) throw new MalformedDer('two algorithms')
  return {
    part: part.bytes,
    algorithm: beside.bytes,
    signature: signature.wholeBits(),
  }
}

/** Issuer and number of a certificate, as CMS names it: the certificate’s own bytes. Throws where it is none. */
export function readIssuerAndSerial(certificate: Bytes): Bytes {
  const [serial, , issuer] = fieldsOf(readDer(certificate))
  if (!serial || !issuer) throw new MalformedDer('no certificate')
  return derSequence(issuer.bytes, serial.bytes)
}

const NAMES: Record<keyof SubjectNames, string> = {
  commonName: '2.5.4.3',
  title: '2.5.4.12',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
}

export const USER_ID = '0.9.2342.19200300.100.1.1'

function subjectNames(subject: DerNode): SubjectNames {
  return {
    commonName: nameIn(subject, NAMES.commonName),
    title: nameIn(subject, NAMES.title),
    organization: nameIn(subject, NAMES.organization),
    unit: nameIn(subject, NAMES.unit),
  }
}

/** One letter a byte, in names that are old. */
const BYTE_STRINGS: readonly number[] = [TAG.printableString, TAG.ia5String, TAG.teletexString]

function nameIn(subject: DerNode, type: string): string {
  const parts = subject.children().flatMap((set) => set.is(TAG.set).children())
  const part = parts.find((pair) => pair.child(0).oid() === type)
  return part ? readText(part.child(1)) : ''
}

function readText({ tag, content }: DerNode): string {
  if (BYTE_STRINGS.includes(tag)) return textOfAscii(content)
  if (tag === TAG.bmpString) return textOfUtf16(content)
  const text = tag === TAG.utf8String ? textOfUtf8(content) : undefined
  if (text === undefined) throw new MalformedDer('no text')
  return text
}

function textOfUtf16(content: Bytes): string {
  if (content.length % 2 !== 0) throw new MalformedDer('half a letter')
  const pairs = Array.from({ length: content.length / 2 }, (_, place) => content.subarray(place * 2))
  return pairs.map(([high = 0, low = 0]) => String.fromCharCode(high * 256 + low)).join('')
}

/** Who issued a certificate, as it says itself; undefined where that is no text. */
export function issuerNames({ issuer }: Certificate): SubjectNames | undefined {
  return readOrUndefined(() => subjectNames(readDer(issuer)))
}

/** A moment in UTC, as the rest of Plenary writes it. */
export function readTime({ tag, content }: DerNode): string {
  const text = textOfAscii(content)
  const digits = tag === TAG.utcTime ? `${Number(text.slice(0, 2)) >= 50 ? 19 : 20}${text}` : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)
  const isTime = tag === TAG.utcTime || tag === TAG.generalizedTime
  const moment = parts && isTime ? digits.replace(parts[0], isoOf(parts)) : ''
  if (Number.isNaN(Date.parse(moment))) throw new MalformedDer('no time')
  return moment
}

function isoOf([, year, month, day, hour, minute, second]: RegExpExecArray): string {
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

const BASIC_CONSTRAINTS = '2.5.29.19'

function isAuthority(certificate: DerNode): boolean {
  const found = readExtensions(certificate).get(BASIC_CONSTRAINTS)
  const first = found && readDer(found.value).children()[0]
  return first?.tag === TAG.boolean && first.content[0] === 0xff
}

export interface Extension {
  readonly isCritical: boolean
  /** DER. */
  readonly value: Bytes
}

/** By their numbers; undefined where they cannot be read. */
export function extensionsOf({ der }: Certificate): ReadonlyMap<string, Extension> | undefined {
  return readOrUndefined(() => readExtensions(readDer(der)))
}

/** Throws where one is there twice. */
function readExtensions(certificate: DerNode): Map<string, Extension> {
  const list = fieldsOf(certificate).find(({ tag }) => tag === contextTag(3))
  const found = new Map<string, Extension>()
  for (const extension of list?.child(0).children() ?? []) {
    const [id, critical, ...rest] = extension.children()
    const value = rest.at(-1) ?? critical
    if (!id || !critical || !value || found.has(id.oid())) throw new MalformedDer('no extension')
    const isCritical = critical.tag === TAG.boolean && critical.content[0] === 0xff
    found.set(id.oid(), { isCritical, value: value.is(TAG.octetString).content })
  }
  return found
}

/** Whether this root certified the certificate: named as its issuer, and by its signature. Says nothing of time or revocation. */
export async function isCertifiedBy(
  subtle: Subtle,
  certificate: Certificate,
  root: Certificate,
): Promise<boolean> {
  const isNamed = hexOf(certificate.issuer) === hexOf(root.subject)
  return isNamed && root.isAuthority && (await isSignedBy(subtle, certificate.signed, root))
}

async function isSignedBy(subtle: Subtle, { part, algorithm, signature }: Signed, root: Certificate) {
  const given = { spki: root.spki, algorithm, digest: null, signature, data: part }
  return (await judgeKeySignature(subtle, given)) === 'right'
}

export interface RevocationList {
  readonly issuer: Bytes
  readonly madeAt: string
  /** Serial numbers in hexadecimal, and since when. */
  readonly revoked: ReadonlyMap<string, string>
  readonly signed: Signed
}

/** Undefined where it is no revocation list in DER. */
export function parseRevocationList(bytes: Bytes): RevocationList | undefined {
  return readOrUndefined(() => {
    const whole = readDer(bytes)
    const fields = whole.is(TAG.sequence).child(0).is(TAG.sequence).children()
    const [algorithm, issuer, madeAt, ...rest] = fields[0]?.tag === TAG.integer ? fields.slice(1) : fields
    if (!algorithm || !issuer || !madeAt) throw new MalformedDer('no revocation list')
    const entries = rest.find(({ tag }) => tag === TAG.sequence)?.children() ?? []
    return {
      issuer: issuer.bytes,
      madeAt: readTime(madeAt),
      revoked: new Map(entries.map((entry) => [hexOf(entry.child(0).unsigned()), readTime(entry.child(1))])),
      signed: readSigned(whole, algorithm),
    }
  })
}

export async function isListOf(subtle: Subtle, list: RevocationList, root: Certificate): Promise<boolean> {
  return hexOf(list.issuer) === hexOf(root.subject) && (await isSignedBy(subtle, list.signed, root))
}
