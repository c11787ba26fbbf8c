// Uses a sign-in link up; with a new password, sets it.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { hashPassword } from '../auth/passwords.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { findLink, useUp } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Answers the person to sign in. A new password ends every session that the person had. */
export async function signInByLink(
  context: CommandContext,
  { token, newPassword }: { token: string; newPassword?: string | undefined },
): Promise<{ personId: string } | Refusal> {
  const { read } = context.storage
  const link = await findLink(read, token, context.surroundings.now())
  if (isRefusal(link)) return link
  const { kind, person_id: personId } = link
  if (kind !== 'sign-in' || personId === null) return refuse('link-unknown')
  const ended =
    newPassword === undefined
      ? []
      : await read.selectFrom('session').where('userId', '=', personId).select('id').execute()
  const action = newPassword === undefined ? 'signed-in-by-link' : 'password-set-by-link'
  const refusal = await writeUnit(
    context,
    {
      statements: [
        useUp(context, link),
        ...(newPassword === undefined ? [] : await setPassword(context, personId, newPassword)),
      ],
      audit: [auditEntry(context, 'anonymous', { action, subject: `person:${personId}` })],
    },
    'link-used',
  )
  if (refusal) return refusal
  for (const { id } of ended) context.announcements.announce({ type: 'session-ended', sessionId: id })
  return { personId }
}

async function setPassword(
  { storage: { read }, surroundings }: CommandContext,
  personId: string,
  password: string,
): Promise<Statement[]> {
  const changed = read
    .updateTable('account')
    .set({ password: await hashPassword(password), updatedAt: moment(surroundings) })
    .where('userId', '=', personId)
    .where('providerId', '=', 'credential')
    .compile()
  return [
    { query: changed, expectRows: 1 },
    { query: read.deleteFrom('session').where('userId', '=', personId).compile() },
  ]
}
