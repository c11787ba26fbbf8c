// Ends the publication of a declaration. What was taken along meanwhile stays with those who have it.
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { announcePublication, type PublishedDeclaration } from './publish-declaration.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Refused where it is not published. */
export async function withdrawPublication(
  context: CommandContext,
  actor: Actor,
  { declarationId, plenaryId }: PublishedDeclaration,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const standing = read
    .selectFrom('adoption')
    .where('declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select('id')
  const query = read
    .deleteFrom('publication')
    .where('declaration_id', '=', declarationId)
    .where('adoption_id', 'in', standing)
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [
        auditEntry(context, actor, {
          action: 'publication-withdrawn',
          subject: `declaration:${declarationId}`,
          plenaryId,
        }),
      ],
    },
    'wrong-state',
  )
  if (!refusal) announcePublication(context, declarationId)
  return refusal
}
