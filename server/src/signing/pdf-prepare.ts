// Prepares a signature: the increment is written with a hole, and everything but the hole is digested. No private key is needed for it.
import { PDF, PdfArray, type PdfDict, PdfNumber, type PdfObject, PdfString } from '@libpdf/core'
import { type ByteRange, digestOfRange } from '@plenary/shared/signing/byte-range'
import { asciiBytes, concatBytes, findBytes } from '@plenary/shared/signing/bytes'
import { pdfTime } from '@plenary/shared/signing/pdf-time'
import { signedAttributes } from '@plenary/shared/signing/signed-attributes'
import type { Bytes, Subtle } from '@plenary/shared/signing/subtle'
import {
  loadForIncrement,
  mustBeDict,
  PdfProblem,
  pdfDict,
  pdfName,
  pdfText,
  resolvePdf,
  saveIncrement,
} from './pdf-increment.ts'

export interface SignatureToPrepare {
  readonly field: string
  /** DER. */
  readonly certificate: Bytes
  /** Whole seconds: it is all that a PDF can say. */
  readonly signedAt: string
  /** Who signs; in which capacity; where. */
  readonly name: string
  readonly reason: string
  readonly location: string
  /** A PDF of one page, of the field's size, that is then seen in it; null of the seal. */
  readonly stamp: Bytes | null
  /** Whether it certifies the document: from then on only signatures may be added. */
  readonly certifies: boolean
}

export interface PreparedPdf {
  /** With an empty hole. */
  readonly whole: Bytes
  readonly byteRange: ByteRange
  /** What the key signs, DER. */
  readonly attributes: Bytes
}

/** Bytes of room for a signature; with certificate and root it takes some 1,500. */
const RESERVE = 4096
/** Holds the place of the byte range, and is as wide as any range of a PDF of less than ten gigabytes. */
const FAR = 9_999_999_999
const PLACEHOLDER = asciiBytes(`[0 ${FAR} ${FAR} ${FAR}]`)

/** Throws `PdfProblem` where the field is not there, or is signed already. */
export async function prepareSignature(
  subtle: Subtle,
  base: Bytes,
  wanted: SignatureToPrepare,
): Promise<PreparedPdf> {
  const pdf = await loadForIncrement(base)
  const field = mustFindEmptyField(pdf, wanted.field)
  const signature = pdf.register(signatureDict(wanted))
  field.set('V', signature)
  if (wanted.stamp)
    field.set('AP', pdfDict({ N: (await pdf.embedPage(await PDF.load(wanted.stamp), 0)).ref }))
  if (wanted.certifies) pdf.getCatalog().set('Perms', pdfDict({ DocMDP: signature }))
  const whole = await saveIncrement(pdf, base)
  const byteRange = writeByteRange(whole, base.length)
  const digest = await digestOfRange(subtle, whole, byteRange)
  return { whole, byteRange, attributes: await signedAttributes(subtle, digest, wanted.certificate) }
}

function mustFindEmptyField(pdf: PDF, name: string): PdfDict {
  const form = mustBeDict(pdf, pdf.getCatalog().get('AcroForm'))
  const refs = resolvePdf(pdf, form.get('Fields'))
  const fields = refs instanceof PdfArray ? refs.toArray().map((ref) => mustBeDict(pdf, ref)) : []
  const field = fields.find((dict) => nameOf(pdf, dict) === name)
  if (!field) throw new PdfProblem('field-missing', `there is no field ${name}`)
  if (field.has('V')) throw new PdfProblem('already-signed', `the field ${name} is signed already`)
  return field
}

function nameOf(pdf: PDF, field: PdfDict): string | undefined {
  const name = resolvePdf(pdf, field.get('T'))
  return name instanceof PdfString ? name.asString() : undefined
}

function signatureDict({ signedAt, name, reason, location, certifies }: SignatureToPrepare): PdfDict {
  return pdfDict({
    Type: pdfName('Sig'),
    Filter: pdfName('Adobe.PPKLite'),
    SubFilter: pdfName('ETSI.CAdES.detached'),
    M: PdfString.fromString(pdfTime(signedAt)),
    Name: pdfText(name),
    Reason: pdfText(reason),
    Location: pdfText(location),
    ByteRange: new PdfArray([0, FAR, FAR, FAR].map((number) => PdfNumber.of(number))),
    Contents: PdfString.fromBytes(new Uint8Array(RESERVE)),
    Reference: certifies ? new PdfArray([onlySignaturesAfter()]) : undefined,
  })
}

/** ISO 32000-1, 12.8.2.2: filling in forms and signing are all that may follow. */
function onlySignaturesAfter(): PdfObject {
  const parameters = pdfDict({
    Type: pdfName('TransformParams'),
    V: pdfName('1.2'),
    P: PdfNumber.of(2),
  })
  return pdfDict({
    Type: pdfName('SigRef'),
    TransformMethod: pdfName('DocMDP'),
    TransformParams: parameters,
  })
}

function writeByteRange(whole: Bytes, from: number): ByteRange {
  const hole = asciiBytes(`<${'00'.repeat(RESERVE)}>`)
  const [at, before] = [mustFindOnce(whole, PLACEHOLDER, from), mustFindOnce(whole, hole, from)]
  const after = before + hole.length
  const byteRange: ByteRange = [0, before, after, whole.length - after]
  const written = asciiBytes(`[${byteRange.join(' ')}]`)
  whole.set(concatBytes(written, asciiBytes(' '.repeat(PLACEHOLDER.length - written.length))), at)
  return byteRange
}

function mustFindOnce(whole: Bytes, pattern: Bytes, from: number): number {
  const at = findBytes(whole, pattern, from)
  if (at === -1 || findBytes(whole, pattern, at + 1) !== -1) {
    throw new PdfProblem('structure', 'the increment does not hold the place of one signature')
  }
  return at
}
