// Writes a command's unit and says in the closed union what came of it.
import { type Refusal, type RequestCode, refuse } from '@plenary/shared/refusal'
import type { AuditAction } from '@plenary/shared/words/audit-sentences'
import { type Actor, capacityIn } from '../ports/actor.ts'
import type { AuditEntry, Unit } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'

/** Answers undefined once the unit is durable, else why it is not: `unmet` when a precondition did not hold. */
export async function writeUnit(
  { storage }: Pick<CommandContext, 'storage'>,
  unit: Unit,
  unmet: RequestCode = 'precondition-failed',
): Promise<Refusal | undefined> {
  const result = await storage.write(unit)
  if (result.outcome === 'written') return undefined
  return refuse(result.outcome === 'failed' ? 'storage-failed' : unmet)
}

/** What was done, in the past tense (`city-created`), to what (`city:…`). `data` holds no content and no secret. */
export interface Deed {
  readonly action: AuditAction
  readonly subject: string
  readonly data?: Record<string, unknown>
  /** The plenary in which the actor acted; decides the city that is noted. */
  readonly plenaryId?: string | null
}

export function auditEntry(
  { surroundings }: Pick<CommandContext, 'surroundings'>,
  actor: Actor,
  { action, subject, data = {}, plenaryId = null }: Deed,
): AuditEntry {
  const isPerson = typeof actor !== 'string'
  return {
    at: moment(surroundings),
    actor: isPerson ? actor.personId : actor,
    cityId: isPerson ? capacityIn(actor, plenaryId).cityId : null,
    action,
    subject,
    data,
  }
}
