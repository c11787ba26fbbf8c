// Changes a person's function at a plenary: head, drafter or viewer of the delegation, or observer.
import { isDelegationRole, type PlenaryRole } from '@plenary/shared/access/roles'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Kysely, Selectable } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { AuditEntry, Statement } from '../ports/storage.ts'
import type { MembershipTable, Tables } from '../ports/tables.ts'
import { actorMay, actorSees, type Scope } from './actor-may.ts'
import type { CommandContext } from './command-context.ts'
import { headsOf } from './heads-of.ts'
import { announcePeople } from './invite-person.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface ChangedRole {
  readonly membershipId: string
  readonly role: PlenaryRole
}

/**
 * A delegation has one head: whoever was it becomes a drafter in the same unit. What was stated for the city stays the
 * city's. Of two changes at once that touch the same people, one is refused as changed meanwhile.
 */
export async function changeRole(
  context: CommandContext,
  actor: Actor,
  { membershipId, role }: ChangedRole,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const membership = await read
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .selectAll()
    .executeTakeFirst()
  if (!membership) return refuse('not-found')
  const refused = refuseActor(actor, membership, role) ?? (await refusePlace(read, membership, role))
  if (refused || membership.role === role) return refused
  const { plenary_id: plenaryId, city_id: cityId } = membership
  const formerHeads = role === 'head' ? await headsOf(read, plenaryId, cityId).execute() : []
  const refusal = await writeUnit(context, {
    statements: [
      ...formerHeads.map(({ id }) => setRole(read, { id, from: 'head', to: 'drafter' })),
      ...(role === 'head' ? [requireNoOtherHead(read, membership)] : []),
      setRole(read, { id: membershipId, from: membership.role, to: role }),
    ],
    audit: [
      ...formerHeads.map(({ id, person_id }) =>
        roleEntry(context, actor, { ...membership, id, person_id, role: 'head' }, 'drafter'),
      ),
      roleEntry(context, actor, membership, role),
    ],
  })
  if (refusal) return refusal
  for (const { person_id: personId } of [...formerHeads, membership])
    context.announcements.announce({ type: 'rights-changed', personId })
  announcePeople(context, plenaryId)
  return undefined
}

/** A head chooses who drafts and who views; who heads, and who only observes, is the secretariat's to say. */
function refuseActor(
  actor: Actor,
  { role: former, plenary_id: plenaryId, city_id: cityId }: Selectable<MembershipTable>,
  role: PlenaryRole,
): Refusal | undefined {
  const scope: Scope = { plenaryId, cityId, state: 'drafting' }
  if (!actorSees(actor, scope)) return refuse('not-found')
  const isAmongDrafters = [former, role].every((each) => each === 'drafter' || each === 'viewer')
  const action = isAmongDrafters ? 'choose-drafters' : 'change-role'
  return former !== 'secretariat' && actorMay(actor, action, scope) ? undefined : refuse('forbidden')
}

/** Only a city of the roster has a delegation. */
async function refusePlace(
  read: Kysely<Tables>,
  { role: former, plenary_id, city_id }: Selectable<MembershipTable>,
  role: PlenaryRole,
): Promise<Refusal | undefined> {
  if (!isDelegationRole(role) || isDelegationRole(former)) return undefined
  if (city_id === null) return refuse('invalid-input', 'role')
  const entry = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenary_id ?? '')
    .where('city_id', '=', city_id)
    .select('city_id')
    .executeTakeFirst()
  return entry ? undefined : refuse('not-on-roster')
}

interface RoleChange {
  readonly id: string
  readonly from: MembershipTable['role']
  readonly to: PlenaryRole
}

function setRole(read: Kysely<Tables>, { id, from, to }: RoleChange): Statement {
  const query = read
    .updateTable('membership')
    .set({ role: to })
    .where('id', '=', id)
    .where('role', '=', from)
    .$if(isDelegationRole(to), (change) =>
      change.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('roster_entry')
            .whereRef('roster_entry.plenary_id', '=', 'membership.plenary_id')
            .whereRef('roster_entry.city_id', '=', 'membership.city_id')
            .select('roster_entry.city_id'),
        ),
      ),
    )
    .compile()
  return { query, expectRows: 1 }
}

/** Holds if nobody else was made head meanwhile. */
function requireNoOtherHead(
  read: Kysely<Tables>,
  { id, plenary_id, city_id }: Selectable<MembershipTable>,
): Statement {
  const query = read
    .updateTable('membership')
    .set((row) => ({ role: row.ref('role') }))
    .where('id', '=', id)
    .where((eb) => eb.not(eb.exists(headsOf(read, plenary_id, city_id))))
    .compile()
  return { query, expectRows: 1 }
}

function roleEntry(
  context: CommandContext,
  actor: Actor,
  { id, person_id, role: former, plenary_id: plenaryId, city_id: cityId }: Selectable<MembershipTable>,
  role: PlenaryRole,
): AuditEntry {
  return auditEntry(context, actor, {
    action: 'role-changed',
    subject: `person:${person_id}`,
    data: { membershipId: id, former, role, plenaryId, cityId },
    plenaryId,
  })
}
