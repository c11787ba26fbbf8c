// The one way in: a file of any kind, and what the reader knows from elsewhere.
import { textOfAscii } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import { PATHS } from './bundle-manifest.ts'
import { readableReport } from './readable-report.ts'
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
  if (isZip(bytes)) {
    const files = await readZip(surroundings, bytes)
    if (files && !isBundle(files)) return reportOf('other', [unknown('file', 'other-file')])
    return files
      ? await verifyBundle(surroundings, files, trust)
      : reportOf('bundle', [broken('files', 'bundle-unreadable')])
  }
  const isPdf = textOfAscii(bytes.subarray(0, 1_024)).includes('%PDF-')
  return isPdf
    ? await verifyPdfAlone(surroundings, bytes, trust)
    : reportOf('other', [unknown('file', 'other-file')])
}

/** A document of a word processor is a ZIP, too: only what has a name of ours in it can be accused of missing others. */
function isBundle(files: ReadonlyMap<string, Bytes>): boolean {
  return Object.values(PATHS).some((path) => files.has(path))
}

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

/** By proxy, another city stands in the certificate than the one whose field it is. */
function holderOf({ kind, field, signatory }: VerifiedPdfSignature): string {
  const own = signatory?.organization ?? ''
  return kind === 'city' && field?.label && !field.label.includes(own) ? own : ''
}
