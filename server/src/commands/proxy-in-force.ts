// Whether a city acts for another one now: the rows of `shared/src/positions/proxies.ts`.
import { holderFor, type ProxyLetter, type ProxyScope } from '@plenary/shared/positions/proxies'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'

export interface Represented {
  readonly plenaryId: string
  readonly principalId: string
  readonly scope: ProxyScope
}

/** The city that acts for the principal; undefined where it acts itself. */
export async function holderNow(
  read: Kysely<Tables>,
  { plenaryId, principalId, scope }: Represented,
): Promise<string | undefined> {
  const letters = await readProxies(read, plenaryId)
  if (letters.length === 0) return undefined
  const roster = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .select(['city_id', 'present'])
    .execute()
  const attendance = roster.map(({ city_id, present }) => ({ cityId: city_id, present: present === 1 }))
  return holderFor(principalId, scope, letters, attendance)
}

export interface RecordedProxy extends ProxyLetter {
  /** When it was recorded as it is. */
  readonly at: string
}

/** The proxy letters of a plenary, in the order in which they were recorded. */
export async function readProxies(read: Kysely<Tables>, plenaryId: string): Promise<RecordedProxy[]> {
  const rows = await read
    .selectFrom('proxy')
    .where('plenary_id', '=', plenaryId)
    .orderBy('at')
    .orderBy('principal_id')
    .selectAll()
    .execute()
  return rows.map(({ principal_id, holder_id, speak, decide, sign, letter, at }) => ({
    principalId: principal_id,
    holderId: holder_id,
    scopes: [
      ...(speak === 1 ? (['speak'] as const) : []),
      ...(decide === 1 ? (['decide'] as const) : []),
      ...(sign === 1 ? (['sign'] as const) : []),
    ],
    letter,
    at,
  }))
}

/** Hold only if the letters of the plenary are these, and no other. */
export function sameProxies(
  read: Kysely<Tables>,
  plenaryId: string,
  letters: readonly ProxyLetter[],
): Statement[] {
  const ofPlenary = read
    .updateTable('proxy')
    .set((row) => ({ letter: row.ref('letter') }))
    .where('plenary_id', '=', plenaryId)
  const flag = ({ scopes }: ProxyLetter, scope: ProxyScope) => (scopes.includes(scope) ? 1 : 0)
  const same = letters.map((each) => ({
    query: ofPlenary
      .where('principal_id', '=', each.principalId)
      .where('holder_id', '=', each.holderId)
      .where('letter', '=', each.letter)
      .where('speak', '=', flag(each, 'speak'))
      .where('decide', '=', flag(each, 'decide'))
      .where('sign', '=', flag(each, 'sign'))
      .compile(),
    expectRows: 1,
  }))
  return [...same, { query: ofPlenary.compile(), expectRows: letters.length }]
}

/** The same as a condition of a unit: nothing can come between. `holderId` null: nobody acts in the city's place. */
export function actsNow(
  read: Kysely<Tables>,
  { plenaryId, principalId, holderId, scope }: Represented & { readonly holderId: string | null },
) {
  const inForce = read
    .selectFrom('proxy')
    .innerJoin('roster_entry as holder', (join) =>
      join
        .onRef('holder.plenary_id', '=', 'proxy.plenary_id')
        .onRef('holder.city_id', '=', 'proxy.holder_id')
        .on('holder.present', '=', 1),
    )
    .innerJoin('roster_entry as principal', (join) =>
      join
        .onRef('principal.plenary_id', '=', 'proxy.plenary_id')
        .onRef('principal.city_id', '=', 'proxy.principal_id')
        .on('principal.present', '=', 0),
    )
    .where('proxy.plenary_id', '=', plenaryId)
    .where('proxy.principal_id', '=', principalId)
    .where(`proxy.${scope}`, '=', 1)
    .$if(holderId !== null, (query) => query.where('proxy.holder_id', '=', holderId ?? ''))
    .select('proxy.holder_id')
  return (eb: Pick<ExpressionBuilder<Tables, never>, 'exists' | 'not'>) =>
    holderId === null ? eb.not(eb.exists(inForce)) : eb.exists(inForce)
}
