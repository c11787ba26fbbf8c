// Creates a plenary.
import type { OrderRule } from '@plenary/shared/declaration/city-order'
import type { DecisionRule } from '@plenary/shared/declaration/decision-rule'
import type { Names } from '@plenary/shared/declaration/names'
import { newId } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { PlenaryTable } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface PlenaryFacts {
  readonly names: Names
  readonly place: string
  /** Calendar days. */
  readonly startsOn: string
  readonly endsOn: string
  readonly orderRule: OrderRule
  readonly hostCityId: string | null
  readonly decisionRule: DecisionRule
  /** An IANA name; null where it is not known, and of a new plenary where it is left out. */
  readonly timeZone?: string | null | undefined
}

/** All but the time zone, which may be left as it is. */
export function plenaryColumns(facts: PlenaryFacts): Omit<PlenaryTable, 'id' | 'created_at' | 'time_zone'> {
  return {
    names: JSON.stringify(facts.names),
    place: facts.place,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    order_rule: facts.orderRule,
    host_city_id: facts.hostCityId,
    decision_rule: JSON.stringify(facts.decisionRule),
  }
}

/** Refuses a host city that the network does not have. */
export async function refuseHost(
  { storage }: CommandContext,
  { hostCityId }: PlenaryFacts,
): Promise<Refusal | undefined> {
  if (hostCityId === null) return undefined
  const host = await storage.read
    .selectFrom('city')
    .where('id', '=', hostCityId)
    .select('id')
    .executeTakeFirst()
  return host ? undefined : refuse('not-found', 'hostCityId')
}

export async function createPlenary(
  context: CommandContext,
  actor: Actor,
  facts: PlenaryFacts,
): Promise<{ id: string } | Refusal> {
  const refused = await refuseHost(context, facts)
  if (refused) return refused
  const id = newId(context.surroundings.randomBytes)
  const query = context.storage.read
    .insertInto('plenary')
    .values({
      id,
      ...plenaryColumns(facts),
      time_zone: facts.timeZone ?? null,
      created_at: moment(context.surroundings),
    })
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'plenary-created',
        subject: `plenary:${id}`,
        data: { ...facts },
        plenaryId: id,
      }),
    ],
  })
  return refusal ?? { id }
}
