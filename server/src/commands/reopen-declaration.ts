// Opens closed or adopted texts again, with a reason. The clause locks that were there are there again; versions and the
// adoption stay on record, and the words and positions of this moment become a version.
import { LIFE } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState } from './change-state.ts'
import type { TextCommandContext } from './command-context.ts'
import { holdTexts } from './hold-texts.ts'
import { announceVersions, unnumberedVersion } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function reopenDeclaration(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, reason }: { declarationId: string; reason: string },
): Promise<Refusal | undefined> {
  return holdTexts(context, declarationId, async (held) => {
    const to = LIFE[held.state].reopen
    if (to === null) return refuse('wrong-state')
    const at = moment(context.surroundings)
    const endAdoption = context.storage.read
      .updateTable('adoption')
      .set({ reopened_at: at })
      .where('declaration_id', '=', declarationId)
      .where('reopened_at', 'is', null)
      .compile()
    const version = await unnumberedVersion(context, held, 'reopened')
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        { query: endAdoption },
        ...version.statements,
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'text-reopened',
          subject: `declaration:${declarationId}`,
          data: { from: held.state, reason },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    announceVersions(context, declarationId)
    return undefined
  })
}
