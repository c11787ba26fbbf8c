// Of whom opinions on an adopted declaration are taken, and until when.
import type { OpinionRound } from '@plenary/shared/positions/opinions'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

/**
 * Null where there is no adoption that stands.
 * @param order the ids of the cities in the plenary's order; a city that has left the roster since comes last
 */
export async function readOpinionRound(
  read: Kysely<Tables>,
  declarationId: string,
  order: readonly string[],
): Promise<OpinionRound | null> {
  const adoption = await read
    .selectFrom('adoption')
    .where('declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select(['id', 'at', 'opinions_until'])
    .executeTakeFirst()
  if (!adoption) return null
  const cities = await read
    .selectFrom('adoption_city')
    .leftJoin('adoption_proxy', (join) =>
      join
        .onRef('adoption_proxy.adoption_id', '=', 'adoption_city.adoption_id')
        .onRef('principal_id', '=', 'city_id')
        .on('decide', '=', 1),
    )
    .where('adoption_city.adoption_id', '=', adoption.id)
    .where('present', '=', 0)
    .select(['city_id as cityId', 'member', 'principal_id as principalId'])
    .execute()
  const place = (cityId: string) => (order.includes(cityId) ? order.indexOf(cityId) : order.length)
  return {
    adoptedAt: adoption.at,
    absent: cities
      .toSorted((one, other) => place(one.cityId) - place(other.cityId))
      .map(({ cityId, member, principalId }) => ({
        cityId,
        member: member === 1,
        isRepresented: principalId !== null,
      })),
    until: adoption.opinions_until,
  }
}
