// Renames the network.
import type { Names } from '@plenary/shared/declaration/names'
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function renameNetwork(
  context: CommandContext,
  actor: Actor,
  { names }: { names: Names },
): Promise<Refusal | undefined> {
  const refusal = await writeUnit(context, {
    statements: [nameNetwork(context, names)],
    audit: [auditEntry(context, actor, { action: 'network-renamed', subject: 'network', data: { names } })],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { network: true } })
  return undefined
}

/** The network's row, made or changed. */
export function nameNetwork({ storage }: Pick<CommandContext, 'storage'>, names: Names): Statement {
  const json = JSON.stringify(names)
  const query = storage.read
    .insertInto('network')
    .values({ id: 1, names: json })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ names: json }))
    .compile()
  return { query, expectRows: 1 }
}
