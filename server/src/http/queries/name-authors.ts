// Authors with the names that their accounts have now.
import type { Author } from '@plenary/shared/compare/comparison'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import type { PastAuthor } from '../../ports/text-past.ts'

/** In their order, with whatever else is known of each. Whose account is gone, and the server itself, have no name. */
export async function nameAuthors<Known extends PastAuthor>(
  read: Kysely<Tables>,
  authors: readonly Known[],
): Promise<(Known & Author)[]> {
  const ids = [...new Set(authors.map(({ personId }) => personId))]
  const people =
    ids.length === 0
      ? []
      : await read.selectFrom('user').where('id', 'in', ids).select(['id', 'name']).execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return authors.map((author) => ({ ...author, name: names.get(author.personId) ?? '' }))
}
