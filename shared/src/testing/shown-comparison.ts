// A comparison as a line that a test can state: `we -shall-+should+ act`, with who did it behind each change.
import type { ComparedPart, Piece } from '../compare/comparison.ts'

const AROUND = { kept: ['', ''], deleted: ['-', '-'], inserted: ['+', '+'], formatted: ['*', '*'] } as const

/** `¶` for the end of a paragraph, `§` for the place of sub-clauses. @param names of the authors, or none are shown */
export function shownPieces(pieces: readonly Piece[], names?: readonly string[]): string {
  return pieces
    .map((piece) => {
      const [open, close] = AROUND[piece.kind]
      const by =
        names && 'by' in piece
          ? piece.by
              .map(({ author }) => names[author])
              .sort()
              .join('&')
          : ''
      const text = piece.text.replace('\n', '¶').replace('\v', '§')
      return `${open}${text}${close}${by}`
    })
    .join('')
}

/** A line for each part that is not as it was. */
export function shownChanges(parts: readonly ComparedPart[], names?: readonly string[]): string[] {
  return parts.flatMap(({ container, clauseId, fate, moved, pieces }) => {
    if (fate === 'same' && moved === null) return []
    const by = moved?.map(({ author }) => names?.[author] ?? '').join('&')
    const move = moved ? ` moved ${by}`.trimEnd() : ''
    return [`${clauseId ?? container} ${fate}${move}: ${shownPieces(pieces, names)}`]
  })
}
