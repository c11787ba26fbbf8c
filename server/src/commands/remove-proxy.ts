// Records that a proxy holds no more.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function removeProxy(
  context: CommandContext,
  actor: Actor,
  { plenaryId, principalId }: { plenaryId: string; principalId: string },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const proxy = await read
    .selectFrom('proxy')
    .where('plenary_id', '=', plenaryId)
    .where('principal_id', '=', principalId)
    .select('holder_id')
    .executeTakeFirst()
  if (!proxy) return refuse('not-found')
  const query = read
    .deleteFrom('proxy')
    .where('plenary_id', '=', plenaryId)
    .where('principal_id', '=', principalId)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'proxy-removed',
        subject: `plenary:${plenaryId}`,
        data: { cityId: principalId, holderId: proxy.holder_id },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}
