// The decision as it stands while the texts are held: by the rule, the roster, the proxies and the ledger.
import { type DecisionRule, decisionRuleSchema } from '@plenary/shared/declaration/decision-rule'
import { type DecidingCity, type Decision, decide } from '@plenary/shared/positions/decision'
import { type ProxyLetter, proxiesInForce } from '@plenary/shared/positions/proxies'
import type { Words } from '@plenary/shared/positions/standings'
import type { Statement } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import type { HeldDeclaration } from './hold-texts.ts'
import { readProxies, sameProxies } from './proxy-in-force.ts'
import { readWholeLedger } from './read-ledger.ts'

export interface DecisionNow extends Decision {
  readonly proxies: readonly ProxyLetter[]
  /** Hold only if rule, roster and proxies are what the decision was computed from. */
  readonly conditions: readonly Statement[]
}

export async function decisionNow(
  context: Pick<CommandContext, 'storage'>,
  held: HeldDeclaration,
): Promise<DecisionNow> {
  const { read } = context.storage
  const { plenaryId } = held
  const plenary = await read
    .selectFrom('plenary')
    .where('id', '=', plenaryId)
    .select('decision_rule')
    .executeTakeFirstOrThrow()
  const rows = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .orderBy('city_id')
    .select(['city_id as cityId', 'present', 'counts'])
    .execute()
  const roster = rows.map(({ cityId, present, counts }) => ({
    cityId,
    present: present === 1,
    counts: counts === 1,
  }))
  const letters = await readProxies(read, plenaryId)
  const entries = await readWholeLedger(read, held.id)
  const words = wordsOf(held)
  const rule: DecisionRule = decisionRuleSchema.parse(JSON.parse(plenary.decision_rule))
  return {
    ...decide({ rule, roster, proxies: letters, entries, words, openClauses: [] }),
    proxies: proxiesInForce(letters, roster),
    conditions: conditionsOf(context, {
      plenaryId,
      rule: plenary.decision_rule,
      roster,
      letters,
    }),
  }
}

function wordsOf({ texts }: HeldDeclaration): Words {
  const clauses = new Map<string, string[]>()
  for (const { at } of texts) {
    for (const { attrs } of at.content().content[2].content ?? []) {
      const digest = at.clause(attrs.id)?.digest
      if (digest !== undefined) clauses.set(attrs.id, [...(clauses.get(attrs.id) ?? []), digest])
    }
  }
  return { texts: texts.map(({ at }) => at.digest()), clauses }
}

interface Grounds {
  readonly plenaryId: string
  readonly rule: string
  readonly roster: readonly DecidingCity[]
  readonly letters: readonly ProxyLetter[]
}

function conditionsOf(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  { plenaryId, rule, roster, letters }: Grounds,
): Statement[] {
  const sameRule = read
    .updateTable('plenary')
    .set((row) => ({ decision_rule: row.ref('decision_rule') }))
    .where('id', '=', plenaryId)
    .where('decision_rule', '=', rule)
    .compile()
  const sameCities = roster.map(({ cityId, present, counts }) =>
    read
      .updateTable('roster_entry')
      .set((row) => ({ present: row.ref('present') }))
      .where('plenary_id', '=', plenaryId)
      .where('city_id', '=', cityId)
      .where('present', '=', present ? 1 : 0)
      .where('counts', '=', counts ? 1 : 0)
      .compile(),
  )
  const noOtherCity = read
    .updateTable('roster_entry')
    .set((row) => ({ present: row.ref('present') }))
    .where('plenary_id', '=', plenaryId)
    .compile()
  return [
    ...[sameRule, ...sameCities].map((query) => ({ query, expectRows: 1 })),
    { query: noOtherCity, expectRows: roster.length },
    ...sameProxies(read, plenaryId, letters),
  ]
}
