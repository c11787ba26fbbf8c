// Changes a plenary's names, place, days, order rule and host, and its time zone where one is said.
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { type PlenaryFacts, plenaryColumns, refuseHost } from './create-plenary.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function changePlenary(
  context: CommandContext,
  actor: Actor,
  { plenaryId, ...facts }: PlenaryFacts & { plenaryId: string },
): Promise<Refusal | undefined> {
  const refused = await refuseHost(context, facts)
  if (refused) return refused
  const { timeZone } = facts
  const query = context.storage.read
    .updateTable('plenary')
    .set({ ...plenaryColumns(facts), ...(timeZone === undefined ? {} : { time_zone: timeZone }) })
    .where('id', '=', plenaryId)
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [
        auditEntry(context, actor, {
          action: 'plenary-changed',
          subject: `plenary:${plenaryId}`,
          data: { ...facts },
          plenaryId,
        }),
      ],
    },
    'not-found',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}
