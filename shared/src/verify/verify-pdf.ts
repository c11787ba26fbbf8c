// A signed PDF: the seal first, then one increment for each city that signed, and nothing else.
import { hexOf, textOfAscii } from '../signing/bytes.ts'
import type { Certificate, SubjectNames } from '../signing/certificate.ts'
import { signingSealedBy, useOfField } from '../signing/certificate-use.ts'
import { type Bytes, type Subtle, sha256 } from '../signing/subtle.ts'
import { judgeIncrement, thingsOf } from './judge-increment.ts'
import { isCertification, PdfDocument } from './pdf-document.ts'
import { type PdfRevision, readRevisions } from './pdf-revisions.ts'
import { type PdfSignature, signaturesIn } from './pdf-signatures.ts'
import { UnreadablePdf } from './pdf-values.ts'
import { broken, type Finding, holds, type Status, unknown, worst } from './report.ts'
import { fingerprintOf, type Trust } from './trust.ts'
import { verifySignature } from './verify-signature.ts'

export interface VerifiedPdf {
  readonly findings: readonly Finding[]
  /** In the order in which they were put on. The first is the seal. */
  readonly signatures: readonly VerifiedPdfSignature[]
  /** So many first bytes, and their SHA-256; null where nothing seals it. */
  readonly sealed: { readonly length: number; readonly digest: string } | null
  /** As it was sealed; null where nothing seals it. */
  readonly document: PdfDocument | null
  /** Names of fields that nobody signed, labels where they have one. */
  readonly emptyFields: readonly { readonly name: string; readonly label: string }[]
}

export interface VerifiedPdfSignature {
  readonly kind: 'seal' | 'city'
  readonly field: { readonly name: string; readonly label: string } | null
  readonly signatory: SubjectNames | null
  /** Whether the network certified it, as far as the file tells. */
  readonly isOurs: boolean
  readonly at: string
  /** SHA-256 of the certificate; empty where it could not be read. */
  readonly certificate: string
  /** SHA-256 of the root that it brings; empty without one. */
  readonly root: string
  /** For what the certificate is; empty where it does not say. */
  readonly use: string
  readonly findings: readonly Finding[]
  readonly status: Status
}

export async function verifyPdf(subtle: Subtle, bytes: Bytes, trust: Trust): Promise<VerifiedPdf> {
  const text = textOfAscii(bytes)
  try {
    return await new PdfVerification(subtle, bytes, text, trust).run()
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error
    return nothing(
      text.includes('/ByteRange') ? broken('file', 'rewritten') : unknown('file', 'pdf-unreadable'),
    )
  }
}

function nothing(finding: Finding): VerifiedPdf {
  return { findings: [finding], signatures: [], sealed: null, document: null, emptyFields: [] }
}

class PdfVerification {
  readonly #subtle: Subtle
  readonly #bytes: Bytes
  readonly #trust: Trust
  readonly #text: string
  readonly #revisions: readonly PdfRevision[]
  /** The root that certified the seal. */
  #network: Certificate | undefined

  constructor(subtle: Subtle, bytes: Bytes, text: string, trust: Trust) {
    this.#subtle = subtle
    this.#bytes = bytes
    this.#trust = trust
    this.#text = text
    this.#revisions = readRevisions(text)
  }

