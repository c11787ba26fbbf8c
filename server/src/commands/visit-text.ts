// Notes that a person is looking at a text, and answers where the person's visit before this one ended.
import type { Refusal } from '@plenary/shared/refusal'
import type { SignedIn } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { writeUnit } from './write-unit.ts'

/** A visit has ended when the person was not seen for so long. */
const ENDS_AFTER = 30 * 60_000

export interface VisitBefore {
  readonly sequence: number
  readonly at: string
}

export async function visitText(
  context: Pick<CommandContext, 'storage' | 'surroundings'>,
  { personId }: SignedIn,
  textId: string,
): Promise<{ before: VisitBefore | null } | Refusal> {
  const { storage, surroundings } = context
  const { read } = storage
  const ended = new Date(surroundings.now() - ENDS_AFTER).toISOString()
  const query = read
    .insertInto('text_visit')
    .values(({ selectFrom }) => ({
      person_id: personId,
      text_id: textId,
      seq: selectFrom('text').where('id', '=', textId).select('head'),
      at: moment(surroundings),
      before_seq: null,
      before_at: null,
    }))
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'text_id']).doUpdateSet((eb) => {
        const whereEnded = <Column extends 'seq' | 'at'>(column: Column) =>
          eb
            .case()
            .when('text_visit.at', '<', ended)
            .then(eb.ref(`text_visit.${column}`))
            .else(eb.ref(`text_visit.before_${column}`))
            .end()
        return {
          before_seq: whereEnded('seq'),
          before_at: whereEnded('at'),
          seq: eb.ref('excluded.seq'),
          at: eb.ref('excluded.at'),
        }
      }),
    )
    .compile()
  const refusal = await writeUnit(context, { statements: [{ query, expectRows: 1 }] })
  if (refusal) return refusal
  const visit = await read
    .selectFrom('text_visit')
    .where('person_id', '=', personId)
    .where('text_id', '=', textId)
    .select(['before_seq', 'before_at'])
    .executeTakeFirstOrThrow()
  const { before_seq: sequence, before_at: at } = visit
  return { before: sequence === null || at === null ? null : { sequence, at } }
}
