// A new membership, as a statement whose precondition says what must still be so when it is written.
import { isDelegationRole } from '@plenary/shared/access/roles'
import { newId } from '@plenary/shared/ids'
import { sql } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { MembershipTable } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { headsOf } from './heads-of.ts'

type NewMembership = Pick<MembershipTable, 'person_id' | 'role' | 'plenary_id' | 'city_id'>

/**
 * Holds if the person is not a member there yet and, for a delegation, its city is on the roster.
 * `onlyFirst`: holds if the network has no secretariat yet; `onlyHead`: a head's, if the delegation has none.
 */
export function newMembership(
  { storage, surroundings }: CommandContext,
  { person_id, role, plenary_id, city_id }: NewMembership,
  { onlyFirst = false, onlyHead = false } = {},
): Statement {
  const { read } = storage
  const id = newId(surroundings.randomBytes)
  const row = [id, person_id, role, plenary_id, city_id, moment(surroundings)]
  const same = read
    .selectFrom('membership')
    .select('id')
    .where((eb) => (plenary_id === null ? eb('role', '=', 'secretariat') : eb('plenary_id', '=', plenary_id)))
    .$if(!onlyFirst, (query) => query.where('person_id', '=', person_id))
  const onRoster = read
    .selectFrom('roster_entry')
    .select('city_id')
    .where('plenary_id', '=', plenary_id ?? '')
    .where('city_id', '=', city_id ?? '')
  const insert = read
    .insertInto('membership')
    .columns(['id', 'person_id', 'role', 'plenary_id', 'city_id', 'since'])
    .expression(
      read
        .selectNoFrom(row.map((value, index) => sql`${value}`.as(`c${index}`)))
        .where((eb) => eb.not(eb.exists(same)))
        .$if(onlyHead && role === 'head', (query) =>
          query.where((eb) => eb.not(eb.exists(headsOf(read, plenary_id, city_id)))),
        )
        .$if(isDelegationRole(role), (query) => query.where((eb) => eb.exists(onRoster))),
    )
  return { query: insert.compile(), expectRows: 1 }
}
