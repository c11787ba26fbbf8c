// Pieces of which long stretches that stayed are cut down to what stands beside a change.
import type { Piece } from '@plenary/shared/compare/comparison'
import { beginningOf, endOf } from '@plenary/shared/compare/cut-words'

/** On each side of a change, in characters. */
const BESIDE = 90
const ELLIPSIS = '…'

export function shortenedPieces(pieces: readonly Piece[], language: string): Piece[] {
  const runs = keptRuns(pieces)
  return runs.flatMap((run, index) => {
    const [isFirst, isLast] = [index === 0, index === runs.length - 1]
    const text = textOf(run)
    if (run[0]?.kind !== 'kept' || text.length <= BESIDE * (isFirst || isLast ? 1 : 2)) return run
    const head = isFirst ? '' : beginningOf(text, BESIDE, language)
    const tail = isLast ? '' : endOf(text, BESIDE, language)
    return [
      ...cut(run, 0, head.lastIndexOf(ELLIPSIS)),
      { kind: 'kept' as const, text: ELLIPSIS, marks: [] },
      ...(tail === '' ? [] : cut(run, text.length - tail.length + ELLIPSIS.length, text.length)),
    ]
  })
}

/** Neighbours that stayed together, every other piece by itself. */
function keptRuns(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (piece.kind === 'kept' && last?.[0]?.kind === 'kept') last.push(piece)
    else runs.push([piece])
  }
  return runs
}

/** What stands in these characters of a run. */
function cut(run: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0
  return run.flatMap((piece) => {
    const start = at
    at += piece.text.length
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...piece, text }]
  })
}

function textOf(run: readonly Piece[]): string {
  return run.map(({ text }) => text).join('')
}
