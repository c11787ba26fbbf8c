// The cities that sign, as roster and proxies say it now: what opening a signing freezes.

import { orderCities } from '@plenary/shared/declaration/city-order'
import { namesSchema } from '@plenary/shared/declaration/names'
import { holderFor } from '@plenary/shared/positions/proxies'
import type { SigningParty } from '../ports/signed-page.ts'
import type { Statement } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import { parseSignatory } from './parse-signatory.ts'
import { readProxies, sameProxies } from './proxy-in-force.ts'

export interface SigningParties {
  /** In the plenary's order. */
  readonly parties: readonly SigningParty[]
  /** Hold only if roster and proxies are what they were read from. */
  readonly conditions: readonly Statement[]
}

export async function signingParties(context: CommandContext, plenaryId: string): Promise<SigningParties> {
  const { read } = context.storage
  const plenary = await read
    .selectFrom('plenary')
    .where('id', '=', plenaryId)
    .select(['order_rule', 'host_city_id'])
    .executeTakeFirstOrThrow()
  const roster = await readRoster(context, plenaryId)
  const letters = await readProxies(read, plenaryId)
  const attendance = roster.map(({ id, present }) => ({ cityId: id, present: present === 1 }))
  const signing = orderCities(
    roster.filter(({ signs }) => signs === 1),
    plenary.order_rule,
    plenary.host_city_id,
  )
  return {
    parties: signing.map(({ id, names, ...entry }) => ({
      cityId: id,
      names: namesSchema.parse(JSON.parse(names)),
      signatory: parseSignatory(entry),
      holderId: holderFor(id, 'sign', letters, attendance) ?? null,
    })),
    conditions: [...sameRoster(context, plenaryId, roster), ...sameProxies(read, plenaryId, letters)],
  }
}

type RosterRow = Awaited<ReturnType<typeof readRoster>>[number]

function readRoster({ storage: { read } }: CommandContext, plenaryId: string) {
  return read
    .selectFrom('roster_entry')
    .innerJoin('city', 'city.id', 'roster_entry.city_id')
    .where('plenary_id', '=', plenaryId)
    .select(['city.id', 'city.names', 'sort_name as sortName', 'present', 'signs'])
    .select(['signatory_names', 'signatory_titles'])
    .execute()
}

function sameRoster(
  { storage: { read } }: CommandContext,
  plenaryId: string,
  roster: readonly RosterRow[],
): Statement[] {
  const ofPlenary = read
    .updateTable('roster_entry')
    .set((row) => ({ present: row.ref('present') }))
    .where('plenary_id', '=', plenaryId)
  const isSame = (value: string | null) => (value === null ? 'is' : '=')
  const same = roster.map(({ id, present, signs, signatory_names: names, signatory_titles: titles }) => ({
    query: ofPlenary
      .where('city_id', '=', id)
      .where('present', '=', present)
      .where('signs', '=', signs)
      .where('signatory_names', isSame(names), names)
      .where('signatory_titles', isSame(titles), titles)
      .compile(),
    expectRows: 1,
  }))
  return [...same, { query: ofPlenary.compile(), expectRows: roster.length }]
}
