// Renames the network.
import type { Names } from '@plenary/shared/declaration/names'
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function renameNetwork(
  context: CommandContext,
  actor: Actor,
  { names }: { names: Names },
): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('network')
    .set({ names: JSON.stringify(names) })
    .where('id', '=', 1)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [auditEntry(context, actor, { action: 'network-renamed', subject: 'network', data: { names } })],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { network: true } })
  return undefined
}
