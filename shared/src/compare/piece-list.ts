// Pieces as they are found, each joined to the last one where both fared alike.
import type { Piece } from './comparison.ts'
import { PARAGRAPH_END, SUBCLAUSES_HERE } from './signs.ts'
import { isBySame, joinedStrokes } from './strokes.ts'

const SIGNS = new RegExp(`(${PARAGRAPH_END}|${SUBCLAUSES_HERE})`)

export class PieceList {
  readonly all: Piece[] = []

  add(piece: Piece): void {
    for (const text of piece.text.split(SIGNS)) if (text !== '') this.#addOne({ ...piece, text })
  }

  #addOne(piece: Piece): void {
    const last = this.all.at(-1)
    if (last === undefined || isSign(last) || isSign(piece) || !isAlike(last, piece)) {
      this.all.push(piece)
      return
    }
    last.text += piece.text
    if ('by' in last && 'by' in piece) last.by = joinedStrokes([...last.by, ...piece.by])
  }
}

/** Whether it is the end of a paragraph or the place of sub-clauses: always a piece of its own. */
export function isSign({ text }: Piece): boolean {
  return text === PARAGRAPH_END || text === SUBCLAUSES_HERE
}

function isAlike(one: Piece, other: Piece): boolean {
  if (one.kind !== other.kind || !isEqual(one.marks, other.marks)) return false
  if (one.kind === 'kept' || other.kind === 'kept') return true
  if (one.kind === 'formatted' && other.kind === 'formatted' && !isEqual(one.marksBefore, other.marksBefore))
    return false
  return isBySame(one.by, other.by)
}

function isEqual(one: Piece['marks'], other: Piece['marks']): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
}
