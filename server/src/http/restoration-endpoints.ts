// Bringing a moment of a text back: what it would change, and doing it.
import { type MomentOfText, readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { restorationRoutes } from '@plenary/shared/api/restoration-routes'
import { refuse } from '@plenary/shared/refusal'
import { restoreText } from '../commands/restore-text.ts'
import { capacityIn } from '../ports/actor.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { previewRestoration } from './queries/preview-restoration.ts'
import { ofText } from './scopes.ts'

/** So many previews of one person at once. */
const PREVIEWS = 3

export function restorationEndpoints({
  context,
  texts,
  past,
}: EndpointParts): Endpoints<keyof typeof restorationRoutes> {
  const { read } = context.storage
  const previews = new FewAtOnce(PREVIEWS)
  const ofItsText = ({ params }: { params: { text: string } }) => ofText(read, params.text)

  return {
    previewRestoration: {
      scope: ofItsText,
      answer: ({ actor, params, query, scope: { plenaryId } }) => {
        const by = { personId: actor.personId, name: actor.name, ...capacityIn(actor, plenaryId) }
        const { surroundings } = context
        return previews.run(actor.personId, () =>
          previewRestoration({ read, texts, past, surroundings }, params.text, { ...query, by }),
        )
      },
    },
    restoreText: {
      scope: ofItsText,
      answer: async ({ actor, params, body: { from, clause, digest } }) => {
        const text = await read
          .selectFrom('text')
          .where('id', '=', params.text)
          .select('declaration_id as declarationId')
          .executeTakeFirst()
        if (!text) return refuse('not-found')
        return restoreText({ ...context, texts, past }, actor, {
          ...text,
          textId: params.text,
          from: readBaseOfText(from) as MomentOfText,
          clauseId: clause,
          digest,
        })
      },
    },
  }
}
