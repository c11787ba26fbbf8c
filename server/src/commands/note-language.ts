// Notes in which language a person has the interface, so that mail is in it.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { SignedIn } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'

/** Writes only what is new, and does not wait for it: nobody is kept from reading by a disk that fails. */
export async function noteLanguage(
  { storage }: CommandContext,
  { personId }: SignedIn,
  language: InterfaceLanguage,
): Promise<void> {
  const { read } = storage
  const known = await read
    .selectFrom('mail_choice')
    .where('person_id', '=', personId)
    .select('language')
    .executeTakeFirst()
  if (known?.language === language) return
  const query = read
    .insertInto('mail_choice')
    .values({ person_id: personId, positions: 1, decisions: 1, language })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ language }))
    .compile()
  void storage.write({ statements: [{ query }] })
}
