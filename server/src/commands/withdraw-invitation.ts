// Withdraws an invitation: its link is dead.
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { findInvitation } from './find-invitation.ts'
import { announcePeople } from './invite-person.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function withdrawInvitation(
  context: CommandContext,
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<Refusal | undefined> {
  const invitation = await findInvitation(context, actor, invitationId)
  if (isRefusal(invitation)) return invitation
  const { id, plenary_id: plenaryId } = invitation
  const query = context.storage.read
    .deleteFrom('link')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'invitation-withdrawn',
        subject: `invitation:${id}`,
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  announcePeople(context, plenaryId)
  return undefined
}
