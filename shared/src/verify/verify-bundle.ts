// A bundle: its list, the signed PDF, the words as data, what each city stated and confirmed, the outcome, and the record. What is
// missing is said.
import { canonicalJson } from '../canon/canonical-json.ts'
import { hexOf, textOfUtf8 } from '../signing/bytes.ts'
import type { SubjectNames } from '../signing/certificate.ts'
import { useOfSeal } from '../signing/certificate-use.ts'
import { fieldOfCity } from '../signing/signature-fields.ts'
import { type Bytes, type Subtle, sha256 } from '../signing/subtle.ts'
import { type Manifest, type ManifestCity, PATHS, readManifest } from './bundle-manifest.ts'
import { type CanonicalRecord, readCanonicalRecord } from './canonical-record.ts'
import { judgeList } from './judge-list.ts'
import { judgeRecord, type RecordedAct, type RecordHead, recordedActs } from './judge-record.ts'
import { judgeStatement } from './judge-statement.ts'
import {
  broken,
  type Finding,
  holds,
  type Report,
  reportOf,
  type SignatureReport,
  type TextReport,
  unknown,
  worst,
} from './report.ts'
import type { VerifySurroundings } from './surroundings.ts'
import { readRevocationLists, type Trust } from './trust.ts'
import { type VerifiedPdf, type VerifiedPdfSignature, verifyPdf } from './verify-pdf.ts'
import { attachedRecord, judgeText, textReport } from './verify-text.ts'

export async function verifyBundle(
  surroundings: VerifySurroundings,
  files: ReadonlyMap<string, Bytes>,
  trust: Trust,
): Promise<Report> {
  const manifest = readManifest(textIn(files, PATHS.manifest) ?? '')
  if (!manifest) return reportOf('bundle', [broken('files', 'bundle-unreadable')])
  const pdfBytes = files.get(PATHS.pdf) ?? new Uint8Array()
  // The list that a bundle brings is signed by its root, and believed as far as that is.
  const brought = readRevocationLists(
    files.get(PATHS.revocation) ?? new Uint8Array(),
    textIn(files, PATHS.revocation) ?? '',
  )
  const trusted = { ...trust, lists: [...trust.lists, ...brought] }
  const pdf = await verifyPdf(surroundings.subtle, pdfBytes, trusted)
  const bundle = new BundleVerification(surroundings, files, manifest, pdf)
  return await bundle.run(pdfBytes, trusted)
}

class BundleVerification {
  readonly #surroundings: VerifySurroundings
  readonly #subtle: Subtle
  readonly #files: ReadonlyMap<string, Bytes>
  readonly #manifest: Manifest
  readonly #pdf: VerifiedPdf
  readonly #acts: readonly RecordedAct[]
  readonly #heads: RecordHead[] = []

  constructor(
    surroundings: VerifySurroundings,
    files: ReadonlyMap<string, Bytes>,
    manifest: Manifest,
    pdf: VerifiedPdf,
  ) {
    this.#surroundings = surroundings
    this.#subtle = surroundings.subtle
    this.#files = files
    this.#manifest = manifest
    this.#pdf = pdf
    this.#acts = recordedActs(textIn(files, PATHS.record) ?? '')
  }

