// Compared words, written down as they read: `our [-talk-|1][+talks+|1] thus far`.
import { type Piece, type Stroke, SUBCLAUSES_HERE } from '@plenary/shared/compare/comparison'

const CHANGE = /\[([-+*])([\s\S]*?)\1(?:\|([\d,]*)(?:@(\d\d:\d\d))?)?\]/g

/**
 * Kept words stand as they are, `[-gone-|0]` and `[+new+|0,2@10:44]` were deleted and inserted, `[*bold*|1]` made bold, by the
 * authors at these places. A line break ends a paragraph; `↳` stands where the sub-clauses are.
 */
export function markedPieces(written: string): Piece[] {
  const text = written.replaceAll('↳', SUBCLAUSES_HERE)
  const pieces: Piece[] = []
  let end = 0
  const keep = (words: string) => add(pieces, words, (part) => ({ kind: 'kept', text: part, marks: [] }))
  for (const match of text.matchAll(CHANGE)) {
    const [whole, sign, words = '', who = '', time = '10:30'] = match
    keep(text.slice(end, match.index))
    end = match.index + whole.length
    const by = who === '' ? [] : who.split(',').map((author) => strokeBy(Number(author), time))
    add(pieces, words, (part): Piece => {
      if (sign === '*')
        return { kind: 'formatted', text: part, marks: [{ type: 'bold' }], marksBefore: [], by }
      return { kind: sign === '+' ? 'inserted' : 'deleted', text: part, marks: [], by }
    })
  }
  keep(text.slice(end))
  return pieces
}

export function strokeBy(author: number, time: string): Stroke {
  return { author, at: `2010-11-09T${time}:00.000Z` }
}

/** Ends of paragraphs and the place of sub-clauses are pieces of their own. */
function add(pieces: Piece[], words: string, piece: (part: string) => Piece): void {
  for (const part of words.split(/([\n\v])/)) if (part !== '') pieces.push(piece(part))
}
