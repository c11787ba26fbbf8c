// Closes the texts of a declaration: a version with their whole content is made, and its digest is what adopting and
// signing refer to. Closing is a state: the clause locks stay as they are.
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { LIFE } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState } from './change-state.ts'
import type { TextCommandContext } from './command-context.ts'
import { holdTexts } from './hold-texts.ts'
import { announceVersions, numberedVersion } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** The version that closing made. */
export interface ClosedVersion {
  readonly version: string
  readonly number: number
  readonly digest: string
}

/** @param digest with it, only these words are closed: what the person saw */
export async function closeDeclaration(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, digest }: { declarationId: string; digest?: string | undefined },
): Promise<ClosedVersion | Refusal> {
  return holdTexts<ClosedVersion>(context, declarationId, async (held) => {
    const to = LIFE[held.state].close
    if (to === null) return refuse('wrong-state')
    const {
      id,
      number,
      digest: words,
      statements,
    } = await numberedVersion(context, held, {
      kind: 'closed',
      by: actor,
    })
    if (digest !== undefined && digest !== words) return refuse('precondition-failed')
    const made: ClosedVersion = { version: id, number, digest: words }
    const at = moment(context.surroundings)
    const refusal = await writeUnit(context, {
      statements: [...changeState(context, actor, held, { to, at }), ...statements],
      audit: [
        auditEntry(context, actor, {
          action: 'text-closed',
          subject: `declaration:${declarationId}`,
          data: { ...made, form: CANONICAL_FORM },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    announceVersions(context, declarationId)
    return made
  })
}
