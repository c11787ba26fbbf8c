// Puts swallowed words away, after they were inserted again or are not wanted.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { actorMay, type Scope } from './actor-may.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** The words' author may, and who may see everybody's. The words stay in the database. */
export async function dismissSwallowed(
  context: CommandContext,
  actor: Actor,
  { textId, swallowedId, scope }: { textId: string; swallowedId: string; scope: Scope },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const words = await read
    .selectFrom('swallowed')
    .where('id', '=', swallowedId)
    .where('text_id', '=', textId)
    .where('dismissed_at', 'is', null)
    .select('person_id')
    .executeTakeFirst()
  const isOwn = typeof actor !== 'string' && words?.person_id === actor.personId
  if (!words || !(isOwn || actorMay(actor, 'see-swallowed-text', scope))) return refuse('not-found')
  const query = read
    .updateTable('swallowed')
    .set({ dismissed_at: moment(context.surroundings) })
    .where('id', '=', swallowedId)
    .where('dismissed_at', 'is', null)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'swallowed-words-dismissed',
        subject: `text:${textId}`,
        data: { swallowedId },
        plenaryId: scope.plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'text-fact-changed', fact: 'swallowed', textId })
  return undefined
}
