// As whom each Yjs client of a text writes, and which of its characters are copies of older ones.

import type { Role } from '@plenary/shared/access/roles'
import type { Authors } from '@plenary/shared/api/authorship-routes'
import type { CarriedText } from '@plenary/shared/update/carried-text'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import { nameAuthors } from './name-authors.ts'

export async function readAuthors(read: Kysely<Tables>, textId: string): Promise<Authors> {
  const rows = await clientsOf(read, textId)
  const places = new Map<string, number>()
  const writers: { personId: string; cityId: string | null; role: Role | 'system' }[] = []
  const clients = rows.map(({ clientId, personId, cityId, role }) => {
    const key = `${personId}/${cityId}`
    const author = places.get(key) ?? writers.length
    if (author === writers.length)
      writers.push({ personId, cityId, role: role ?? roleOfUnknown(personId, cityId) })
    places.set(key, author)
    return { clientId, author }
  })
  return {
    authors: await nameAuthors(read, writers),
    clients,
    carried: await carriedIn(read, textId).execute(),
  }
}

/** The copies of one client that begin at a character or before it, the nearest first. */
export async function carriedFrom(
  read: Kysely<Tables>,
  textId: string,
  { client, clock }: { client: number; clock: number },
): Promise<CarriedText | undefined> {
  const nearest = await carriedIn(read, textId)
    .where('client_id', '=', client)
    .where('clock', '<=', clock)
    .orderBy('clock', 'desc')
    .limit(1)
    .executeTakeFirst()
  return nearest && clock < nearest.clock + nearest.length ? nearest : undefined
}

function carriedIn(read: Kysely<Tables>, textId: string) {
  return read
    .selectFrom('text_carried')
    .where('text_id', '=', textId)
    .select([
      'client_id as clientId',
      'clock',
      'length',
      'source_client_id as sourceClientId',
      'source_clock as sourceClock',
    ])
}

/** With the function that each person has now in the plenary, for the city as whose the client writes. */
function clientsOf(read: Kysely<Tables>, textId: string) {
  return read
    .selectFrom('text_client')
    .innerJoin('text', 'text.id', 'text_client.text_id')
    .innerJoin('declaration', 'declaration.id', 'text.declaration_id')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.person_id', '=', 'text_client.person_id')
        .on(({ eb, or, and }) =>
          or([
            eb('membership.plenary_id', '=', eb.ref('declaration.plenary_id')),
            and([eb('membership.plenary_id', 'is', null), eb('membership.role', '=', 'secretariat')]),
          ]),
        )
        .on(({ eb }) => eb('membership.city_id', 'is', eb.ref('text_client.city_id'))),
    )
    .where('text_client.text_id', '=', textId)
    .orderBy('text_client.client_id')
    .select([
      'text_client.client_id as clientId',
      'text_client.person_id as personId',
      'text_client.city_id as cityId',
      'membership.role',
    ])
    .execute()
}

/** Of somebody who has gone since: whoever writes for a city drafts, and without one only the secretariat writes. */
function roleOfUnknown(personId: string, cityId: string | null): Role | 'system' {
  if (personId === 'system') return 'system'
  return cityId === null ? 'secretariat' : 'drafter'
}
