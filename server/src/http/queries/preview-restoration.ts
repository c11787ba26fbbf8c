// What bringing a moment of a text back would change: computed as the command computes it, and nothing is written.
import { type MomentOfText, readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import type { Author, ComparedPart, Stroke } from '@plenary/shared/compare/comparison'
import { replacedDigest } from '@plenary/shared/history/replaced-digest'
import { restoredContent } from '@plenary/shared/history/restored-content'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { type PastWordsSources, readPastWords } from '../../commands/read-past-words.ts'
import { moment, type Surroundings } from '../../ports/surroundings.ts'
import type { TextPast } from '../../ports/text-past.ts'
import { findMoment } from './find-moment.ts'
import { readLocks } from './read-life.ts'
import { readTextForm } from './read-text-form.ts'

export interface PreviewSources extends PastWordsSources {
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  readonly past: Pick<TextPast, 'content' | 'momentOf' | 'sequenceAt' | 'compareWith'>
}

export interface PreviewQuestion {
  readonly from: string
  readonly clause?: string | undefined
  /** Whose edit it would be. */
  readonly by: Author
}

export async function previewRestoration(
  sources: PreviewSources,
  textId: string,
  { from, clause, by }: PreviewQuestion,
): Promise<Restoration | Refusal> {
  const { read, texts, past } = sources
  const then = await readPastWords(sources, textId, readBaseOfText(from) as MomentOfText)
  const to = await findMoment(sources, textId, from)
  const form = await readTextForm(read, textId)
  const now = await texts.content(textId)
  const found = now && (await findMoment(sources, textId, `sequence:${now.sequence}`))
  if (!then || !to || !form || !now || !found) return refuse('not-found')
  const locked = new Set((await readLocks(read, textId)).map(({ clauseId }) => clauseId))
  const restored = restoredContent(now.content, then.content, locked, clause)
  if (isRefusal(restored)) return restored
  const stroke = { author: 0, at: moment(sources.surroundings) }
  const compared = await past.compareWith(textId, now.sequence, restored.content)
  if (!compared) return refuse('not-found')
  return {
    comparison: {
      ...form,
      from: found,
      to,
      authors: [by],
      parts: compared.parts.map((part) => strokeBy(part, stroke)),
    },
    kept: restored.kept,
    digest: replacedDigest(now.content, clause),
  }
}

function strokeBy(part: ComparedPart, stroke: Stroke): ComparedPart {
  const pieces = part.pieces.map((piece) => (piece.kind === 'kept' ? piece : { ...piece, by: [stroke] }))
  return { ...part, moved: part.moved && [stroke], pieces }
}
