// Begins a passkey: whoever gives the own password again is told what to ask the device.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Passkeys } from '../auth/passkeys.ts'
import type { SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { findOwnPassword } from './own-password.ts'

export interface PasskeyContext extends CommandContext {
  readonly passkeys: Passkeys
}

export async function beginPasskey(
  { passkeys, storage: { read } }: PasskeyContext,
  actor: SignedIn,
  { currentPassword }: { currentPassword: string },
): Promise<{ challenge: string } | Refusal> {
  const { personId } = actor
  if (!(await findOwnPassword(read, personId, currentPassword)))
    return refuse('wrong-credentials', 'currentPassword')
  const known = await read
    .selectFrom('passkey')
    .where('userId', '=', personId)
    .select('credentialID')
    .execute()
  return passkeys.askForNew(actor, known)
}
