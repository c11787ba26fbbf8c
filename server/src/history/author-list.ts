// Authors, each once, so that a stroke names one by place.
import type { ComparedPart, Piece, Stroke } from '@plenary/shared/compare/comparison'
import type { PastAuthor } from '../ports/text-past.ts'

export class AuthorList {
  readonly authors: PastAuthor[] = []
  readonly #places = new Map<string, number>()

  placeOf(author: PastAuthor): number {
    const key = JSON.stringify([author.personId, author.cityId, author.role])
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.authors.length)
    return this.authors.push(author) - 1
  }
}

/** The same parts with those authors only whom a stroke names. */
export function withNamedAuthors(
  all: readonly PastAuthor[],
  parts: readonly ComparedPart[],
): { authors: PastAuthor[]; parts: ComparedPart[] } {
  const named = new AuthorList()
  const renamed = (strokes: readonly Stroke[]) =>
    strokes.map(({ author, at }) => ({ author: named.placeOf(all[author] as PastAuthor), at }))
  const piece = (each: Piece): Piece => (each.kind === 'kept' ? each : { ...each, by: renamed(each.by) })
  const kept = parts.map((part) => ({
    ...part,
    moved: part.moved && renamed(part.moved),
    pieces: part.pieces.map(piece),
  }))
  return { authors: named.authors, parts: kept }
}
