// Whether a clause is locked itself, in any of the texts.
import type { CommandContext } from './command-context.ts'
import type { HeldText } from './hold-texts.ts'

export async function isLocked(
  { storage }: Pick<CommandContext, 'storage'>,
  texts: readonly HeldText[],
  clauseId: string,
): Promise<boolean> {
  const lock = await storage.read
    .selectFrom('clause_lock')
    .where('clause_id', '=', clauseId)
    .where(
      'text_id',
      'in',
      texts.map(({ id }) => id),
    )
    .select('clause_id')
    .executeTakeFirst()
  return lock !== undefined
}
