// Who heads a delegation: one person, or nobody yet.
import type { Kysely } from 'kysely'
import type { LinkTable, Tables } from '../ports/tables.ts'

/** The memberships of the head. Data from before there was one head may have several. */
export function headsOf(read: Kysely<Tables>, plenaryId: string | null, cityId: string | null) {
  return read
    .selectFrom('membership')
    .where('role', '=', 'head')
    .where('plenary_id', '=', plenaryId ?? '')
    .where('city_id', '=', cityId ?? '')
    .select(['membership.id', 'person_id'])
}

/** Whether the invitation is to head a delegation that has a head. */
export async function isHeadTaken(
  read: Kysely<Tables>,
  { role, plenary_id, city_id }: Pick<LinkTable, 'role' | 'plenary_id' | 'city_id'>,
): Promise<boolean> {
  return role === 'head' && (await headsOf(read, plenary_id, city_id).executeTakeFirst()) !== undefined
}
