// Changes the title under which a declaration is listed; the text is not touched.
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function renameDeclaration(
  context: CommandContext,
  actor: Actor,
  { declarationId, plenaryId, title }: { declarationId: string; plenaryId: string | null; title: string },
): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('declaration')
    .set({ title })
    .where('id', '=', declarationId)
    .where('state', '=', 'drafting')
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'declaration-renamed',
        subject: `declaration:${declarationId}`,
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { declarationId } })
  return undefined
}
