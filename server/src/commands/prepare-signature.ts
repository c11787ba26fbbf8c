// Confirms the consent, certifies the key, and prepares PDF and statement for the browser to check and sign. Once confirmed, it is
// prepared anew as often as others were quicker.
import { webcrypto } from 'node:crypto'
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { ByteRange } from '@plenary/shared/signing/byte-range'
import { hexOf } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import type { Stamp, Statement } from '@plenary/shared/signing/statement'
import { type Bytes, sha256 } from '@plenary/shared/signing/subtle'
import type { Kysely } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { Tables } from '../ports/tables.ts'
import type { Attempt, Confirmation } from '../signing/attempts.ts'
import { type PreparedPdf, prepareSignature as preparePdf } from '../signing/pdf-prepare.ts'
import { type AttemptPlace, type AttemptUnderWay, attemptUnderWay } from './attempt-under-way.ts'
import { authorityOfId } from './authority-in-use.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { confirmConsent, type GivenConfirmation } from './confirm-consent.ts'
import { issueCertificate } from './issue-certificate.ts'
import { readSignedMatter, type SignedMatter } from './signed-matter.ts'
import { signedPdfNow } from './signed-pdf-now.ts'

export interface Prepared {
  /** DER. */
  readonly certificate: Bytes
  readonly root: Bytes
  readonly signedAttributes: Bytes
  readonly byteRange: ByteRange
  readonly statement: Statement
}

export async function prepareSignature(
  context: CeremonyContext,
  actor: Actor,
  asked: AttemptPlace & { readonly confirmation: GivenConfirmation | undefined; readonly stamp: Stamp },
): Promise<Prepared | Refusal> {
  const underWay = await attemptUnderWay(context, actor, asked)
  if (isRefusal(underWay)) return underWay
  const { attempt } = underWay
  const confirmation = await confirmConsent(context, attempt, asked.confirmation)
  if (isRefusal(confirmation)) return confirmation
  const prepared = attempt.turn.then(() =>
    prepare(context, actor, underWay, { confirmation, stamp: asked.stamp }),
  )
  attempt.turn = prepared.catch(() => undefined)
  return prepared
}

async function prepare(
  context: CeremonyContext,
  actor: Actor,
  underWay: AttemptUnderWay,
  { confirmation, stamp }: { confirmation: Confirmation; stamp: Stamp },
): Promise<Prepared | Refusal> {
  const { read } = context.storage
  const { attempt, place } = underWay
  const matter = await readSignedMatter(read, place)
  const authority = await authorityOfId(context, matter.authorityId)
  if (isRefusal(authority)) return authority
  const certificate = await issueCertificate(context, actor, underWay, authority)
  if (isRefusal(certificate)) return certificate
  const statement = await makeStatement(context, { attempt, confirmation, certificate })
  const base = await signedPdfNow(read, attempt.signingId)
  const pdf = await setPdf(context, {
    attempt,
    matter,
    statement,
    certificate,
    base: base.bytes,
    stamp,
  })
  if (isRefusal(pdf)) return pdf
  const { root } = authority
  attempt.prepared = {
    ...{ pdf, certificate, statement, root },
    revision: base.revision,
    baseLength: base.bytes.length,
  }
  return { certificate, root, statement, signedAttributes: pdf.attributes, byteRange: pdf.byteRange }
}

async function makeStatement(
  { storage: { read }, surroundings }: CeremonyContext,
  {
    attempt,
    confirmation,
    certificate,
  }: { attempt: Attempt; confirmation: Confirmation; certificate: Bytes },
): Promise<Statement> {
  const { nonce: _nonce, ...things } = attempt.consent
  const second = new Date(Math.floor(surroundings.now() / 1000) * 1000).toISOString()
  // A clock that was set back since would have it signed before its certificate was valid.
  const notBefore = parseCertificate(certificate)?.notBefore ?? ''
  return {
    ...things,
    type: 'plenary-statement/1',
    signedAt: second < notBefore ? notBefore : second,
    certificate: hexOf(await sha256(webcrypto.subtle, certificate)),
    confirmation: { way: confirmation.way, consent: canonicalDigest(attempt.consent) },
    record: await headOfRecord(read),
  }
}

async function headOfRecord(read: Kysely<Tables>): Promise<Statement['record']> {
  const head = await read
    .selectFrom('audit')
    .orderBy('seq', 'desc')
    .limit(1)
    .select(['seq', 'hash'])
    .executeTakeFirst()
  return head ?? { seq: 0, hash: '0'.repeat(64) }
}

interface PdfToSet {
  readonly attempt: Attempt
  readonly matter: SignedMatter
  readonly statement: Statement
  readonly certificate: Bytes
  readonly base: Bytes
  readonly stamp: Stamp
}

async function setPdf(context: CeremonyContext, set: PdfToSet): Promise<PreparedPdf | Refusal> {
  const { statement, matter } = set
  const { signedAt, city, holder, signatory, declaration } = statement
  const stamp = await context.setStamp({
    city: city.name,
    name: signatory.name,
    title: signatory.title,
    holder: holder?.name ?? null,
    at: signedAt,
    timeZone: matter.timeZone,
    fingerprint: statement.certificate,
    stamp: set.stamp,
    language: matter.language,
    wordsIn: matter.language.startsWith('ja') ? 'ja' : 'en',
  })
  if (isRefusal(stamp)) return stamp
  return preparePdf(webcrypto.subtle, set.base, {
    field: fieldOfCity(city.id),
    certificate: set.certificate,
    signedAt,
    name: signatory.name || city.name,
    reason: `${declaration.title}: ${city.name}${holder ? ` (${holder.name})` : ''}`,
    location: matter.place,
    stamp,
    certifies: false,
  })
}

/** What the browser checks before it signs. */
export async function preparedPdf(
  context: CeremonyContext,
  actor: Actor,
  place: AttemptPlace,
): Promise<Bytes | Refusal> {
  const underWay = await attemptUnderWay(context, actor, place)
  if (isRefusal(underWay)) return underWay
  return underWay.attempt.prepared?.pdf.whole ?? refuse('not-confirmed')
}
