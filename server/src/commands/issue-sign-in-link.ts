// Issues a single-use link that signs a person in: for a lost password, and for the demonstration's console.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { type IssuedLink, newLink } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function issueSignInLink(
  context: CommandContext,
  actor: Actor,
  { personId }: { personId: string },
): Promise<IssuedLink | Refusal> {
  const person = await context.storage.read
    .selectFrom('user')
    .where('id', '=', personId)
    .select('id')
    .executeTakeFirst()
  if (!person) return refuse('not-found')
  const { issued, statement } = newLink(context, { kind: 'sign-in', person_id: personId })
  const refusal = await writeUnit(context, {
    statements: [statement],
    audit: [auditEntry(context, actor, { action: 'sign-in-link-issued', subject: `person:${personId}` })],
  })
  return refusal ?? issued
}
