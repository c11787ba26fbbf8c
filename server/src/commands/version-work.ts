// Makes a version of what was worked since the newest one: done by the server itself, and on no record but the versions' own.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { TextCommandContext } from './command-context.ts'
import { holdTexts, requireMoment } from './hold-texts.ts'
import { announceVersions, versionOfNewWords } from './version-rows.ts'
import { writeUnit } from './write-unit.ts'

/** Undefined also where the newest version says the same words. */
export async function versionWork(
  context: TextCommandContext,
  declarationId: string,
): Promise<Refusal | undefined> {
  return holdTexts<undefined>(context, declarationId, async (held) => {
    if (!IS_OPEN[held.state]) return refuse('wrong-state')
    const version = await versionOfNewWords(context, held, 'worked')
    if (!version) return undefined
    const statements = [...requireMoment(context, 'system', held), ...version.statements]
    const refusal = await writeUnit(context, { statements })
    if (refusal) return refusal
    announceVersions(context, declarationId)
    return undefined
  })
}
