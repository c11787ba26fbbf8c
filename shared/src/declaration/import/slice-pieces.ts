// Cuts the pieces of a block at a position of its text, without losing a character of the source.
import { type Piece, silentPiece, textPiece } from './imported-blocks.ts'

/** Whether a piece stands for white space or a number, and reads as nothing. */
export function isSilent({ kind }: Piece): boolean {
  return kind === 'blank' || kind === 'label'
}

/** The pieces up to a position of the text and those after it. Pieces that read as nothing stay with what is before. */
export function slicePieces(pieces: readonly Piece[], position: number): [Piece[], Piece[]] {
  const left: Piece[] = []
  const right: Piece[] = []
  let reached = 0
  for (const piece of pieces) {
    const start = reached
    reached += piece.reads.length
    if (reached <= position && right.length === 0) left.push(piece)
    else if (start >= position || right.length > 0) right.push(piece)
    else {
      const [before, after] = cut(piece, position - start)
      left.push(before)
      right.push(after)
    }
  }
  return [left, right]
}

/** The pieces with white space at their edges made blank, and line breaks there too. */
export function trimPieces(pieces: readonly Piece[]): Piece[] {
  const words = pieces.findIndex(hasWords)
  if (words === -1) return [...pieces]
  const end = pieces.findLastIndex(hasWords)
  return pieces.flatMap((piece, index) => {
    if (index > words && index < end) return [piece]
    if (index < words || index > end) return [toBlank(piece)]
    return trimmed(piece, index === words, index === end)
  })
}

function hasWords({ kind, reads }: Piece): boolean {
  return kind === 'changed' || (kind !== 'break' && reads.trim() !== '')
}

function toBlank(piece: Piece): Piece {
  return piece.kind === 'label' ? piece : silentPiece('blank', piece.source)
}

function trimmed(piece: Piece, atStart: boolean, atEnd: boolean): Piece[] {
  if (piece.kind !== 'text') return [piece]
  const { source } = piece
  const from = atStart ? source.length - source.trimStart().length : 0
  const to = atEnd ? source.trimEnd().length : source.length
  return [
    silentPiece('blank', source.slice(0, from)),
    textPiece(source.slice(from, to)),
    silentPiece('blank', source.slice(to)),
  ]
}

function cut(piece: Piece, at: number): [Piece, Piece] {
  const [before, after] = [piece.reads.slice(0, at), piece.reads.slice(at)]
  if (piece.kind === 'text') return [textPiece(before), textPiece(after)]
  return [
    { ...piece, reads: before },
    { kind: 'changed', source: '', reads: after },
  ]
}
