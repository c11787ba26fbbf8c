// The one way in: a file of any kind, and what the reader knows from elsewhere.
import { textOfAscii } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import { PATHS } from './bundle-manifest.ts'
import { readableReport } from './readable-report.ts'
import type { ReasonCode } from './reasons-en.ts'
import { broken, type Finding, type Report, reportOf, type SignatureReport, unknown } from './report.ts'
import type { VerifySurroundings } from './surroundings.ts'
import type { Trust } from './trust.ts'
import { verifyBundle } from './verify-bundle.ts'
import { type VerifiedPdfSignature, verifyPdf } from './verify-pdf.ts'
import { attachedRecord, judgeText, textReport } from './verify-text.ts'
import { isZip, readZip } from './zip-entries.ts'

export async function verifyFile(
  surroundings: VerifySurroundings,
  bytes: Bytes,
  trust: Trust,
): Promise<Report> {
  return readableReport(await judgeFile(surroundings, bytes, trust))
}

async function judgeFile(surroundings: VerifySurroundings, bytes: Bytes, trust: Trust): Promise<Report> {
  if (bytes.length === 0) return unreadable('file-empty')
  if (isZip(bytes)) return await verifyZip(surroundings, bytes, trust)
  const isPdf = textOfAscii(bytes.subarray(0, 1_024)).includes('%PDF-')
  if (isPdf && bytes.length > LONGEST_PDF) return unreadable('file-too-large')
  return isPdf ? await verifyPdfAlone(surroundings, bytes, trust) : unreadable('other-file')
}

/** Hundreds of times what the signatures of thirty cities take. */
const LONGEST_PDF = 200_000_000

/** Of which nothing can be said. */
function unreadable(code: ReasonCode): Report {
  return reportOf('other', [unknown('file', code)])
}

/** A document of a word processor is a ZIP, too: only what has names of ours in it can be accused of missing others. */
async function verifyZip(surroundings: VerifySurroundings, bytes: Bytes, trust: Trust): Promise<Report> {
  const zip = readZip(surroundings, bytes)
  if (zip && !isBundle(zip.paths))
    return unreadable(zip.paths.some(isOfBundle) ? 'bundle-inside' : 'other-file')
  const files = await zip?.unpack()
  if (files) return await verifyBundle(surroundings, files, trust)
  return zip || seemsBundle(bytes)
    ? reportOf('bundle', [broken('files', 'zip-unreadable')])
    : unreadable('zip-unreadable')
}

/** Others have one of these names, too. */
const ENOUGH_NAMES = 3

function isBundle(paths: readonly string[]): boolean {
  return Object.values(PATHS).filter((path) => paths.includes(path)).length >= ENOUGH_NAMES
}

/** In a folder, as a ZIP in a ZIP, or alone, as somebody packs a file to send it. */
function isOfBundle(path: string): boolean {
  return /(?:^|\/)manifest\.jws$|\.(?:zip|pdf)$/i.test(path)
}

/** Names stand in a ZIP as they are, at its beginning and in the directory at its end. */
function seemsBundle(bytes: Bytes): boolean {
  const ends = [bytes.subarray(0, LOOKED_AT), bytes.subarray(-LOOKED_AT)].map(textOfAscii)
  return [PATHS.canonical, PATHS.listSignature].some((path) => ends.some((end) => end.includes(path)))
}

const LOOKED_AT = 1_000_000

async function verifyPdfAlone(surroundings: VerifySurroundings, bytes: Bytes, trust: Trust): Promise<Report> {
  const { findings, signatures, document, emptyFields } = await verifyPdf(surroundings.subtle, bytes, trust)
  const record = document ? await attachedRecord(surroundings, bytes, document) : undefined
  const text: Finding[] = document ? [judgeText(record, 'PDF', null)] : []
  const signed = signatures.map(
    (signature): SignatureReport => ({
      ...signature,
      city:
        (signature.kind === 'seal' ? '' : signature.field?.label) ||
        (signature.signatory?.organization ?? ''),
      holder: holderOf(signature),
    }),
  )
  const waiting = emptyFields.map(
    ({ label, name }): SignatureReport => ({
      kind: 'none',
      city: label || name,
      holder: '',
      signatory: null,
      at: '',
      certificate: '',
      findings: [unknown('signatures', 'not-signed', { city: label || name })],
      status: 'unknown',
    }),
  )
  const whole = document ? [unknown('outcome', 'outcome-pdf-alone')] : []
  const texts = (record?.texts ?? []).map((each) => textReport(each, undefined))
  return {
    ...reportOf('pdf', [...findings, ...text, ...whole], [...signed, ...waiting], texts),
    root: signatures[0]?.root ?? '',
    declaration: record ? { title: texts[0]?.title ?? '', digest: record.digest } : null,
  }
}

/** By proxy, another city stands in the certificate than the one whose field it is. Others name whatever they like there. */
function holderOf({ kind, field, signatory, isOurs }: VerifiedPdfSignature): string {
  const own = signatory?.organization ?? ''
  return isOurs && kind === 'city' && field?.label && !field.label.includes(own) ? own : ''
}
