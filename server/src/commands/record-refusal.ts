// Notes in the audit log that a command was refused: who tried what, and the code; nothing of what was sent.
import type { RefusalCode } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface RefusedAttempt {
  /** The command's name, such as `removePerson`. */
  readonly command: string
  readonly code: RefusalCode
  /** The ids it was aimed at. */
  readonly aims: Record<string, string>
  /** The plenary in which it was tried; decides the city that is noted. */
  readonly plenaryId?: string | null
}

/** Nothing depends on this entry: nothing was done. If it can't be written, the refusal stands. */
export async function recordRefusal(
  context: CommandContext,
  actor: Actor,
  { command, code, aims, plenaryId = null }: RefusedAttempt,
): Promise<void> {
  const deed = {
    action: 'refused',
    subject: `command:${command}`,
    data: { code, ...aims },
    plenaryId,
  } as const
  await writeUnit(context, { audit: [auditEntry(context, actor, deed)] })
}
