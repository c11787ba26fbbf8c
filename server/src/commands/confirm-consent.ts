// Confirms a consent: with a passkey of the person's, or with a code that the secretariat handed over.
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { moment } from '../ports/surroundings.ts'
import type { Attempt, Confirmation } from '../signing/attempts.ts'
import { checkPasskey } from '../signing/passkey-answer.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { hashSigningCode, MOST_FAILURES } from './issue-signing-code.ts'
import { writeUnit } from './write-unit.ts'

export type GivenConfirmation =
  | { readonly way: 'passkey'; readonly assertion: { readonly id: string } }
  | { readonly way: 'code'; readonly code: string }

/** Remembered in the attempt: once is enough. */
export async function confirmConsent(
  context: CeremonyContext,
  attempt: Attempt,
  given: GivenConfirmation | undefined,
): Promise<Confirmation | Refusal> {
  if (attempt.confirmation) return attempt.confirmation
  if (!given) return refuse('not-confirmed')
  const confirmation =
    given.way === 'passkey'
      ? await byPasskey(context, attempt, given.assertion)
      : await byCode(context, attempt, given.code)
  if (!isRefusal(confirmation)) attempt.confirmation = confirmation
  return confirmation
}

async function byPasskey(
  { storage: { read }, origin }: CeremonyContext,
  { personId, consent }: Attempt,
  assertion: { readonly id: string },
): Promise<Confirmation | Refusal> {
  const passkey = await read
    .selectFrom('passkey')
    .where('userId', '=', personId)
    .where('credentialID', '=', assertion.id)
    .selectAll()
    .executeTakeFirst()
  if (!passkey) return refuse('not-confirmed')
  const checked = await checkPasskey({ assertion, passkey, challenge: canonicalDigest(consent), origin })
  return checked ? { way: 'passkey', passkeyId: passkey.id, ...checked } : refuse('not-confirmed')
}

async function byCode(
  context: CeremonyContext,
  { signingId, cityId }: Attempt,
  code: string,
): Promise<Confirmation | Refusal> {
  const { read } = context.storage
  const issued = await read
    .selectFrom('signing_code')
    .where('signing_id', '=', signingId)
    .where('city_id', '=', cityId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', moment(context.surroundings))
    .where('failures', '<', MOST_FAILURES)
    .select(['id', 'code_hash'])
    .executeTakeFirst()
  if (!issued) return refuse('code-wrong')
  const refusal = await countTry(context, issued.id, 1)
  if (refusal) return refusal
  if (issued.code_hash !== hashSigningCode(signingId, code)) return refuse('code-wrong')
  return (await countTry(context, issued.id, -1)) ?? { way: 'code', codeId: issued.id }
}

/** Before it is compared, so that of many tries at once no more are compared than may be; taken back of one that was right. */
function countTry(context: CeremonyContext, codeId: string, tries: 1 | -1): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('signing_code')
    .set((row) => ({ failures: row('failures', '+', tries) }))
    .where('id', '=', codeId)
    .where('failures', '<', MOST_FAILURES + (tries === 1 ? 0 : 1))
    .where('voided_at', 'is', null)
    .compile()
  return writeUnit(context, { statements: [{ query, expectRows: 1 }] }, 'code-wrong')
}
