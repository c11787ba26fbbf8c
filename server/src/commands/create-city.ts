// Adds a city to the network.
import type { Names } from '@plenary/shared/declaration/names'
import { newId } from '@plenary/shared/ids'
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CityTable } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface CityFacts {
  readonly names: Names
  /** By which the city is ordered in the English alphabet. */
  readonly sortName: string
  readonly codes: Names
}

export function cityColumns({ names, sortName, codes }: CityFacts): Omit<CityTable, 'id'> {
  return { names: JSON.stringify(names), sort_name: sortName, codes: JSON.stringify(codes) }
}

export async function createCity(
  context: CommandContext,
  actor: Actor,
  facts: CityFacts,
): Promise<{ id: string } | Refusal> {
  const id = newId(context.surroundings.randomBytes)
  const query = context.storage.read
    .insertInto('city')
    .values({ id, ...cityColumns(facts) })
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, { action: 'city-created', subject: `city:${id}`, data: { ...facts } }),
    ],
  })
  return refusal ?? { id }
}
