// A PDF that came back with a signature that was made outside, with whatever certificate and program: whether it may stand as the next
// increment. Nothing of it is believed: it must be the PDF as it is by now, with one signature more over everything, in the field of the
// city, and nothing else that anybody reads.
import { holeOf } from '@plenary/shared/signing/byte-range'
import { equalBytes, textOfAscii } from '@plenary/shared/signing/bytes'
import {
  type Certificate,
  isCertifiedBy,
  issuerNames,
  type SubjectNames,
} from '@plenary/shared/signing/certificate'
import { judgeSigner, type SignerFault, signingTimeOf } from '@plenary/shared/signing/judge-signer'
import type { Bytes, Subtle } from '@plenary/shared/signing/subtle'
import { judgeIncrement } from '@plenary/shared/verify/judge-increment'
import { type PdfRevision, readRevisions } from '@plenary/shared/verify/pdf-revisions'
import { type PdfSignature, signaturesIn } from '@plenary/shared/verify/pdf-signatures'
import { UnreadablePdf } from '@plenary/shared/verify/pdf-values'
import { type GivenSignedData, readGiven } from '@plenary/shared/verify/verify-signature'
import { canBeAddedTo } from './pdf-increment.ts'
import { type TrustedPath, trustedPath } from './trusted-path.ts'

/** Why it may not, each with its sentence among the refusals. */
export type OutsideFault =
  | 'pdf-unsigned'
  | 'pdf-other'
  | 'pdf-unreadable'
  | 'pdf-several-steps'
  | 'pdf-not-covered'
  | 'pdf-other-field'
  | 'pdf-changed'
  | 'pdf-locks-others'
  | 'pdf-adds-much'
  | 'pdf-signature-wrong'
  | 'pdf-signature-weak'
  | 'pdf-signature-kind'
  | 'pdf-certificate-wrong'
  | 'pdf-certificate-own'

/** A picture of a signature, fonts, and revocation lists of an issuer. Everybody who signs later, and whoever verifies, has it too. */
const MOST_ADDED = 4 * 1024 * 1024

export interface OutsideSignature {
  /** Of its subject, and its issuer, as the certificate says: nobody has checked that here. */
  readonly subject: SubjectNames
  readonly issuer: SubjectNames
  /** Of the certificate. */
  readonly der: Bytes
  readonly notBefore: string
  readonly notAfter: string
  /** When it was given, as it says; empty where it does not. */
  readonly at: string
  /** To a root that the operator trusts; null where there is none. */
  readonly path: TrustedPath | null
}

export interface OutsideUpload {
  /** The PDF as it is by now. */
  readonly base: Bytes
  readonly uploaded: Bytes
  /** The name of the city's field. */
  readonly field: string
  /** The network's own roots: what they certified is signed here, with a consent. */
  readonly roots: readonly Certificate[]
  /** Roots of others that the operator trusts, and the time of now. */
  readonly trusted: readonly Certificate[]
  readonly now: string
}

/** @param upload whose `uploaded` begins with `base`; else it is `pdf-other` */
export async function checkOutside(
  subtle: Subtle,
  upload: OutsideUpload,
): Promise<OutsideSignature | OutsideFault> {
  const { base, uploaded } = upload
  if (!equalBytes(uploaded.subarray(0, base.length), base)) return 'pdf-other'
  if (uploaded.length === base.length) return 'pdf-unsigned'
  if (uploaded.length - base.length > MOST_ADDED) return 'pdf-adds-much'
  const text = textOfAscii(uploaded)
  const added = addedBy(text, base.length)
  if (typeof added === 'string') return added
  const { revision, signature } = added
  if (revision.end !== uploaded.length) return 'pdf-not-covered'
  if (signature.entries.has('Reference')) return 'pdf-locks-others'
  const { field, faults } = judgeIncrement(added.earlier, revision, signature, text)
  if (field && field.name !== upload.field) return 'pdf-other-field'
  if (faults.some(({ code }) => code === 'no-field')) return 'pdf-other-field'
  if (faults.length > 0) return 'pdf-changed'
  return judgeGiven(subtle, upload, signature)
}

interface Added {
  readonly earlier: readonly PdfRevision[]
  readonly revision: PdfRevision
  readonly signature: PdfSignature
}

