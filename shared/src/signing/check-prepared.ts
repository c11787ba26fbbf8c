// What a browser asks itself before its key signs: is this the document that the person confirmed, and nothing else? A server that
// lies in any of it gets no signature.
import { canonicalDigest } from '../canon/canonical-digest.ts'
import { canonicalJson } from '../canon/canonical-json.ts'
import { newestField } from '../verify/newest-field.ts'
import { type ByteRange, digestOfRange, holeOf, isWholeButHole, namedByteRanges } from './byte-range.ts'
import { asciiBytes, equalBytes, findBytes, hexOf } from './bytes.ts'
import { type Certificate, isCertifiedBy, parseCertificate } from './certificate.ts'
import { useOfField } from './certificate-use.ts'
import { pdfTime } from './pdf-time.ts'
import { fieldOfCity } from './signature-fields.ts'
import { signedAttributes } from './signed-attributes.ts'
import type { Consent, Statement } from './statement.ts'
import { subjectNamesOf } from './subject-names.ts'
import { type Bytes, type Subtle, sha256 } from './subtle.ts'

/** What the server prepared. */
export interface PreparedSignature {
  readonly pdf: Bytes
  readonly byteRange: ByteRange
  readonly signedAttributes: Bytes
  /** DER: of the key, and the root that certified it. */
  readonly certificate: Bytes
  readonly root: Bytes
  readonly statement: Statement
}

/** What the browser knows without it. */
export interface ConfirmedConsent {
  readonly consent: Consent
  readonly way: Statement['confirmation']['way']
  /** Of the key that will sign. */
  readonly spki: Bytes
  /** SHA-256 of the root certificate, as the signing named it. */
  readonly root: string
  /** The browser's own clock. */
  readonly now: string
}

export type PreparedLie =
  /** It does not begin with the bytes that were confirmed. */
  | 'other-document'
  /** Something else was added to it than signatures, or this one is not in the city's own field. */
  | 'other-additions'
  /** The signature would not be over the whole document. */
  | 'other-range'
  /** The signature would be over something else than this document with this certificate. */
  | 'other-attributes'
  /** The certificate is not for this key, names somebody else, or is not the network's. */
  | 'other-certificate'
  /** The statement says something else than what was confirmed. */
  | 'other-statement'
  /** Statement, document and clock do not agree on the time. */
  | 'other-time'

/** Undefined where everything is as it was confirmed: only then may the key sign. */
export async function checkPrepared(
  subtle: Subtle,
  prepared: PreparedSignature,
  confirmed: ConfirmedConsent,
): Promise<PreparedLie | undefined> {
  const { pdf, byteRange } = prepared
  if (!(await beginsWithSealedText(subtle, pdf, confirmed.consent))) return 'other-document'
  if (!isRangeOfNewSignature(pdf, byteRange, confirmed.consent)) return 'other-range'
  if (!addsOnlyOwnSignature(pdf, confirmed.consent)) return 'other-additions'
  const digest = await digestOfRange(subtle, pdf, byteRange)
  const own = await signedAttributes(subtle, digest, prepared.certificate)
  if (!equalBytes(own, prepared.signedAttributes)) return 'other-attributes'
  const certificate = await ownCertificate(subtle, prepared, confirmed)
  if (!certificate) return 'other-certificate'
  if (!(await saysWhatWasConfirmed(subtle, prepared, confirmed))) return 'other-statement'
  return isOfNow(prepared, certificate, confirmed) ? undefined : 'other-time'
}

async function beginsWithSealedText(subtle: Subtle, pdf: Bytes, { pdf: sealed }: Consent): Promise<boolean> {
  if (pdf.length <= sealed.sealedLength) return false
  const digest = await sha256(subtle, pdf.subarray(0, sealed.sealedLength))
  return hexOf(digest) === sealed.sealedDigest
}

/** The hole is empty, lies behind the sealed text, and the document names this range for it, once. */
function isRangeOfNewSignature(pdf: Bytes, range: ByteRange, { pdf: sealed }: Consent): boolean {
  if (!isWholeButHole(pdf, range) || range[1] < sealed.sealedLength) return false
  const named = namedByteRanges(pdf, sealed.sealedLength).filter((other) => `${other}` === `${range}`)
  return named.length === 1 && /^0+$/.test(holeOf(pdf, range))
}

/** A page that was exchanged behind the seal would begin with the sealed text all the same, and readers would show the other one. */
function addsOnlyOwnSignature(pdf: Bytes, { pdf: sealed, city }: Consent): boolean {
  return newestField(pdf, sealed.sealedLength)?.name === fieldOfCity(city.id)
}

async function ownCertificate(
  subtle: Subtle,
  prepared: PreparedSignature,
  { consent, spki, root: fingerprint }: ConfirmedConsent,
): Promise<Certificate | undefined> {
  const certificate = parseCertificate(prepared.certificate)
  const root = parseCertificate(prepared.root)
  if (!certificate || !root || !equalBytes(certificate.spki, spki)) return undefined
  if (canonicalJson(certificate.names) !== canonicalJson(subjectNamesOf(consent))) return undefined
  if (certificate.use !== useOfField(consent.signing, fieldOfCity(consent.city.id))) return undefined
  const isNetworks = hexOf(await sha256(subtle, root.der)) === fingerprint
  return isNetworks && (await isCertifiedBy(subtle, certificate, root)) ? certificate : undefined
}

async function saysWhatWasConfirmed(
  subtle: Subtle,
  prepared: PreparedSignature,
  { consent, way }: ConfirmedConsent,
): Promise<boolean> {
  const { signedAt, record } = prepared.statement
  const { nonce: _nonce, ...things } = consent
  const expected: Statement = {
    ...things,
    type: 'plenary-statement/1',
    signedAt,
    certificate: hexOf(await sha256(subtle, prepared.certificate)),
    confirmation: { way, consent: canonicalDigest(consent) },
    record,
  }
  return canonicalJson(prepared.statement) === canonicalJson(expected)
}

/** A clock may be wrong by so much: nobody shall be kept from signing by it, and no signature be put into another week. */
const TOLERANCE = 24 * 60 * 60 * 1000

function isOfNow(
  { pdf, statement }: PreparedSignature,
  certificate: Certificate,
  confirmed: ConfirmedConsent,
) {
  const { signedAt } = statement
  const isNamed = findBytes(pdf, asciiBytes(pdfTime(signedAt)), confirmed.consent.pdf.sealedLength) !== -1
  const isValid = certificate.notBefore <= signedAt && signedAt <= certificate.notAfter
  return isNamed && isValid && Math.abs(Date.parse(confirmed.now) - Date.parse(signedAt)) <= TOLERANCE
}
