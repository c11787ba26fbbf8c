// The pieces of a part, cut into the paragraphs in which they are read.
import { PARAGRAPH_END, type Piece, SUBCLAUSES_HERE } from '@plenary/shared/compare/comparison'

const PARAGRAPH_SIGN = '¶'

/** A piece, or the part of it that stands in one paragraph. */
export interface PlacedPiece {
  readonly piece: Piece
  /** The place of the whole piece among those of its part. */
  readonly at: number
}

export function placed(pieces: readonly Piece[]): PlacedPiece[] {
  return pieces.map((piece, at) => ({ piece, at }))
}

/** What stands before the sub-clauses, and what behind them. */
export function aroundSubclauses(pieces: readonly PlacedPiece[]): [PlacedPiece[], PlacedPiece[]] {
  const sides: [PlacedPiece[], PlacedPiece[]] = [[], []]
  let isBehind = false
  for (const { piece, at } of pieces) {
    for (const [index, text] of piece.text.split(SUBCLAUSES_HERE).entries()) {
      if (index > 0) isBehind = true
      if (text !== '') sides[isBehind ? 1 : 0].push({ piece: { ...piece, text }, at })
    }
  }
  return sides
}

/**
 * A paragraph ends where it ends now. One that ended here before stays one where all of it was deleted. For ends that were
 * inserted or deleted a sign stands, unless the whole part came or went.
 */
export function paragraphsIn(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const isWhole = new Set(pieces.map(({ piece }) => piece.kind)).size === 1
  const paragraphs: PlacedPiece[][] = []
  let open: PlacedPiece[] = []
  for (const { piece, at } of pieces) {
    const isNews = piece.kind === 'inserted' || piece.kind === 'deleted'
    const sign = isNews && !isWhole ? PARAGRAPH_SIGN : ''
    for (const [words, hasEnd] of linesIn(piece.text)) {
      const text = hasEnd ? words + sign : words
      if (text !== '') open.push({ piece: { ...piece, text }, at })
      const goesOn = piece.kind === 'deleted' && open.some((one) => one.piece.kind !== 'deleted')
      if (!hasEnd || goesOn) continue
      paragraphs.push(open)
      open = []
    }
  }
  return open.length > 0 ? [...paragraphs, open] : paragraphs
}

/** Each with whether a paragraph ends behind it. */
function linesIn(text: string): [words: string, hasEnd: boolean][] {
  const lines = text.split(PARAGRAPH_END)
  return lines.map((words, index) => [words, index < lines.length - 1])
}

/** The same paragraph before and now: several on one side where it was divided or joined. */
export interface Pair {
  readonly before: readonly PlacedPiece[]
  readonly now: readonly PlacedPiece[]
}

export function pairsIn(pieces: readonly PlacedPiece[]): Pair[] {
  return stretchesIn(pieces).map((stretch) => ({
    before: stretch.flatMap(({ piece, at }) => {
      if (piece.kind === 'inserted') return []
      if (piece.kind !== 'formatted') return { piece, at }
      return { piece: { kind: 'kept', text: piece.text, marks: piece.marksBefore }, at }
    }),
    now: stretch.filter(({ piece }) => piece.kind !== 'deleted'),
  }))
}

/** Cut where a paragraph ended before and ends now. */
function stretchesIn(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const isWhole = pieces.every(({ piece }) => piece.kind === 'inserted' || piece.kind === 'deleted')
  if (isWhole) return [[...pieces]]
  const stretches: PlacedPiece[][] = []
  let open: PlacedPiece[] = []
  for (const { piece, at } of pieces) {
    const isShared = piece.kind === 'kept' || piece.kind === 'formatted'
    if (!isShared) open.push({ piece, at })
    for (const [words, hasEnd] of isShared ? linesIn(piece.text) : []) {
      if (words !== '' || hasEnd) open.push({ piece: { ...piece, text: hasEnd ? `${words}\n` : words }, at })
      if (!hasEnd) continue
      stretches.push(open)
      open = []
    }
  }
  return open.length > 0 ? [...stretches, open] : stretches
}
