// A change with a little of what stands beside it.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { PARAGRAPH_END, type Piece, SUBCLAUSES_HERE } from '@plenary/shared/compare/comparison'
import { beginningOf, endOf } from '@plenary/shared/compare/cut-words'
import { ComparedPieces } from './compared-words.tsx'
import { useComparing } from './comparing.ts'
import { placed } from './paragraphs.ts'

/** In characters: beside a change, and of a change itself. */
const BESIDE = 26
const LONGEST = 120

export function ChangeQuote({ change }: { change: PlacedChange }) {
  const { language, facesOf, parts } = useComparing()
  const pieces = parts[change.part]?.pieces ?? []
  return <ComparedPieces pieces={placed(quoted(change, pieces, language))} facesOf={facesOf} isBare />
}

function quoted({ kind, from, to }: PlacedChange, pieces: readonly Piece[], language: string): Piece[] {
  if (kind === 'moved') return [plain(beginningOf(inOneLine(nowWords(pieces)), LONGEST, language))]
  const isOfWords = kind === 'words' || kind === 'formatting'
  const before = nowWords(pieces.slice(0, from)).split(PARAGRAPH_END).at(-1) ?? ''
  const after = nowWords(pieces.slice(to)).split(PARAGRAPH_END)[0] ?? ''
  const changed = pieces.slice(from, to).map((piece): Piece => {
    const text = isOfWords && piece.kind !== 'kept' ? piece.text.replaceAll(PARAGRAPH_END, '¶') : piece.text
    return { ...piece, text: beginningOf(inOneLine(text), LONGEST, language) }
  })
  return [plain(endOf(before, BESIDE, language)), ...changed, plain(beginningOf(after, BESIDE, language))]
}

function plain(text: string): Piece {
  return { kind: 'kept', text, marks: [] }
}

function nowWords(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'deleted' ? '' : piece.text)).join('')
}

function inOneLine(text: string): string {
  return text.replaceAll(SUBCLAUSES_HERE, '').replaceAll(PARAGRAPH_END, ' ')
}
