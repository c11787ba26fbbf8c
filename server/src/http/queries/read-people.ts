// The people of a plenary or of the secretariat, and who is invited there.
import type { Invitation, Person } from '@plenary/shared/api/people-routes'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

/** Whose people: of a plenary (null: the secretariat), of one city of it (null: all). */
export interface PeopleOf {
  readonly plenaryId: string | null
  readonly cityId: string | null
}

export function readPeople(read: Kysely<Tables>, { plenaryId, cityId }: PeopleOf): Promise<Person[]> {
  return read
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.person_id')
    .where('membership.plenary_id', plenaryId === null ? 'is' : '=', plenaryId)
    .$if(cityId !== null, (query) => query.where('membership.city_id', '=', cityId))
    .orderBy('membership.since')
    .orderBy('membership.id')
    .select([
      'membership.id as membershipId',
      'user.id as personId',
      'user.name',
      'user.email',
      'membership.role',
      'membership.city_id as cityId',
      'membership.since',
    ])
    .execute()
}

/** Invitations that were neither used nor withdrawn, the newest first. */
export async function readInvitations(
  read: Kysely<Tables>,
  { plenaryId, cityId }: PeopleOf,
  now: number,
): Promise<Invitation[]> {
  const links = await read
    .selectFrom('link')
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('plenary_id', plenaryId === null ? 'is' : '=', plenaryId)
    .$if(cityId !== null, (query) => query.where('city_id', '=', cityId))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .select([
      'id',
      'role',
      'plenary_id as plenaryId',
      'city_id as cityId',
      'email',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .execute()
  const moment = new Date(now).toISOString()
  return links.flatMap(({ role, ...link }) =>
    role === null ? [] : { ...link, role, state: link.expiresAt > moment ? 'open' : 'expired' },
  )
}

/** Whose membership it is; undefined when there is none. */
export async function readPersonOf(read: Kysely<Tables>, membershipId: string): Promise<string | undefined> {
  const membership = await read
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .select('person_id')
    .executeTakeFirst()
  return membership?.person_id
}
