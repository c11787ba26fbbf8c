// Sets the last day on which opinions of cities that were absent at the adoption are taken, moves it, or removes it.
import { hasEnded } from '@plenary/shared/positions/opinions'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { AuditEntry } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface OpinionDate {
  readonly declarationId: string
  readonly plenaryId: string | null
  /** Null: there is none. */
  readonly until: string | null
}

export async function setOpinionDate(
  context: CommandContext,
  actor: Actor,
  date: OpinionDate,
): Promise<Refusal | undefined> {
  const { declarationId, until } = date
  if (until !== null && hasEnded(until, context.surroundings.now())) return refuse('invalid-input', 'until')
  const query = context.storage.read
    .updateTable('adoption')
    .set({ opinions_until: until })
    .where('declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .compile()
  const refusal = await writeUnit(
    context,
    { statements: [{ query, expectRows: 1 }], audit: [opinionDateEntry(context, actor, date)] },
    'wrong-state',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { declarationId } })
  return undefined
}

export function opinionDateEntry(
  context: Pick<CommandContext, 'surroundings'>,
  actor: Actor,
  { declarationId, plenaryId, until }: OpinionDate,
): AuditEntry {
  return auditEntry(context, actor, {
    action: until === null ? 'opinion-date-removed' : 'opinion-date-set',
    subject: `declaration:${declarationId}`,
    data: until === null ? {} : { until },
    plenaryId,
  })
}
