// Changes a person's own password. Every session ends; the caller starts a new one for the person.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { hashPassword } from '../auth/passwords.ts'
import type { SignedIn } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { findOwnPassword } from './own-password.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function changePassword(
  context: CommandContext,
  actor: SignedIn,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const { personId } = actor
  const own = await findOwnPassword(read, personId, currentPassword)
  if (!own) return refuse('wrong-credentials', 'currentPassword')
  const sessions = await read.selectFrom('session').where('userId', '=', personId).select('id').execute()
  const changed = read
    .updateTable('account')
    .set({ password: await hashPassword(newPassword), updatedAt: moment(context.surroundings) })
    .where('id', '=', own.id)
    .where('password', '=', own.hash)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [
      { query: changed, expectRows: 1 },
      { query: read.deleteFrom('session').where('userId', '=', personId).compile() },
    ],
    audit: [auditEntry(context, actor, { action: 'password-changed', subject: `person:${personId}` })],
  })
  if (refusal) return refusal
  for (const { id } of sessions) context.announcements.announce({ type: 'session-ended', sessionId: id })
  return undefined
}
