// Says who signs for a city at a plenary: the person's names and titles, per language.
import type { SignatoryFacts } from '@plenary/shared/api/signing-routes'
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import type { RosterPlace } from './put-roster-entry.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** What a signing has frozen already stays as it is. Null: nobody has said who signs. */
export async function nameSignatory(
  context: CommandContext,
  actor: Actor,
  { plenaryId, cityId, signatory }: RosterPlace & { readonly signatory: SignatoryFacts },
): Promise<Refusal | undefined> {
  const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null)
  const query = context.storage.read
    .updateTable('roster_entry')
    .set({ signatory_names: json(signatory?.names), signatory_titles: json(signatory?.titles) })
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .compile()
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query, expectRows: 1 }],
      audit: [
        auditEntry(context, actor, {
          action: 'signatory-named',
          subject: `plenary:${plenaryId}`,
          data: { cityId, ...signatory },
          plenaryId,
        }),
      ],
    },
    'not-found',
  )
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId } })
  return undefined
}
