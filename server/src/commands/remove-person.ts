// Removes a person from a plenary, or from the secretariat, at once.
import type { Action } from '@plenary/shared/access/access-table'
import type { InvitableRole } from '@plenary/shared/access/roles'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Kysely, Selectable } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import type { MembershipTable, Tables } from '../ports/tables.ts'
import { actorMay, actorSees } from './actor-may.ts'
import type { CommandContext } from './command-context.ts'
import { announcePeople } from './invite-person.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

const REMOVE: Record<InvitableRole, Action> = {
  secretariat: 'remove-secretariat',
  head: 'remove-delegation',
  drafter: 'remove-delegation',
  viewer: 'remove-delegation',
  observer: 'remove-observer',
}

/**
 * The membership ends, and with it the open invitations that the person issued there: nobody comes back by an own
 * link. With the last membership the person's sessions end.
 */
export async function removePerson(
  context: CommandContext,
  actor: Actor,
  { membershipId }: { membershipId: string },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const membership = await read
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .selectAll()
    .executeTakeFirst()
  if (!membership) return refuse('not-found')
  const { role, person_id: personId, plenary_id: plenaryId, city_id: cityId } = membership
  const scope = { plenaryId, cityId, state: 'drafting' as const }
  if (!actorSees(actor, scope)) return refuse('not-found')
  if (!actorMay(actor, REMOVE[role], scope)) return refuse('forbidden')
  const sessions = await read.selectFrom('session').where('userId', '=', personId).select('id').execute()
  const refusal = await writeUnit(
    context,
    {
      statements: [
        endMembership(read, membership),
        withdrawOwnInvitations(read, membership),
        endSessionsOfStrangers(read, personId),
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'person-removed',
          subject: `person:${personId}`,
          data: { membershipId, role, plenaryId, cityId },
          plenaryId,
        }),
      ],
    },
    role === 'secretariat' ? 'last-secretariat' : 'not-found',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'rights-changed', personId })
  await announceEndedSessions(context, sessions)
  announcePeople(context, plenaryId)
  return undefined
}

/** Holds only if a secretariat remains. */
function endMembership(read: Kysely<Tables>, { id, role }: Selectable<MembershipTable>): Statement {
  const query = read
    .deleteFrom('membership')
    .where('id', '=', id)
    .$if(role === 'secretariat', (deletion) =>
      deletion.where((eb) =>
        eb.exists(
          eb
            .selectFrom('membership as other')
            .select('other.id')
            .where('other.role', '=', 'secretariat')
            .where('other.id', '<>', id),
        ),
      ),
    )
    .compile()
  return { query, expectRows: 1 }
}

/** Of the secretariat, all; of a delegate, those to the plenary. */
function withdrawOwnInvitations(
  read: Kysely<Tables>,
  { person_id, plenary_id }: Selectable<MembershipTable>,
): Statement {
  const query = read
    .deleteFrom('link')
    .where('kind', '=', 'invitation')
    .where('created_by', '=', person_id)
    .where('used_at', 'is', null)
    .$if(plenary_id !== null, (deletion) => deletion.where('plenary_id', '=', plenary_id))
    .compile()
  return { query }
}

function endSessionsOfStrangers(read: Kysely<Tables>, personId: string): Statement {
  const query = read
    .deleteFrom('session')
    .where('userId', '=', personId)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('membership').select('id').where('person_id', '=', personId))),
    )
    .compile()
  return { query }
}

async function announceEndedSessions(
  { storage, announcements }: CommandContext,
  before: readonly { id: string }[],
): Promise<void> {
  if (before.length === 0) return
  const ids = before.map(({ id }) => id)
  const left = await storage.read.selectFrom('session').where('id', 'in', ids).select('id').execute()
  for (const sessionId of ids) {
    if (!left.some(({ id }) => id === sessionId)) announcements.announce({ type: 'session-ended', sessionId })
  }
}
