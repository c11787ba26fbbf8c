// Changes a city's names, sort name and codes.
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { type CityFacts, cityColumns } from './create-city.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function changeCity(
  context: CommandContext,
  actor: Actor,
  { cityId, ...facts }: CityFacts & { cityId: string },
): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('city')
    .set(cityColumns(facts))
    .where('id', '=', cityId)
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [
        auditEntry(context, actor, {
          action: 'city-changed',
          subject: `city:${cityId}`,
          data: { ...facts },
        }),
      ],
    },
    'not-found',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { network: true } })
  return undefined
}
