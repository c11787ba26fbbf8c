// What the server knows of the authors of a text, with the faces under which they are drawn.
import type { Authors } from '@plenary/shared/api/authorship-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { Author } from '@plenary/shared/compare/comparison'
import { useMemo } from 'react'
import type { KnownAuthors } from '../editor/who-wrote.ts'
import { useAuthorFaces } from './author-faces.ts'

const NONE: readonly Author[] = []

/** The client of this window, and as whom it writes: known before the server has heard of it. */
export interface OwnClient {
  readonly client: number | undefined
  readonly author: Author
}

export interface AuthorsOfText extends KnownAuthors {
  authorOf(client: number): Author | undefined
}

/** Undefined until the server has answered. Another object whenever anything of it is another. */
export function useKnownAuthors(
  reply: Authors | undefined,
  own: OwnClient,
  roster: readonly RosterEntry[],
): AuthorsOfText | undefined {
  const { faceOf } = useAuthorFaces(reply?.authors ?? NONE, roster)
  return useMemo(() => {
    if (!reply) return undefined
    const places = new Map(reply.clients.map(({ clientId, author }) => [clientId, author]))
    const faces = new Map([own.author, ...reply.authors].map((author) => [author, faceOf(author)]))
    const authorOf = (client: number) =>
      reply.authors[places.get(client) ?? -1] ?? (client === own.client ? own.author : undefined)
    return {
      authorOf,
      carried: reply.carried,
      writerOf: (client) => {
        const author = authorOf(client)
        return author?.role === 'system' ? null : author && faces.get(author)
      },
    }
  }, [reply, own, faceOf])
}
