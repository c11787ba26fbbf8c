// Makes a version of the texts as they stand, Rev. n, with a name and a note.
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { TextCommandContext } from './command-context.ts'
import { holdTexts, requireMoment } from './hold-texts.ts'
import { announceVersions, numberedVersion } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface VersionWords {
  readonly name: string | undefined
  readonly note: string | undefined
}

export async function makeVersion(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, name, note }: VersionWords & { readonly declarationId: string },
): Promise<{ id: string; number: number } | Refusal> {
  return holdTexts<{ id: string; number: number }>(context, declarationId, async (held) => {
    if (!IS_OPEN[held.state]) return refuse('wrong-state')
    const { id, number, digest, statements } = await numberedVersion(context, held, {
      kind: 'named',
      by: actor,
      name,
      note,
    })
    const refusal = await writeUnit(context, {
      statements: [...requireMoment(context, actor, held), ...statements],
      audit: [
        auditEntry(context, actor, {
          action: 'version-made',
          subject: `declaration:${declarationId}`,
          data: {
            version: id,
            number,
            digest,
            form: CANONICAL_FORM,
            name: name ?? null,
            note: note ?? null,
          },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceVersions(context, declarationId)
    return { id, number }
  })
}
