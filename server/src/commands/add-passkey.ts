// Takes the passkey that a person's device made.
import { newId } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { PasskeyContext } from './begin-passkey.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** @param credential RegistrationResponseJSON, as the browser gave it */
export async function addPasskey(
  context: PasskeyContext,
  actor: SignedIn,
  { name, credential }: { name: string; credential: unknown },
): Promise<{ id: string } | Refusal> {
  const made = await context.passkeys.checkNew(credential, actor)
  if (!made) return refuse('passkey-refused')
  const { personId } = actor
  const id = newId(context.surroundings.randomBytes)
  const query = context.storage.read
    .insertInto('passkey')
    .values({
      ...made,
      id,
      name,
      userId: personId,
      createdAt: moment(context.surroundings),
      usedAt: null,
    })
    .onConflict((conflict) => conflict.column('credentialID').doNothing())
    .compile()
  const deed = { action: 'passkey-added', subject: `person:${personId}`, data: { passkey: id } } as const
  const unit = { statements: [{ query, expectRows: 1 }], audit: [auditEntry(context, actor, deed)] }
  return (await writeUnit(context, unit, 'already-exists')) ?? { id }
}
