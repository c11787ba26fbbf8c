// Records that a city gave another one a proxy, or what it covers: who acts, for whom, in what, and by which letter.
import type { ProxyScope } from '@plenary/shared/positions/proxies'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { readProxies } from './proxy-in-force.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface NewProxy {
  readonly plenaryId: string
  readonly principalId: string
  readonly holderId: string
  readonly scopes: readonly ProxyScope[]
  readonly letter: string
}

/** A principal has one holder: another one ends the proxy before, on the record. Both must be on the roster. */
export async function putProxy(
  context: CommandContext,
  actor: Actor,
  { plenaryId, principalId, holderId, scopes, letter }: NewProxy,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  if (principalId === holderId) return refuse('invalid-input', 'holder')
  const cities = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', 'in', [principalId, holderId])
    .select('city_id')
    .execute()
  if (cities.length < 2) return refuse('not-found')
  const flag = (scope: ProxyScope): 0 | 1 => (scopes.includes(scope) ? 1 : 0)
  const facts = {
    holder_id: holderId,
    speak: flag('speak'),
    decide: flag('decide'),
    sign: flag('sign'),
    letter,
    person_id: personOf(actor),
    at: moment(context.surroundings),
  }
  const query = read
    .insertInto('proxy')
    .values({ plenary_id: plenaryId, principal_id: principalId, ...facts })
    .onConflict((conflict) => conflict.columns(['plenary_id', 'principal_id']).doUpdateSet(facts))
    .compile()
  const former = (await readProxies(read, plenaryId)).find((proxy) => proxy.principalId === principalId)
  const stillFormer = read
    .updateTable('proxy')
    .set((row) => ({ letter: row.ref('letter') }))
    .where('plenary_id', '=', plenaryId)
    .where('principal_id', '=', principalId)
    .$if(former !== undefined, (proxy) => proxy.where('holder_id', '=', former?.holderId ?? ''))
    .compile()
  const bothOnRoster = read
    .updateTable('roster_entry')
    .set((row) => ({ present: row.ref('present') }))
    .where('plenary_id', '=', plenaryId)
    .where('city_id', 'in', [principalId, holderId])
    .compile()
  const refusal = await writeUnit(context, {
    statements: [
      { query: bothOnRoster, expectRows: 2 },
      { query: stillFormer, expectRows: former ? 1 : 0 },
      { query, expectRows: 1 },
    ],
    audit: [
      ...(former && former.holderId !== holderId
        ? [
            auditEntry(context, actor, {
              action: 'proxy-removed',
              subject: `plenary:${plenaryId}`,
              data: { cityId: principalId, holderId: former.holderId },
              plenaryId,
            }),
          ]
        : []),
      auditEntry(context, actor, {
        action: 'proxy-put',
        subject: `plenary:${plenaryId}`,
        data: { cityId: principalId, holderId, scopes, letter },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}
