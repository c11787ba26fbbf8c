// Changes the name under which a person appears.
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Open sockets appear under the new name: their rights are read anew. */
export async function renamePerson(
  context: CommandContext,
  actor: SignedIn,
  { name }: { name: string },
): Promise<Refusal | undefined> {
  const { personId } = actor
  const query = context.storage.read
    .updateTable('user')
    .set({ name, updatedAt: moment(context.surroundings) })
    .where('id', '=', personId)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [auditEntry(context, actor, { action: 'person-renamed', subject: `person:${personId}` })],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'rights-changed', personId })
  context.announcements.announce({ type: 'fact-changed', fact: 'people', scope: { network: true } })
  return undefined
}
