// Publishes an adopted declaration: from now on anybody may read it. It ends when it is withdrawn, and with the adoption.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface PublishedDeclaration {
  readonly declarationId: string
  readonly plenaryId: string | null
}

/** Refused where no adoption stands, and where it is published already. */
export async function publishDeclaration(
  context: CommandContext,
  actor: Actor,
  { declarationId, plenaryId }: PublishedDeclaration,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const adoption = await read
    .selectFrom('adoption')
    .innerJoin('version', 'version.id', 'version_id')
    .where('adoption.declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select(['adoption.id', 'version_id as version', 'number', 'digest', 'form'])
    .executeTakeFirst()
  if (!adoption) return refuse('wrong-state')
  const { id, ...adopted } = adoption
  const facts = { person_id: personOf(actor), at: moment(context.surroundings) }
  // Of an adoption that still stands; in the place of a publication whose adoption has ended.
  const query = read
    .insertInto('publication')
    .columns(['declaration_id', 'adoption_id', 'person_id', 'at'])
    .expression(
      read
        .selectFrom('adoption')
        .where('id', '=', id)
        .where('reopened_at', 'is', null)
        .select(({ val }) => [
          'declaration_id',
          'id',
          val(facts.person_id).as('person_id'),
          val(facts.at).as('at'),
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .column('declaration_id')
        .doUpdateSet({ adoption_id: id, ...facts })
        .where('publication.adoption_id', '!=', id),
    )
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [
        auditEntry(context, actor, {
          action: 'declaration-published',
          subject: `declaration:${declarationId}`,
          data: adopted,
          plenaryId,
        }),
      ],
    },
    'wrong-state',
  )
  if (!refusal) announcePublication(context, declarationId)
  return refusal
}

export function announcePublication(
  { announcements }: Pick<CommandContext, 'announcements'>,
  declarationId: string,
): void {
  announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { declarationId } })
}
