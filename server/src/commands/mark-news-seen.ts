// Notes up to when a person has seen the news of a declaration.
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { writeUnit } from './write-unit.ts'

/** The mark never goes back, nor behind the day on which the person came, and never beyond now. */
export async function markNewsSeen(
  context: CommandContext,
  { personId }: SignedIn,
  { declarationId, until }: { declarationId: string; until: string },
): Promise<Refusal | undefined> {
  const now = moment(context.surroundings)
  const asked = new Date(until).toISOString()
  const { since } = await context.storage.read
    .selectFrom('membership')
    .where('person_id', '=', personId)
    .select(({ fn }) => fn.min('since').as('since'))
    .executeTakeFirstOrThrow()
  const seen_at = [asked < now ? asked : now, since].sort().at(-1) ?? now
  const query = context.storage.read
    .insertInto('news_seen')
    .values({ person_id: personId, declaration_id: declarationId, seen_at })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'declaration_id'])
        .doUpdateSet({ seen_at })
        .where('news_seen.seen_at', '<', seen_at),
    )
    .compile()
  return writeUnit(context, { statements: [{ query }] })
}
