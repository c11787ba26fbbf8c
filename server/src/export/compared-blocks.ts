// Compared parts as they are set: paragraphs, with the sub-clauses of a clause where they stand in it.
import type { ComparedPart, Piece } from '@plenary/shared/compare/comparison'
import { PARAGRAPH_END, SUBCLAUSES_HERE } from '@plenary/shared/compare/signs'

export interface ComparedBlock<Part> {
  readonly part: Part
  /** From 0 for what stands in no clause. */
  readonly depth: number
  readonly paragraphs: readonly ComparedParagraph[]
  readonly below: readonly ComparedBlock<Part>[]
  /** Behind the sub-clauses. */
  readonly rest: readonly ComparedParagraph[]
}

export interface ComparedParagraph {
  readonly pieces: readonly Piece[]
  /** What became of its end. */
  readonly end: Piece
}

/** @param compared what is compared of each of them */
export function comparedBlocks<Part>(
  parts: readonly Part[],
  compared: (part: Part) => ComparedPart,
): ComparedBlock<Part>[] {
  interface OpenBlock extends ComparedBlock<Part> {
    readonly below: OpenBlock[]
  }
  const blocks: OpenBlock[] = []
  const open: OpenBlock[] = []
  for (const part of parts) {
    const { pieces, now, before } = compared(part)
    const level = (now ?? before)?.path.length ?? 0
    while (open.length > 0 && (open.length > level - 1 || level === 0)) open.pop()
    const [head, tail] = aroundSubclauses(pieces)
    const block = {
      part,
      depth: open.length,
      paragraphs: paragraphsOf(head),
      below: [],
      rest: paragraphsOf(tail),
    }
    const list = open.at(-1)?.below ?? blocks
    list.push(block)
    open.push(block)
  }
  return blocks
}

/** Where they stand now; of a list that is gone, where it stood. */
function aroundSubclauses(pieces: readonly Piece[]): [Piece[], Piece[]] {
  const signs = pieces.filter(({ text }) => text === SUBCLAUSES_HERE)
  const here = pieces.indexOf(signs.find(({ kind }) => kind !== 'deleted') ?? (signs[0] as Piece))
  const isWord = ({ text }: Piece) => text !== SUBCLAUSES_HERE
  if (here < 0) return [pieces.filter(isWord), []]
  return [pieces.slice(0, here).filter(isWord), pieces.slice(here).filter(isWord)]
}

function paragraphsOf(pieces: readonly Piece[]): ComparedParagraph[] {
  const paragraphs: ComparedParagraph[] = []
  let open: Piece[] = []
  for (const piece of pieces) {
    if (piece.text !== PARAGRAPH_END) {
      open.push(piece)
      continue
    }
    paragraphs.push({ pieces: open, end: piece })
    open = []
  }
  return paragraphs
}
