// Changes what a person calls one of the own passkeys.
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function renamePasskey(
  context: CommandContext,
  actor: SignedIn,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<Refusal | undefined> {
  const { personId } = actor
  const query = context.storage.read
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', passkeyId)
    .where('userId', '=', personId)
    .compile()
  const deed = {
    action: 'passkey-renamed',
    subject: `person:${personId}`,
    data: { passkey: passkeyId },
  } as const
  const unit = { statements: [{ query, expectRows: 1 }], audit: [auditEntry(context, actor, deed)] }
  return writeUnit(context, unit, 'not-found')
}
