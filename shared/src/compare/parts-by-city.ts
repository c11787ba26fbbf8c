// A comparison with the changes of one city only: those of others count as made already.
import { authorKey } from './author-key.ts'
import type { Author, ComparedPart, Piece, Stroke } from './comparison.ts'
import { PieceList } from './piece-list.ts'

/**
 * The words now are the same; those before are what they were without this city's changes.
 * @param key of the city, or the function of who writes for none
 */
export function partsByCity(
  parts: readonly ComparedPart[],
  authors: readonly Author[],
  key: string,
): ComparedPart[] {
  const isTheirs = (by: readonly Stroke[]) =>
    by.some(({ author }) => authors[author] && authorKey(authors[author]) === key)
  return parts.flatMap((part): ComparedPart[] => {
    const pieces = new PieceList()
    for (const piece of part.pieces) for (const shown of settled(piece, isTheirs)) pieces.add(shown)
    const isChanged = pieces.all.some(({ kind }) => kind !== 'kept')
    const moved = part.moved && isTheirs(part.moved) ? part.moved : null
    const shown = { ...part, moved, pieces: pieces.all }
    if (part.fate === 'deleted') return isChanged ? [shown] : []
    if (part.fate === 'inserted' && pieces.all.every(({ kind }) => kind === 'inserted')) return [shown]
    // Inserted by others, or by others and this city: it was there before this city's words came into it.
    return [{ ...shown, fate: isChanged ? 'changed' : 'same', before: part.before ?? part.now }]
  })
}

function settled(piece: Piece, isTheirs: (by: readonly Stroke[]) => boolean): Piece[] {
  if (piece.kind === 'kept' || isTheirs(piece.by)) return [{ ...piece }]
  return piece.kind === 'deleted' ? [] : [{ kind: 'kept', text: piece.text, marks: piece.marks }]
}
