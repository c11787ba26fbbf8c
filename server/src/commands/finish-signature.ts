// Takes a signature: over the PDF, which gets its next increment, and over the statement.
import { webcrypto } from 'node:crypto'
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { equalBytes } from '@plenary/shared/signing/bytes'
import { isSignedJws, parseJws } from '@plenary/shared/signing/jws'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Actor } from '../ports/actor.ts'
import type { Statement as Write } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { Attempt, Confirmation, PreparedSignature } from '../signing/attempts.ts'
import { embedSignature, signsWhatWasPrepared } from '../signing/pdf-embed.ts'
import { type AttemptPlace, attemptUnderWay } from './attempt-under-way.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { personOf } from './change-state.ts'
import { newestRevision } from './signed-pdf-now.ts'
import { cityInSigning, refuseSecondOutcome, writeOutcome } from './signing-under-way.ts'
import { isVoid, useCertificate } from './use-certificate.ts'

/** @param signature r and s
 * @param statement compact JWS */
export async function finishSignature(
  context: CeremonyContext,
  actor: Actor,
  {
    signature,
    statement,
    ...asked
  }: AttemptPlace & { readonly signature: Bytes; readonly statement: string },
): Promise<Refusal | undefined> {
  const underWay = await attemptUnderWay(context, actor, asked)
  if (isRefusal(underWay)) return underWay
  const { attempt, place, capacity } = underWay
  const { prepared, confirmation } = attempt
  if (!prepared || !confirmation) return refuse('not-confirmed')
  const overtaken = await whyOvertaken(context, attempt, prepared, confirmation)
  if (overtaken) return overtaken
  const given: GivenSignature = { attempt, prepared, confirmation, signature, statement }
  if (!(await isAsPrepared(given))) return refuse('signature-wrong')
  const said = prepared.statement
  const refusal = await writeOutcome(context, actor, place, {
    action: 'signature-given',
    outcome: {
      outcome: 'signed',
      way: 'electronic',
      at: said.signedAt,
      signed_name: said.signatory.name || said.city.name,
      certificate: said.certificate,
      confirmation: confirmation.way,
      person_id: personOf(actor),
    },
    data: {
      name: said.signatory.name,
      certificate: said.certificate,
      confirmation: confirmation.way,
      ...capacity.named,
    },
    conditions: [...capacity.conditions, ...writes(context, given)],
  })
  if (!refusal) context.attempts.end(attempt.id)
  if (refusal?.refused !== 'precondition-failed') return refusal
  return (await whyOvertaken(context, attempt, prepared, confirmation)) ?? refusal
}

/** What came first: the end of the signing, something of this city, another city's signature, or another attempt. */
async function whyOvertaken(
  context: CeremonyContext,
  attempt: Attempt,
  { revision, certificate }: PreparedSignature,
  confirmation: Confirmation,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const place = await cityInSigning(read, attempt)
  if (isRefusal(place)) return place
  if (place.signingId !== attempt.signingId) return refuse('attempt-ended')
  const second = refuseSecondOutcome(place)
  if (second) return second
  if ((await newestRevision(read, attempt.signingId)) !== revision) return refuse('revision-stale')
  const isOver = (await isVoid(context, certificate)) || !(await stillConfirms(context, confirmation))
  return isOver ? refuse('attempt-ended') : undefined
}

/** A code that was replaced meanwhile, or a passkey that was removed, confirms nothing. */
async function stillConfirms({ storage: { read } }: CeremonyContext, confirmation: Confirmation) {
  const found =
    confirmation.way === 'passkey'
      ? read.selectFrom('passkey').where('id', '=', confirmation.passkeyId).select('id')
      : read
          .selectFrom('signing_code')
          .where('id', '=', confirmation.codeId)
          .where('voided_at', 'is', null)
          .select('id')
  return (await found.executeTakeFirst()) !== undefined
}

interface GivenSignature {
  readonly attempt: Attempt
  readonly prepared: PreparedSignature
  readonly confirmation: Confirmation
  readonly signature: Bytes
  readonly statement: string
}

/** Both are by the certified key, over what was prepared and nothing else. */
async function isAsPrepared({ attempt, prepared, signature, statement }: GivenSignature) {
  const { subtle } = webcrypto
  const jws = parseJws(statement)
  if (!jws || canonicalJson(jws.payload) !== canonicalJson(prepared.statement)) return false
  const [own, root, ...more] = jws.chain
  const isChain = own && root && equalBytes(own, prepared.certificate) && equalBytes(root, prepared.root)
  if (!isChain || more.length > 0 || !(await isSignedJws(subtle, jws, attempt.spki))) return false
  return signsWhatWasPrepared(subtle, prepared.pdf, prepared.certificate, signature)
}

/** Of two that were prepared on one increment, the number of the next one lets one be written. */
function writes(context: CeremonyContext, given: GivenSignature): Write[] {
  const { read } = context.storage
  const { attempt, prepared, confirmation, signature, statement } = given
  const { signingId, cityId } = attempt
  const { pdf, certificate, root, revision, baseLength } = prepared
  const increment = embedSignature(pdf, { certificate, root, signature }).slice(baseLength)
  const next = read.insertInto('signing_revision').values({
    signing_id: signingId,
    number: revision + 1,
    kind: 'city',
    city_id: cityId,
    bytes: increment,
    at: moment(context.surroundings),
  })
  const stated = read.insertInto('signing_statement').values({
    signing_id: signingId,
    city_id: cityId,
    statement,
    certificate,
    consent: canonicalJson(attempt.consent),
    assertion: confirmation.way === 'passkey' ? confirmation.evidence : null,
    passkey_id: confirmation.way === 'passkey' ? confirmation.passkeyId : null,
  })
  return [
    { query: next.compile(), expectRows: 1 },
    { query: stated.compile(), expectRows: 1 },
    useCertificate(context, certificate),
    usedUp(context, confirmation),
  ]
}

/** A code counts once; a passkey's counter goes on. */
function usedUp({ storage: { read }, surroundings }: CeremonyContext, confirmation: Confirmation): Write {
  if (confirmation.way === 'passkey') {
    const { passkeyId, counter } = confirmation
    const used = read
      .updateTable('passkey')
      .set({ counter, usedAt: moment(surroundings) })
      .where('id', '=', passkeyId)
    return { query: used.compile(), expectRows: 1 }
  }
  const query = read
    .updateTable('signing_code')
    .set({ used_at: moment(surroundings) })
    .where('id', '=', confirmation.codeId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .compile()
  return { query, expectRows: 1 }
}
