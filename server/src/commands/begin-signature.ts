// Begins a signature: what the signatory is asked to confirm, for a key that the browser has just made.
import { webcrypto } from 'node:crypto'
import { newId } from '@plenary/shared/ids'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { hexOf } from '@plenary/shared/signing/bytes'
import type { Consent } from '@plenary/shared/signing/statement'
import { type Bytes, isSigningKey, sha256 } from '@plenary/shared/signing/subtle'
import type { Actor } from '../ports/actor.ts'
import { authorityOfId } from './authority-in-use.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { readSignedMatter } from './signed-matter.ts'
import { capacityToSign } from './signing-capacity.ts'
import { cityInSigning, refuseSecondOutcome, type SigningPlace } from './signing-under-way.ts'

export interface BegunSignature {
  readonly attempt: string
  readonly consent: Consent
  /** Ids of the person's passkeys. */
  readonly passkeys: string[]
  readonly expiresAt: string
}

/** @param publicKey SubjectPublicKeyInfo, DER */
export async function beginSignature(
  context: CeremonyContext,
  actor: Actor,
  { publicKey, ...place }: SigningPlace & { readonly publicKey: Bytes },
): Promise<BegunSignature | Refusal> {
  const { read } = context.storage
  const found = await cityInSigning(read, place)
  if (isRefusal(found)) return found
  const capacity = await capacityToSign(context, actor, found)
  if (isRefusal(capacity)) return capacity
  const second = refuseSecondOutcome(found)
  if (second) return second
  if (!(await isSigningKey(webcrypto.subtle, publicKey))) return refuse('invalid-input', 'publicKey')
  const { things, authorityId } = await readSignedMatter(read, found)
  const authority = await authorityOfId(context, authorityId)
  if (isRefusal(authority)) return authority
  const consent: Consent = {
    type: 'plenary-consent/1',
    ...things,
    key: hexOf(await sha256(webcrypto.subtle, publicKey)),
    nonce: newId(context.surroundings.randomBytes),
  }
  const personId = typeof actor === 'string' ? actor : actor.personId
  const attempt = context.attempts.begin({
    personId,
    declarationId: place.declarationId,
    signingId: found.signingId,
    cityId: place.cityId,
    consent,
    spki: publicKey,
  })
  if (!attempt) return refuse('too-many-attempts')
  const passkeys = await read
    .selectFrom('passkey')
    .where('userId', '=', personId)
    .select('credentialID')
    .execute()
  return {
    attempt: attempt.id,
    consent,
    passkeys: passkeys.map(({ credentialID }) => credentialID),
    expiresAt: attempt.expiresAt,
  }
}
