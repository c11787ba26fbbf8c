// The importer: plain text in, what it was understood to be out, with every character of the input in its place.
import type { TextStatus } from '../../api/declaration-routes.ts'
import type { NumberStyle } from '../numbering.ts'
import { splitAt } from './correct-blocks.ts'
import { statusOf, titleWithinLine } from './declaration-words.ts'
import { detectLanguage } from './detect-language.ts'
import { gatherParagraphs, type Paragraph } from './gather-paragraphs.ts'
import { type ImportedBlock, makeBlock, type Piece, silentPiece, textPiece } from './imported-blocks.ts'
import { joinGap } from './join-lines.ts'
import { noteBlocks, styleOf } from './note-blocks.ts'
import { type Line, readLines } from './read-lines.ts'
import { formulaAfterNumbers, recogniseParts } from './recognise-parts.ts'

export interface ImportedDeclaration {
  /** In the order of the source; `sourceOf(blocks)` is the input, character by character. */
  readonly blocks: readonly ImportedBlock[]
  /** Proposals, for a person to change. */
  readonly language: string
  readonly numberStyle: NumberStyle
  readonly status: TextStatus
}

/** Reads a declaration from plain text. Takes any string, in time linear in its length. */
export function parseDeclaration(input: string): ImportedDeclaration {
  const blocks = noteBlocks(splitHeading(toBlocks(input, toParagraphs(readLines(input)))))
  const heading = blocks.filter(({ kind }) => kind === 'title' || kind === 'body-name')
  return {
    blocks,
    language: detectLanguage(input),
    numberStyle: styleOf(blocks),
    status: statusOf(heading.map(({ text }) => text).join(' ')),
  }
}

function toParagraphs(lines: readonly Line[]): Paragraph[] {
  const paragraphs = gatherParagraphs(lines, 0)
  const formula = formulaAfterNumbers(paragraphs)
  if (formula === undefined) return paragraphs
  const before = paragraphs.slice(0, formula)
  return gatherParagraphs(
    lines,
    before.reduce((count, paragraph) => count + paragraph.lines.length, 0),
  )
}

/** One block a paragraph; white space belongs to the block before it, and at the start of the input to the first. */
function toBlocks(input: string, paragraphs: readonly Paragraph[]): ImportedBlock[] {
  if (paragraphs.length === 0)
    return input === '' ? [] : [makeBlock('title', 0, 0, [silentPiece('blank', input)])]
  const parts = recogniseParts(paragraphs)
  let from = 0
  return paragraphs.map((paragraph, index) => {
    const next = paragraphs[index + 1]?.lines[0]
    const to = next ? lineStart(input, next, paragraph) : input.length
    const { kind, level } = parts[index] ?? { kind: 'preambular', level: 0 }
    const block = makeBlock(kind, level, from, toPieces(input, paragraph, from, to))
    from = to
    return block
  })
}

/** A line begins after the end of the line before, blank lines counted to those before. */
function lineStart(input: string, next: Line, paragraph: Paragraph): number {
  const earliest = paragraph.lines.at(-1)?.to ?? 0
  let start = next.bodyFrom
  while (start > earliest && /[^\S\n\r\v\f\u0085\u2028\u2029]/.test(input[start - 1] ?? '')) start -= 1
  return start
}

function toPieces(input: string, { lines, number, level }: Paragraph, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  const labelLength = level > 0 && number ? number.label.length : 0
  let reached = from
  lines.forEach((line, index) => {
    const gap = input.slice(reached, line.bodyFrom)
    const before = lines[index - 1]
    const isAfterLabel = index === 1 && labelLength > 0 && number?.length === before?.body.length
    if (!before || isAfterLabel) pieces.push(silentPiece('blank', gap))
    else
      pieces.push({
        kind: 'break',
        source: gap,
        reads: joinGap(before.body.slice(-3), line.body.slice(0, 3)),
      })
    const labelled = index === 0 ? labelLength : 0
    const wordsFrom = index === 0 && labelled > 0 ? (number?.length ?? 0) : 0
    pieces.push(silentPiece('label', line.body.slice(0, labelled)))
    pieces.push(silentPiece('blank', line.body.slice(labelled, wordsFrom)))
    pieces.push(textPiece(line.body.slice(wordsFrom)))
    reached = line.bodyTo
  })
  pieces.push(silentPiece('blank', input.slice(reached, to)))
  return pieces
}

/** Splits a single heading line that has both the body's name and the title. */
function splitHeading(blocks: ImportedBlock[]): ImportedBlock[] {
  const title = blocks.findIndex(({ kind }) => kind === 'title')
  const heading = blocks[title]
  if (!heading || blocks.some(({ kind }) => kind === 'body-name')) return blocks
  const position = titleWithinLine(heading.text)
  return position === undefined ? blocks : splitAt(blocks, title, position)
}
