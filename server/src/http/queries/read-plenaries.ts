// Cities, plenaries and their rosters.
import type { City, Plenary, RosterEntry } from '@plenary/shared/api/plenary-routes'
import { compareSortNames, orderCities } from '@plenary/shared/declaration/city-order'
import { decisionRuleSchema } from '@plenary/shared/declaration/decision-rule'
import type { Kysely, Selectable } from 'kysely'
import { parseSignatory } from '../../commands/parse-signatory.ts'
import type { CityTable, PlenaryTable, Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'

export async function readCities(read: Kysely<Tables>): Promise<City[]> {
  const rows = await read.selectFrom('city').selectAll().execute()
  return rows.map(toCity).sort(compareSortNames)
}

/** The newest first. */
export async function readPlenaries(read: Kysely<Tables>): Promise<Plenary[]> {
  const rows = await read
    .selectFrom('plenary')
    .selectAll()
    .orderBy('starts_on', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toPlenary)
}

/** A plenary with its roster in the plenary's order; undefined when there is none. */
export async function readPlenary(
  read: Kysely<Tables>,
  plenaryId: string,
): Promise<{ plenary: Plenary; roster: RosterEntry[] } | undefined> {
  const row = await read.selectFrom('plenary').where('id', '=', plenaryId).selectAll().executeTakeFirst()
  if (!row) return undefined
  const plenary = toPlenary(row)
  const entries = await read
    .selectFrom('roster_entry')
    .innerJoin('city', 'city.id', 'roster_entry.city_id')
    .where('plenary_id', '=', plenaryId)
    .selectAll()
    .execute()
  const byCity = new Map(
    entries.map(
      ({
        member,
        present,
        counts,
        named,
        signs,
        palette,
        signatory_names,
        signatory_titles,
        ...city
      }): [string, RosterEntry] => [
        city.id,
        {
          city: toCity(city),
          member: member === 1,
          present: present === 1,
          counts: counts === 1,
          named: named === 1,
          signs: signs === 1,
          signatory: parseSignatory({ signatory_names, signatory_titles }),
          palette,
        },
      ],
    ),
  )
  const cities = [...byCity.values()].map(({ city }) => city)
  const ordered = orderCities(cities, plenary.orderRule, plenary.hostCityId)
  return { plenary, roster: ordered.flatMap(({ id }) => byCity.get(id) ?? []) }
}

function toCity({ id, names, sort_name, codes }: Selectable<CityTable>): City {
  return { id, names: parseNames(names), sortName: sort_name, codes: parseNames(codes) }
}

function toPlenary(row: Selectable<PlenaryTable>): Plenary {
  return {
    id: row.id,
    names: parseNames(row.names),
    place: row.place,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    orderRule: row.order_rule,
    hostCityId: row.host_city_id,
    decisionRule: decisionRuleSchema.parse(JSON.parse(row.decision_rule)),
    timeZone: row.time_zone,
  }
}