  async run(): Promise<VerifiedPdf> {
    const signed = this.#revisions.map(signaturesIn)
    const first = signed.findIndex((signatures) => signatures.length > 0)
    if (first === -1) return nothing(unknown('file', 'no-signature'))
    const end = this.#revisions[first]?.end ?? 0
    const document = new PdfDocument(this.#revisions.slice(0, first + 1))
    const findings: Finding[] = [...this.#judgeSeal(document, signed[first] ?? [])]
    const signatures: VerifiedPdfSignature[] = []
    for (const [place, each] of signed.entries()) {
      if (place < first) continue
      const [signature, ...others] = each
      if (!signature || others.length > 0) findings.push(this.#unsigned(place, others.length > 0))
      else signatures.push(await this.#verify(place, signature, signatures[0]))
    }
    findings.push(...this.#judgeEnd())
    const digest = hexOf(await sha256(this.#subtle, this.#bytes.subarray(0, end)))
    return {
      findings,
      signatures,
      sealed: { length: end, digest },
      document,
      emptyFields: this.#emptyFields(),
    }
  }

  #judgeSeal(document: PdfDocument, [signature]: readonly PdfSignature[]): Finding[] {
    if (!signature) return []
    const is = isCertification(document, signature.entries, signature.number)
    return [is ? holds('seal', 'certified') : broken('seal', 'not-certified')]
  }

  /** Such an increment is how a page is exchanged while every signature stays "valid". */
  #unsigned(place: number, isSeveral: boolean): Finding {
    if (isSeveral) return broken('file', 'several-at-once')
    const before = new PdfDocument(this.#revisions.slice(0, place))
    const numbers = [...(this.#revisions[place]?.objects.keys() ?? [])]
    const changed = numbers.filter((number) => before.objects.has(number))
    const isLast = place === this.#revisions.length - 1
    return broken('file', isLast ? 'changed-afterwards' : 'changed-in-between', {
      what: thingsOf(before, changed),
    })
  }

  /** @param seal undefined of the seal itself */
  async #verify(
    place: number,
    signature: PdfSignature,
    seal: VerifiedPdfSignature | undefined,
  ): Promise<VerifiedPdfSignature> {
    const revision = this.#revisions[place] as PdfRevision
    const { certificate, named, at, isOurs, findings } = await verifySignature(
      this.#subtle,
      this.#bytes,
      { signature, end: revision.end, network: this.#network },
      this.#trust,
    )
    if (!seal) this.#network = named[0]
    const earlier = this.#revisions.slice(0, place)
    const text = isOurs ? undefined : this.#text
    const { field, faults } = judgeIncrement(earlier, revision, signature, text)
    const additions = !seal
      ? []
      : faults.map((reason): Finding => ({ about: 'signatures', status: 'broken', reason }))
    const use = certificate?.use ?? ''
    const all = [...findings, ...additions, ...judgeUse(use, { seal, field: field?.name ?? '', isOurs })]
    return {
      kind: seal ? 'city' : 'seal',
      field: field && { name: field.name, label: field.label },
      signatory: certificate?.names ?? null,
      isOurs,
      at: at || signature.at,
      certificate: certificate ? await fingerprintOf(this.#subtle, certificate) : '',
      root: await this.#rootOf(named),
      use,
      findings: all,
      status: worst(all.map(({ status }) => status)),
    }
  }

  async #rootOf([root]: readonly Certificate[]): Promise<string> {
    return root ? await fingerprintOf(this.#subtle, root) : ''
  }

  /** Of an increment that nobody signed enough is said. */
  #judgeEnd(): Finding[] {
    const last = this.#revisions.at(-1)
    const rest = this.#bytes.length - (last?.end ?? 0)
    if (rest > 0) return [broken('file', 'bytes-behind', { count: rest })]
    return last && signaturesIn(last).length > 0 ? [holds('file', 'nothing-behind')] : []
  }

  #emptyFields(): { name: string; label: string }[] {
    return new PdfDocument(this.#revisions).fields
      .filter(({ isSignature, entries }) => isSignature && !entries.has('V'))
      .map(({ name, label }) => ({ name, label }))
  }
}

/** Whoever made a key may have kept it: what it signs must be what its certificate is for. */
function judgeUse(
  use: string,
  { seal, field, isOurs }: { seal: VerifiedPdfSignature | undefined; field: string; isOurs: boolean },
): Finding[] {
  if (!isOurs && seal) return []
  const signing = signingSealedBy(seal?.use ?? use)
  const isMeant = signing !== undefined && (!seal || use === useOfField(signing, field))
  return isMeant ? [] : [broken('signatures', 'certificate-for-other')]
}