  async run(pdfBytes: Bytes, trust: Trust): Promise<Report> {
    const { declaration, cities } = this.#manifest
    const [text, texts] = await this.#judgeTexts(pdfBytes)
    const signatures: SignatureReport[] = this.#seals()
    for (const city of cities) signatures.push(await this.#judgeCity(city))
    const list = await judgeList(this.#subtle, this.#files, this.#manifest, trust)
    this.#heads.push({ city: '', ...this.#manifest.record })
    const lines = this.#files.has(PATHS.record) ? (textIn(this.#files, PATHS.record) ?? '') : undefined
    const record = await judgeRecord(this.#subtle, lines, this.#heads)
    const findings = [
      ...this.#pdf.findings,
      this.#judgeSealed(),
      ...text,
      ...this.#judgeUnlisted(),
      ...list,
      record,
      ...(await this.#judgeFiles()),
    ]
    return {
      ...reportOf('bundle', findings, signatures, texts),
      root: this.#pdf.signatures[0]?.root ?? '',
      declaration: { title: declaration.title, digest: declaration.digest },
    }
  }

  /** The words must have the digest that was signed, in the bundle and in the page. */
  async #judgeTexts(pdfBytes: Bytes): Promise<[Finding[], TextReport[]]> {
    const { digest } = this.#manifest.declaration
    const beside = readCanonicalRecord(textIn(this.#files, PATHS.canonical) ?? '')
    const { document } = this.#pdf
    const attached = document ? await attachedRecord(this.#surroundings, pdfBytes, document) : undefined
    const findings = [judgeText(attached, PATHS.pdf, digest), judgeText(beside, PATHS.canonical, digest)]
    const isOther = attached && beside && attached.digest !== beside.digest
    if (isOther) findings.push(broken('text', 'text-differs-from-seal'))
    const shown = beside ?? attached
    const texts = (shown?.texts ?? []).map((text) => textReport(text, sameText(attached, text)))
    return [findings, texts]
  }

  #judgeSealed(): Finding {
    const { sealed } = this.#pdf
    const [seal] = this.#pdf.signatures
    const is =
      canonicalJson(sealed) === canonicalJson(this.#manifest.sealed) &&
      seal?.root === this.#manifest.root &&
      seal.use === useOfSeal(this.#manifest.signing)
    return is ? holds('seal', 'sealed-right') : broken('seal', 'sealed-wrong')
  }

  #seals(): SignatureReport[] {
    return this.#pdf.signatures
      .filter(({ kind }) => kind === 'seal')
      .map((signature) => ({ ...signature, city: signature.signatory?.organization ?? '', holder: '' }))
  }

  async #judgeCity(city: ManifestCity): Promise<SignatureReport> {
    const { name, outcome, way, at, certificate, holder } = city
    const report = (
      kind: SignatureReport['kind'],
      findings: readonly Finding[],
      signature?: VerifiedPdfSignature,
    ): SignatureReport => ({
      kind,
      city: name,
      holder: holder?.name ?? '',
      signatory: signature?.signatory ?? (way === 'paper' ? namedOnPaper(city) : null),
      at,
      certificate: certificate ?? '',
      findings,
      status: worst(findings.map(({ status }) => status)),
    })
    if (outcome !== 'signed') return report('none', [holds('signatures', outcome, { city: name })])
    if (way === 'paper') return report('paper', [this.#judgePaper(city)])
    const signature = this.#pdf.signatures.find((each) => isOf(each, city))
    if (!signature) return report('city', [broken('signatures', 'signature-gone', { city: name })])
    if (way === 'outside')
      return report('city', [...signature.findings, ...this.#judgeUploaded(city)], signature)
    const judged = await judgeStatement(this.#subtle, this.#files, this.#manifest, city, signature)
    if (judged.head) this.#heads.push(judged.head)
    return report('city', [...signature.findings, ...judged.findings], signature)
  }

  /** Nobody can check it: but that the record says so, and which scan it names. */
  #judgePaper({ id, name, signatory, at }: ManifestCity): Finding {
    const { scans, files } = this.#manifest
    const isRecorded = this.#isRecorded(
      ({ action, data }) =>
        action === 'paper-signature-recorded' &&
        data.cityId === id &&
        data.name === signatory &&
        data.signedAt === at,
    )
    if (!isRecorded) return broken('signatures', 'not-recorded', { city: name })
    if (scans.length === 0) return unknown('signatures', 'paper-without-scan', { city: name })
    const isOnRecord = scans
      .map(({ path }) => files.find((file) => file.path === path)?.digest ?? '')
      .every((digest) =>
        this.#acts.some(({ action, data }) => action === 'scan-added' && data.digest === digest),
      )
    return unknown('signatures', isOnRecord ? 'on-paper' : 'paper-scan-other', { city: name })
  }

  #judgeUploaded({ id, name, certificate }: ManifestCity): Finding[] {
    const isRecorded = this.#isRecorded(
      ({ action, data }) =>
        action === 'signature-uploaded' && data.cityId === id && data.certificate === certificate,
    )
    return isRecorded ? [] : [broken('signatures', 'not-recorded', { city: name })]
  }

  /** Where there is no record, that is said of the whole. */
  #isRecorded(is: (act: RecordedAct) => boolean): boolean {
    return !this.#files.has(PATHS.record) || this.#acts.some(is)
  }

  /** Signatures that the list does not name. */
  #judgeUnlisted(): Finding[] {
    const isUnlisted = this.#pdf.signatures.some(
      (signature) =>
        signature.kind === 'city' && !this.#manifest.cities.some((city) => isOf(signature, city)),
    )
    return isUnlisted ? [broken('signatures', 'signature-unlisted')] : []
  }

  async #judgeFiles(): Promise<Finding[]> {
    const listed = new Map(this.#manifest.files.map((file) => [file.path, file]))
    const own: readonly string[] = [PATHS.manifest, PATHS.listSignature]
    const paths = [...this.#files.keys()].filter((path) => !own.includes(path))
    const altered: string[] = []
    for (const path of paths) {
      const file = listed.get(path)
      const bytes = this.#files.get(path) ?? new Uint8Array()
      const digest = hexOf(await sha256(this.#subtle, bytes))
      if (file && (file.size !== bytes.length || file.digest !== digest)) altered.push(path)
    }
    const gone = [...listed.keys()].filter((path) => !this.#files.has(path))
    const unlisted = paths.filter((path) => !listed.has(path))
    const missing = Object.values(PATHS).filter(
      (path) => !own.includes(path) && !this.#files.has(path) && !listed.has(path),
    )
    const faults = [
      ...files('files-altered', altered),
      ...files('files-gone', gone),
      ...files('files-unlisted', unlisted),
    ]
    const right = faults.length === 0 ? [holds('files', 'files-right', { count: paths.length })] : faults
    const absent =
      missing.length > 0 ? [unknown('files', 'files-not-given', { files: missing.join(', ') })] : []
    return [...right, ...absent]
  }
}

/** A signature in the field of the city, by the key of the certificate that the list names; one of others may not show its own. */
function isOf({ kind, field, certificate }: VerifiedPdfSignature, city: ManifestCity): boolean {
  const isField = kind === 'city' && field?.name === fieldOfCity(city.id)
  const isUnread = city.way === 'outside' && certificate === ''
  return isField && (isUnread || certificate === city.certificate)
}

function namedOnPaper({ signatory }: ManifestCity): SubjectNames {
  return { commonName: signatory, title: '', organization: '', unit: '' }
}

function files(code: 'files-altered' | 'files-gone' | 'files-unlisted', paths: readonly string[]): Finding[] {
  return paths.length > 0 ? [broken('files', code, { files: paths.join(', ') })] : []
}

function sameText(
  record: CanonicalRecord | undefined,
  { language, status }: CanonicalRecord['texts'][number],
) {
  return record?.texts.find((text) => text.language === language && text.status === status)
}

function textIn(bundle: ReadonlyMap<string, Bytes>, path: string): string | undefined {
  const bytes = bundle.get(path)
  return bytes && textOfUtf8(bytes)
}
