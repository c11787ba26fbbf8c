// An invitation that is still open, as its inviters may see it.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Selectable } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { LinkTable } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { refuseInviter } from './invite-person.ts'

type Invitation = Selectable<LinkTable> & { role: NonNullable<LinkTable['role']> }

/** Refused as `not-found` for one that was used or withdrawn, and for whom it does not concern. */
export async function findInvitation(
  { storage }: CommandContext,
  actor: Actor,
  invitationId: string,
): Promise<Invitation | Refusal> {
  const link = await storage.read
    .selectFrom('link')
    .where('id', '=', invitationId)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (!link?.role) return refuse('not-found')
  const { role, plenary_id: plenaryId, city_id: cityId } = link
  return refuseInviter(actor, { role, plenaryId, cityId }) ?? { ...link, role }
}
