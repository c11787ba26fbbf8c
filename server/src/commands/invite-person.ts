// Invites a person to the secretariat, as an observer, or to a delegation.
import type { Action } from '@plenary/shared/access/access-table'
import { type InvitableRole, isDelegationRole } from '@plenary/shared/access/roles'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { actorMay, actorSees, type Scope } from './actor-may.ts'
import type { CommandContext } from './command-context.ts'
import { type IssuedLink, newLink } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface InvitedTo {
  readonly role: InvitableRole
  readonly plenaryId: string | null
  readonly cityId: string | null
}

/**
 * Answers the single-use link, to copy. `email`, when given, is the only address that can accept.
 * The secretariat's role stands in no plenary and no city, an observer's in a plenary, a delegation's in a plenary for
 * a city of its roster.
 */
export async function invitePerson(
  context: CommandContext,
  actor: Actor,
  { role, plenaryId, cityId, email }: InvitedTo & { email: string | null },
): Promise<IssuedLink | Refusal> {
  const refused =
    refuseShape({ role, plenaryId, cityId }) ?? refuseInviter(actor, { role, plenaryId, cityId })
  if (refused) return refused
  if (!(await placeExists(context, { role, plenaryId, cityId }))) return refuse('not-found')
  const { issued, statement } = newLink(context, {
    kind: 'invitation',
    role,
    plenary_id: plenaryId,
    city_id: cityId,
    email,
    created_by: typeof actor === 'string' ? null : actor.personId,
  })
  const refusal = await writeUnit(context, {
    statements: [statement, ...(await mailStatements(context, issued, { role, plenaryId, cityId, email }))],
    audit: [
      auditEntry(context, actor, {
        action: 'person-invited',
        subject: `invitation:${issued.id}`,
        data: { role, plenaryId, cityId },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  announcePeople(context, plenaryId)
  return issued
}

/** The mail of an invitation that names an address, where mail is sent. */
export async function mailStatements(
  { mailInvitation }: CommandContext,
  { id: linkId, link, expiresAt }: IssuedLink,
  { email: address, ...invitedTo }: InvitedTo & { email: string | null },
): Promise<readonly Statement[]> {
  if (!mailInvitation || address === null) return []
  return mailInvitation({ linkId, link, expiresAt, address, ...invitedTo })
}

/** Whether the actor may invite there, withdraw such an invitation or issue it anew. */
export function refuseInviter(actor: Actor, { role, plenaryId, cityId }: InvitedTo): Refusal | undefined {
  const scope: Scope = { plenaryId, cityId, state: 'drafting' }
  if (!actorSees(actor, scope)) return refuse('not-found')
  return actorMay(actor, INVITE[role], scope) ? undefined : refuse('forbidden')
}

const INVITE: Record<InvitableRole, Action> = {
  secretariat: 'invite-secretariat',
  head: 'invite-delegation',
  drafter: 'invite-delegation',
  viewer: 'invite-delegation',
  observer: 'invite-observer',
}

export function announcePeople({ announcements }: CommandContext, plenaryId: string | null): void {
  const scope = plenaryId === null ? { network: true as const } : { plenaryId }
  announcements.announce({ type: 'fact-changed', fact: 'people', scope })
}

function refuseShape({ role, plenaryId, cityId }: InvitedTo): Refusal | undefined {
  const needsPlenary = role !== 'secretariat'
  if (needsPlenary !== (plenaryId !== null)) return refuse('invalid-input', 'plenaryId')
  if (isDelegationRole(role) && cityId === null) return refuse('invalid-input', 'cityId')
  return role === 'secretariat' && cityId !== null ? refuse('invalid-input', 'cityId') : undefined
}

async function placeExists(
  { storage: { read } }: CommandContext,
  { role, plenaryId, cityId }: InvitedTo,
): Promise<boolean> {
  if (plenaryId === null) return true
  const plenary = await read.selectFrom('plenary').where('id', '=', plenaryId).select('id').executeTakeFirst()
  if (!plenary) return false
  if (cityId === null) return true
  const city = isDelegationRole(role)
    ? await read
        .selectFrom('roster_entry')
        .where('plenary_id', '=', plenaryId)
        .where('city_id', '=', cityId)
        .select('city_id')
        .executeTakeFirst()
    : await read.selectFrom('city').where('id', '=', cityId).select('id').executeTakeFirst()
  return city !== undefined
}
