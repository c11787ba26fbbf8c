// The pieces of a part, with long stretches that stayed shortened to what stands beside a change, in one paragraph.
import { PARAGRAPH_END, type Piece, SUBCLAUSES_HERE } from '@plenary/shared/compare/comparison'
import { beginningOf, endOf } from '@plenary/shared/compare/cut-words'

/** In characters: beside a change, and of a change itself. */
const BESIDE = 28
const LONGEST = 160

export function shortPieces(pieces: readonly Piece[], language: string): Piece[] {
  const isChanged = pieces.some(({ kind }) => kind !== 'kept')
  return pieces.map((piece, index): Piece => {
    const text = inOneLine(piece.text)
    if (piece.kind !== 'kept' || !isChanged) return { ...piece, text: beginningOf(text, LONGEST, language) }
    const [isFirst, isLast] = [index === 0, index === pieces.length - 1]
    if (text.length <= BESIDE * (isFirst || isLast ? 1 : 2)) return { ...piece, text }
    const head = isFirst ? '' : beginningOf(text, BESIDE, language)
    const tail = isLast ? '' : endOf(text, BESIDE, language)
    // One ellipsis for what is left out between the two.
    return { ...piece, text: head !== '' && tail !== '' ? head.slice(0, -1) + tail : head + tail }
  })
}

function inOneLine(text: string): string {
  return text.replaceAll(SUBCLAUSES_HERE, '').replaceAll(PARAGRAPH_END, ' ')
}