/** The one increment behind what was there, and the one signature in it. */
function addedBy(text: string, length: number): Added | OutsideFault {
  const revisions = revisionsIn(text)
  if (!revisions) return 'pdf-unreadable'
  const earlier = revisions.filter(({ end }) => end <= length)
  const [revision, ...others] = revisions.slice(earlier.length)
  if (!revision || earlier.at(-1)?.end !== length) return 'pdf-unreadable'
  if (others.length > 0) return 'pdf-several-steps'
  const [signature, ...more] = signaturesIn(revision)
  if (!signature) return 'pdf-unsigned'
  return more.length > 0 ? 'pdf-several-steps' : { earlier, revision, signature }
}

function revisionsIn(text: string): PdfRevision[] | undefined {
  try {
    return readRevisions(text)
  } catch (error) {
    if (error instanceof UnreadablePdf) return undefined
    throw error
  }
}

const FAULTS: Readonly<Record<SignerFault, OutsideFault>> = {
  'algorithm-weak': 'pdf-signature-weak',
  'algorithm-unknown': 'pdf-signature-kind',
  'signature-unreadable': 'pdf-signature-wrong',
  'bytes-changed': 'pdf-signature-wrong',
  'certificate-other': 'pdf-certificate-wrong',
  'key-other': 'pdf-signature-wrong',
}

async function judgeGiven(
  subtle: Subtle,
  upload: OutsideUpload,
  signature: PdfSignature,
): Promise<OutsideSignature | OutsideFault> {
  const { uploaded, roots } = upload
  const { byteRange, hole } = signature
  const isWhole =
    byteRange?.[0] === 0 &&
    byteRange[1] === hole?.start &&
    byteRange[2] === hole.end &&
    byteRange[2] + byteRange[3] === uploaded.length
  if (!isWhole) return 'pdf-not-covered'
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(holeOf(uploaded, byteRange))) return 'pdf-signature-wrong'
  const given = isDetached(signature) ? readGiven(signature.contents) : undefined
  if (!given) return 'pdf-signature-kind'
  if (given.data.rest.some((byte) => byte !== 0)) return 'pdf-signature-wrong'
  const { signer, certificate, named } = given
  const fault = await judgeSigner(subtle, uploaded, {
    byteRange,
    signer,
    certificate,
    mustBind: !signature.isForeign,
  })
  if (fault) return FAULTS[fault]
  for (const root of roots) if (await isCertifiedBy(subtle, certificate, root)) return 'pdf-certificate-own'
  if (!(await isChain(subtle, certificate, named))) return 'pdf-certificate-wrong'
  return (await canBeAddedTo(uploaded)) ? said(subtle, upload, given, signature) : 'pdf-unreadable'
}

const DETACHED = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached']

function isDetached({ entries }: PdfSignature): boolean {
  const kind = entries.get('SubFilter')
  return kind?.kind === 'name' && DETACHED.includes(kind.name)
}

/** More certificates than any signer has issuers. */
const LONGEST_CHAIN = 12

/** Whoever is named as issuer, and brought with it, has issued it. */
async function isChain(
  subtle: Subtle,
  certificate: Certificate,
  named: readonly Certificate[],
): Promise<boolean> {
  if (named.length > LONGEST_CHAIN) return false
  const issuers = named.filter(({ subject }) => equalBytes(subject, certificate.issuer))
  if (issuers.length === 0) return true
  for (const issuer of issuers) {
    if (!(await isCertifiedBy(subtle, certificate, issuer))) continue
    return isChain(
      subtle,
      issuer,
      named.filter((each) => each !== issuer),
    )
  }
  return false
}

const NO_NAMES: SubjectNames = { commonName: '', title: '', organization: '', unit: '' }

async function said(
  subtle: Subtle,
  { trusted, now }: OutsideUpload,
  { signer, certificate, named }: GivenSignedData,
  signature: PdfSignature,
): Promise<OutsideSignature> {
  const { names, der, notBefore, notAfter } = certificate
  const at = signature.at || signingTimeOf(signer)
  const path = await trustedPath(subtle, certificate, { named, trusted, at: at || now })
  return { subject: names, issuer: issuerNames(certificate) ?? NO_NAMES, der, notBefore, notAfter, at, path }
}
