// Takes a city off a plenary's roster.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { readProxies } from './proxy-in-force.ts'
import type { RosterPlace } from './put-roster-entry.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Refused while people of its delegation are there; its open invitations are dead afterwards, and its proxies have ended. */
export async function removeRosterEntry(
  context: CommandContext,
  actor: Actor,
  { plenaryId, cityId }: RosterPlace,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const entry = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .select('city_id')
    .executeTakeFirst()
  if (!entry) return refuse('not-found')
  const delegation = read
    .selectFrom('membership')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .where('role', '<>', 'observer')
    .select('id')
  const removal = read
    .deleteFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .where((eb) => eb.not(eb.exists(delegation)))
    .compile()
  const withdrawal = read
    .deleteFrom('link')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .where('role', '<>', 'observer')
    .where('used_at', 'is', null)
    .compile()
  const proxies = (await readProxies(read, plenaryId)).filter(
    ({ principalId, holderId }) => principalId === cityId || holderId === cityId,
  )
  const ending = read
    .deleteFrom('proxy')
    .where('plenary_id', '=', plenaryId)
    .where(({ eb, or }) => or([eb('principal_id', '=', cityId), eb('holder_id', '=', cityId)]))
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [
        { query: removal, expectRows: 1 },
        { query: withdrawal },
        { query: ending, expectRows: proxies.length },
      ],
      audit: [
        ...proxies.map(({ principalId, holderId }) =>
          auditEntry(context, actor, {
            action: 'proxy-removed',
            subject: `plenary:${plenaryId}`,
            data: { cityId: principalId, holderId },
            plenaryId,
          }),
        ),
        auditEntry(context, actor, {
          action: 'roster-entry-removed',
          subject: `plenary:${plenaryId}`,
          data: { cityId },
          plenaryId,
        }),
      ],
    },
    'city-in-use',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}
