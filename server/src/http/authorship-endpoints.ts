// Who wrote the words of a text.
import type { authorshipRoutes } from '@plenary/shared/api/authorship-routes'
import { refuse } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { nameAuthors } from './queries/name-authors.ts'
import { carriedFrom, readAuthors } from './queries/read-authors.ts'
import { readClauseHistory } from './queries/read-clause-history.ts'
import { ofText } from './scopes.ts'

/** So many histories of one person at once: each compares several times. */
const HISTORIES = 3

export function authorshipEndpoints({
  context,
  past,
}: EndpointParts): Endpoints<keyof typeof authorshipRoutes> {
  const { read } = context.storage
  const histories = new FewAtOnce(HISTORIES)
  const ofItsText = ({ params }: { params: { text: string } }) => ofText(read, params.text)

  return {
    listAuthors: {
      scope: ofItsText,
      answer: ({ params }) => readAuthors(read, params.text),
    },
    getAuthorship: {
      scope: ofItsText,
      answer: async ({ params, query }) => {
        const { text } = params
        const first = await firstLetter(read, text, query)
        const wrote = await past.strokeOf(text, first.client, first.clock)
        if (!wrote) return refuse('not-found')
        const moved = first === query ? undefined : await past.strokeOf(text, query.client, query.clock)
        const strokes = moved ? [wrote, moved] : [wrote]
        const [author, movedBy = null] = await nameAuthors(
          read,
          strokes.map((stroke) => stroke.author),
        )
        if (!author) return refuse('not-found')
        return { author, at: wrote.at, movedBy, movedAt: moved?.at ?? null }
      },
    },
    listClauseHistory: {
      scope: ofItsText,
      answer: ({ actor, params, query }) => {
        const asked = { textId: params.text, clauseId: params.clause, before: query.before }
        return histories.run(
          actor.personId,
          async () => (await readClauseHistory({ read, past }, asked)) ?? refuse('not-found'),
        )
      },
    },
  }
}

/** What a letter is a copy of, and that of: the same object where it was never carried. */
async function firstLetter(
  read: Kysely<Tables>,
  textId: string,
  letter: { client: number; clock: number },
): Promise<typeof letter> {
  let first = letter
  for (;;) {
    const copy = await carriedFrom(read, textId, first)
    if (!copy) return first
    first = { client: copy.sourceClientId, clock: copy.sourceClock + first.clock - copy.clock }
  }
}
