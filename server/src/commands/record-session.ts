// Notes in the audit log that a person signed in with a password, or signed out: no address, no device.
import type { Refusal } from '@plenary/shared/refusal'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Refused when it can't be written: then nobody is let in, and nobody told that they are out. */
export async function recordSession(
  context: CommandContext,
  personId: string,
  action: 'signed-in' | 'signed-out',
): Promise<Refusal | undefined> {
  const entry = auditEntry(context, 'anonymous', { action, subject: `person:${personId}` })
  return writeUnit(context, { audit: [{ ...entry, actor: personId }] })
}
