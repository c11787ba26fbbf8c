// For whom a text was changed in a period of work, the busiest first.
import { authorKey } from '@plenary/shared/compare/author-key'
import type { Author } from '@plenary/shared/compare/comparison'
import type { AuthorFace, AuthorFaces } from './author-faces.ts'

type Worker = Author & { readonly changes: number }

/** The server mends ids; that is nobody's work. */
export function peopleAmong<One extends Author>(authors: readonly One[]): One[] {
  return authors.filter(({ role }) => role !== 'system')
}

/** Each city once, with the changes of all its people. */
export function facesWithChanges(
  authors: readonly Worker[],
  faceOf: AuthorFaces['faceOf'],
): { face: AuthorFace; changes: number }[] {
  const byFace = Map.groupBy(peopleAmong(authors), authorKey)
  return [...byFace.values()]
    .flatMap((people) => {
      const [first] = people
      return first ? [{ face: faceOf(first), changes: sum(people) }] : []
    })
    .sort((a, b) => b.changes - a.changes)
}

export function sum(people: readonly { readonly changes: number }[]): number {
  return people.reduce((all, { changes }) => all + changes, 0)
}
