// Changes what a person is told by mail.
import type { MailChoices } from '@plenary/shared/api/people-routes'
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function chooseMail(
  context: CommandContext,
  actor: SignedIn,
  choices: MailChoices,
): Promise<Refusal | undefined> {
  const columns = { positions: choices.positions ? 1 : 0, decisions: choices.decisions ? 1 : 0 } as const
  const query = context.storage.read
    .insertInto('mail_choice')
    .values({ person_id: actor.personId, language: null, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .compile()
  const subject = `person:${actor.personId}`
  return writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [auditEntry(context, actor, { action: 'mail-chosen', subject, data: { ...choices } })],
  })
}
