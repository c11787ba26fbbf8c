// What was decided and by whom, beside the signatures of a bundle: positions in force at the adoption with reservations, opinions that
// were given since, and the roster as it was at the adoption and at the signing.
import { type LedgerAct, NEEDS_NOTE } from '@plenary/shared/positions/position'
import type { Kysely } from 'kysely'
import { parseSignatory } from '../../commands/parse-signatory.ts'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'
import { type ConcludedSigning, readOpinionRows } from './read-concluded-signing.ts'
import { readSigningCities } from './read-signing.ts'

interface StatedRow {
  readonly cityId: string
  readonly clauseId: string
  readonly act: LedgerAct
  readonly note: string | null
  readonly holderId: string | null
  readonly at: string
}

export async function readBundlePositions(read: Kysely<Tables>, signing: ConcludedSigning) {
  const inForce = await read
    .selectFrom('adoption_position')
    .innerJoin('position', 'position.id', 'position_id')
    .where('adoption_id', '=', signing.adoptionId)
    .orderBy('number')
    .select(['city_id as cityId', 'clause_id as clauseId', 'act', 'note', 'holder_id as holderId', 'at'])
    .select('is_stale as isStale')
    .execute()
  return {
    adoptedAt: signing.adoptedAt,
    positions: inForce.map(({ isStale, ...row }) => ({ ...stated(row), isStale: isStale === 1 })),
    opinions: (await readOpinionRows(read, signing)).map(stated),
  }
}

/** A reservation is its words; what somebody noted beside another position was for those who negotiated. */
function stated({ cityId, clauseId, act, note, holderId, at }: StatedRow) {
  const where = { clauseId: clauseId === '' ? null : clauseId }
  return { cityId, ...where, position: act, note: NEEDS_NOTE[act] ? note : null, holderId, at }
}

export async function readBundleRoster(read: Kysely<Tables>, signing: ConcludedSigning) {
  const { rule } = await read
    .selectFrom('adoption')
    .where('id', '=', signing.adoptionId)
    .select('rule')
    .executeTakeFirstOrThrow()
  const cities = await read
    .selectFrom('adoption_city')
    .where('adoption_id', '=', signing.adoptionId)
    .orderBy('city_id')
    .select(['city_id', 'names', 'member', 'present', 'counts', 'named', 'signs'])
    .execute()
  const proxies = await read
    .selectFrom('adoption_proxy')
    .where('adoption_id', '=', signing.adoptionId)
    .orderBy('principal_id')
    .select(['principal_id as cityId', 'holder_id as holderId', 'decide'])
    .execute()
  return {
    adoption: {
      at: signing.adoptedAt,
      rule: JSON.parse(rule) as unknown,
      cities: cities.map(({ city_id: cityId, names, ...flags }) => ({
        cityId,
        names: parseNames(names),
        ...Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, flag === 1])),
      })),
      proxies: proxies.map(({ decide, ...proxy }) => ({ ...proxy, decides: decide === 1 })),
    },
    signing: {
      openedAt: signing.openedAt,
      endedAt: signing.endedAt,
      cities: (await readSigningCities(read, signing.id)).map((row) => ({
        cityId: row.city_id,
        names: parseNames(row.names),
        signatory: parseSignatory(row),
        holderId: row.holder_id,
      })),
    },
  }
}
