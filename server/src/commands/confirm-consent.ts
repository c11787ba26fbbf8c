// Confirms a consent: with a passkey of the person's, or with a code that the secretariat handed over.
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Attempt, Confirmation } from '../signing/attempts.ts'
import { checkPasskey } from '../signing/passkey-answer.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { trySigningCode } from './try-signing-code.ts'

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
  attempt: Attempt,
  code: string,
): Promise<Confirmation | Refusal> {
  const codeId = await trySigningCode(context, attempt, code)
  return isRefusal(codeId) ? codeId : { way: 'code', codeId }
}
