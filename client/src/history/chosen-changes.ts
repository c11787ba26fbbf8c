// Of a comparison, only what one city changed, or only one clause.
import type { Author, ComparedPart, ComparedWords, Piece, Stroke } from '@plenary/shared/compare/comparison'
import { authorKey } from './author-faces.ts'

/** What others changed stands as it is now: their insertions are plain words, their deletions are gone. */
export function onlyBy(key: string, { authors, parts }: ComparedWords): ComparedPart[] {
  const isTheirs = (strokes: readonly Stroke[]) =>
    strokes.some(({ author }) => authors[author] && authorKey(authors[author]) === key)
  return parts.flatMap((part) => acceptOthers(part, isTheirs))
}

function acceptOthers(part: ComparedPart, isTheirs: (by: readonly Stroke[]) => boolean): ComparedPart[] {
  const pieces = part.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'kept' || isTheirs(piece.by)) return [piece]
    if (piece.kind === 'deleted') return []
    return [{ kind: 'kept', text: piece.text, marks: piece.marks }]
  })
  const isChanged = pieces.some(({ kind }) => kind !== 'kept')
  if (part.fate === 'deleted' && !isChanged) return []
  const isStillNew = part.fate === 'inserted' && pieces.every(({ kind }) => kind === 'inserted')
  const fate = !isChanged ? 'same' : part.fate === 'inserted' && !isStillNew ? 'changed' : part.fate
  const moved = part.moved && isTheirs(part.moved) ? part.moved : null
  return [{ ...part, pieces, fate, moved }]
}

/** Everybody who changed something, in the order of the text, with how many changes. */
export function whoChanged(
  changes: readonly { readonly by: readonly Stroke[] }[],
  authors: readonly Author[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { by } of changes) {
    const keys = new Set(by.flatMap(({ author }) => (authors[author] ? [authorKey(authors[author])] : [])))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
