// Issues an invitation anew: the earlier link is dead, the new one lives as long as a first one.
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { findInvitation } from './find-invitation.ts'
import { announcePeople, mailStatements } from './invite-person.ts'
import { freshToken, type IssuedLink } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function reissueInvitation(
  context: CommandContext,
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<IssuedLink | Refusal> {
  const invitation = await findInvitation(context, actor, invitationId)
  if (isRefusal(invitation)) return invitation
  const { id, role, plenary_id: plenaryId, city_id: cityId, email } = invitation
  const { link, columns } = freshToken(context, 'invitation')
  const query = context.storage.read
    .updateTable('link')
    .set({ ...columns, ...(typeof actor === 'string' ? {} : { created_by: actor.personId }) })
    .where('id', '=', id)
    .where('token_hash', '=', invitation.token_hash)
    .where('used_at', 'is', null)
    .compile()
  const issued = { id, link, expiresAt: columns.expires_at }
  const mail = role === null ? [] : await mailStatements(context, issued, { role, plenaryId, cityId, email })
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }, ...mail],
    audit: [
      auditEntry(context, actor, {
        action: 'invitation-reissued',
        subject: `invitation:${id}`,
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  announcePeople(context, plenaryId)
  return issued
}
