// Removes one of a person's own passkeys. What was signed with it holds all that is needed to check it.
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function removePasskey(
  context: CommandContext,
  actor: SignedIn,
  { passkeyId }: { passkeyId: string },
): Promise<Refusal | undefined> {
  const { personId } = actor
  const query = context.storage.read
    .deleteFrom('passkey')
    .where('id', '=', passkeyId)
    .where('userId', '=', personId)
    .compile()
  const deed = {
    action: 'passkey-removed',
    subject: `person:${personId}`,
    data: { passkey: passkeyId },
  } as const
  const unit = { statements: [{ query, expectRows: 1 }], audit: [auditEntry(context, actor, deed)] }
  return writeUnit(context, unit, 'not-found')
}
