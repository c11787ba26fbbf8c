// Brings a moment of a text, or one clause of it, back as an edit of whoever asks: what is locked stays, what is equal is not
// touched, and what the text said before is a version.
import { type MomentOfText, writeBaseOfText } from '@plenary/shared/api/moment-of-text'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { replacedDigest } from '@plenary/shared/history/replaced-digest'
import { restoredContent } from '@plenary/shared/history/restored-content'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { TextLine } from '../ports/text-line.ts'
import type { TextPast } from '../ports/text-past.ts'
import type { TextReader } from '../ports/text-reader.ts'
import { actorMay } from './actor-may.ts'
import type { TextCommandContext } from './command-context.ts'
import { type HeldDeclaration, holdTexts, requireMoment } from './hold-texts.ts'
import { type PastWords, readPastWords } from './read-past-words.ts'
import { announceVersions, versionOfNewWords } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface RestoreContext extends TextCommandContext {
  readonly texts: TextLine & Pick<TextReader, 'content'>
  readonly past: Pick<TextPast, 'content'>
}

export interface Restoring {
  readonly declarationId: string
  readonly textId: string
  readonly from: MomentOfText
  /** Without one, the whole text. */
  readonly clauseId: string | undefined
  /** With it, only these words are replaced, of the clause or of the text: what the person saw. */
  readonly digest: string | undefined
}

export interface RestoredText {
  readonly sequence: number
  /** The locked clauses that stayed against what is brought back. */
  readonly kept: string[]
}

export async function restoreText(
  context: RestoreContext,
  actor: SignedIn,
  restoring: Restoring,
): Promise<RestoredText | Refusal> {
  const { declarationId, textId, from } = restoring
  // Before the texts are held still: what is past does not change.
  const then = await readPastWords({ ...context, read: context.storage.read }, textId, from)
  if (!then) return refuse('not-found')
  return holdTexts<RestoredText>(context, declarationId, (held) =>
    restoreHeld(context, actor, held, { ...restoring, then }),
  )
}

async function restoreHeld(
  context: RestoreContext,
  actor: SignedIn,
  held: HeldDeclaration,
  { textId, from, clauseId, digest, then }: Restoring & { readonly then: PastWords },
): Promise<RestoredText | Refusal> {
  const { id, plenaryId, state } = held
  if (!IS_OPEN[state]) return refuse('wrong-state')
  const action = clauseId === undefined ? 'restore-text' : 'edit-text'
  if (!actorMay(actor, action, { plenaryId, cityId: null, state })) return refuse('forbidden')
  const now = held.texts.find((text) => text.id === textId)?.at
  if (!now) return refuse('not-found')
  const content = now.content()
  if (digest !== undefined && digest !== replacedDigest(content, clauseId))
    return refuse('precondition-failed')
  const restored = restoredContent(content, then.content, new Set(now.lockedClauses), clauseId)
  if (isRefusal(restored)) return restored
  const { kept } = restored
  const edit = now.edit(restored.content, { ...capacityIn(actor, plenaryId), personId: actor.personId })
  if (edit === undefined) return { sequence: now.sequence, kept }
  if (isRefusal(edit)) return edit
  const before = await versionOfNewWords(context, held, 'restored')
  const sequence = now.sequence + edit.text.appends.length
  const refusal = await writeUnit(context, {
    text: edit.text,
    statements: [
      ...requireMoment(context, actor, held),
      ...edit.statements,
      ...(before ? before.statements : []),
    ],
    audit: [
      auditEntry(context, actor, {
        action: 'text-restored',
        subject: `declaration:${id}`,
        data: {
          textId,
          from: writeBaseOfText(from),
          number: then.number,
          name: then.name,
          ...(clauseId === undefined ? {} : { clauseId }),
          kept,
          sequence,
        },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  context.announcements.announce({ type: 'text-fact-changed', fact: 'clauses', textId })
  if (before) announceVersions(context, id)
  return { sequence, kept }
}
