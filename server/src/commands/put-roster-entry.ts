// Puts a city on a plenary's roster, or changes its facts there.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { RosterEntryTable, Tables } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** How many colours there are for the cities of a plenary. */
const PALETTE_SIZE = 16

/** The separate facts of a city at a plenary: none is derived from another. */
export interface RosterFacts {
  readonly member: boolean
  readonly present: boolean
  readonly counts: boolean
  readonly named: boolean
  readonly signs: boolean
}

export interface RosterPlace {
  readonly plenaryId: string
  readonly cityId: string
}

export async function putRosterEntry(
  context: CommandContext,
  actor: Actor,
  { plenaryId, cityId, ...facts }: RosterPlace & RosterFacts,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  if (!(await exists(read, { plenaryId, cityId }))) return refuse('not-found')
  const columns = toColumns(facts)
  const row = { plenary_id: plenaryId, city_id: cityId, ...columns, palette: freePalette(plenaryId) }
  const query = read
    .insertInto('roster_entry')
    .columns(Object.keys(row) as (keyof RosterEntryTable)[])
    .expression(
      read
        .selectNoFrom(Object.values(row).map((value, index) => sql`${value}`.as(`c${index}`)))
        // SQLite reads the ON of the upsert as a join's unless a WHERE stands before it.
        .where(sql<SqlBool>`1 = 1`),
    )
    .onConflict((conflict) => conflict.columns(['plenary_id', 'city_id']).doUpdateSet(columns))
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'roster-entry-put',
        subject: `plenary:${plenaryId}`,
        data: { cityId, ...facts },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}

/** The lowest colour that no city of the plenary has; with sixteen cities or more, they share. */
function freePalette(plenaryId: string): RawBuilder<number> {
  const all = Array.from({ length: PALETTE_SIZE }, (_, palette) => sql`select ${sql.lit(palette)} as palette`)
  const ofPlenary = sql`from roster_entry where plenary_id = ${plenaryId}`
  return sql`coalesce(
    (select min(palette) from (${sql.join(all, sql` union all `)}) as colours
      where palette not in (select palette ${ofPlenary})),
    (select count(*) % ${sql.lit(PALETTE_SIZE)} ${ofPlenary}))`
}

function toColumns({ member, present, counts, named, signs }: RosterFacts) {
  const flag = (fact: boolean): 0 | 1 => (fact ? 1 : 0)
  return {
    member: flag(member),
    present: flag(present),
    counts: flag(counts),
    named: flag(named),
    signs: flag(signs),
  }
}

async function exists(read: Kysely<Tables>, { plenaryId, cityId }: RosterPlace): Promise<boolean> {
  const plenary = await read.selectFrom('plenary').where('id', '=', plenaryId).select('id').executeTakeFirst()
  const city = await read.selectFrom('city').where('id', '=', cityId).select('id').executeTakeFirst()
  return plenary !== undefined && city !== undefined
}
