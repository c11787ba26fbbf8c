// Corrections of an import: each gives new blocks that stand for the same characters of the source.
import { FORBIDDEN_CHARACTERS } from '../../schema/forbidden-characters.ts'
import {
  type BlockKind,
  type ImportedBlock,
  isNumbered,
  makeBlock,
  type Piece,
  silentPiece,
  sourceOf,
  textOf,
  textPiece,
} from './imported-blocks.ts'
import { joinGap } from './join-lines.ts'
import { noteBlocks } from './note-blocks.ts'
import { LINE_END } from './read-lines.ts'
import { recogniseNumber } from './recognise-number.ts'
import { isSilent, slicePieces, trimPieces } from './slice-pieces.ts'

/** The blocks of an import, in the order of the source. */
export type Blocks = readonly ImportedBlock[]

/**
 * Gives a block another kind. A clause's number goes back into the words when the kind has none, and is taken from them
 * when it has one. A sub-clause stands on level 2, a paragraph goes on with the clause before it.
 */
export function setKind(blocks: Blocks, index: number, kind: BlockKind): ImportedBlock[] {
  const block = blocks[index]
  if (!block || block.kind === kind) return [...blocks]
  const renumber = isNumbered(kind) ? labelled : unlabelled
  const pieces = isNumbered(kind) === isNumbered(block.kind) ? block.pieces : renumber(block.pieces)
  const level = kind === 'clause' ? 1 : kind === 'subclause' ? 2 : levelBefore(blocks, index)
  return replace(blocks, index, 1, [makeBlock(kind, level, block.from, pieces)])
}

/** Moves a clause below the clause before it, a sub-clause one level down, a paragraph to the sub-clause before it. */
export function indent(blocks: Blocks, index: number): ImportedBlock[] {
  return shift(blocks, index, 1)
}

/** Moves a sub-clause one level up, at last to a clause; a paragraph to the clause above. */
export function outdent(blocks: Blocks, index: number): ImportedBlock[] {
  return shift(blocks, index, -1)
}

/**
 * Makes a block the end of the one before it. Its number becomes words again; a line break between them reads as a
 * space, or as nothing between scripts without spaces.
 */
export function joinWithPrevious(blocks: Blocks, index: number): ImportedBlock[] {
  const [before, after] = [blocks[index - 1], blocks[index]]
  if (!before || !after) return [...blocks]
  const head = [...before.pieces]
  const tail = isNumbered(after.kind) ? unlabelled(after.pieces) : [...after.pieces]
  const between: Piece[] = []
  while (head.at(-1)?.kind === 'blank') between.unshift(...head.splice(-1))
  while (tail[0]?.kind === 'blank') between.push(...tail.splice(0, 1))
  const gap = sourceOf(between)
  const glue = glueBetween(textOf(head), gap, textOf(tail))
  const joined = makeBlock(before.kind, before.level, before.from, [...head, ...glue, ...tail])
  return replace(blocks, index - 1, 2, [joined])
}

/**
 * Splits a block at a position in its text (UTF-16, moved off the middle of a character). A split title leaves the
 * body's name before it; what is split off a clause is a clause when it begins with a number, else a paragraph.
 */
export function splitAt(blocks: Blocks, index: number, position: number): ImportedBlock[] {
  const block = blocks[index]
  if (!block) return [...blocks]
  const at = wholeCharacter(block.text, position)
  if (block.text.slice(0, at).trim() === '' || block.text.slice(at).trim() === '') return [...blocks]
  const [left, right] = slicePieces(block.pieces, at)
  const [headKind, tailKind] = kindsOfHalves(block, block.text.slice(at))
  const head = makeBlock(headKind, block.level, block.from, trimPieces(left))
  const tailPieces = isNumbered(tailKind) ? labelled(trimPieces(right)) : trimPieces(right)
  const tail = makeBlock(tailKind, block.level, head.to, tailPieces)
  return replace(blocks, index, 1, [head, tail])
}

/** Writes other words into a block. What differs from the text before is kept as changed, with the source it replaces. */
export function setText(blocks: Blocks, index: number, text: string): ImportedBlock[] {
  const block = blocks[index]
  if (!block || block.text === text) return [...blocks]
  const wanted = withoutLineBreaks(text)
  const first = block.pieces.findIndex((piece) => !isSilent(piece))
  const edge = first === -1 ? edgeAfterLabel(block.pieces) : first
  const last = block.pieces.findLastIndex((piece) => !isSilent(piece)) + 1
  const core = block.pieces.slice(edge, Math.max(last, edge))
  const pieces = [
    ...block.pieces.slice(0, edge),
    ...changedPieces(core, block.text, wanted),
    ...block.pieces.slice(Math.max(last, edge)),
  ]
  return replace(blocks, index, 1, [makeBlock(block.kind, block.level, block.from, pieces)])
}

/** Puts `replacement` (nothing, a space, `�`) in place of every forbidden character: only ever by a person's choice. */
export function replaceForbidden(blocks: Blocks, replacement: '' | ' ' | '\ufffd'): ImportedBlock[] {
  const replaced = blocks.map((block) =>
    FORBIDDEN_CHARACTERS.test(block.text)
      ? makeBlock(
          block.kind,
          block.level,
          block.from,
          block.pieces.flatMap((piece) => withoutForbidden(piece, replacement)),
        )
      : block,
  )
  return noteBlocks(replaced)
}

function replace(blocks: Blocks, index: number, count: number, by: ImportedBlock[]): ImportedBlock[] {
  return noteBlocks([...blocks.slice(0, index), ...by, ...blocks.slice(index + count)])
}

function shift(blocks: Blocks, index: number, by: 1 | -1): ImportedBlock[] {
  const block = blocks[index]
  if (!block || block.level === 0) return [...blocks]
  const deepest = levelBefore(blocks, index) + (isNumbered(block.kind) ? 1 : 0)
  const level = Math.min(
    Math.max(block.level + by, 1),
    by === 1 ? Math.max(deepest, block.level) : block.level,
  )
  const kind = !isNumbered(block.kind) ? block.kind : level === 1 ? 'clause' : 'subclause'
  return replace(blocks, index, 1, [makeBlock(kind, level, block.from, block.pieces)])
}

/** The level of the nearest block before that has one: 0 when there is none. */
function levelBefore(blocks: Blocks, index: number): number {
  return blocks.slice(0, index).findLast(({ level }) => level > 0)?.level ?? 0
}

function kindsOfHalves({ kind }: ImportedBlock, tail: string): [head: BlockKind, tail: BlockKind] {
  if (kind === 'title') return ['body-name', 'title']
  if (kind === 'formula') return ['preambular', 'formula']
  if (!isNumbered(kind)) return [kind, kind]
  return [kind, recogniseNumber(tail.trimStart()) ? kind : 'paragraph']
}

function labelled(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex((piece) => !isSilent(piece))
  const piece = pieces[first]
  const number = piece?.kind === 'text' ? recogniseNumber(piece.source) : undefined
  if (!piece || !number) return [...pieces]
  return [
    ...pieces.slice(0, first),
    silentPiece('label', number.label),
    silentPiece('blank', piece.source.slice(number.label.length, number.length)),
    textPiece(piece.source.slice(number.length)),
    ...pieces.slice(first + 1),
  ]
}

/** The number and the space after it as words; a line break after it as a joined one. */
function unlabelled(pieces: readonly Piece[]): Piece[] {
  const place = pieces.findIndex(({ kind }) => kind === 'label')
  const label = pieces[place]
  if (!label) return [...pieces]
  const first = pieces.findIndex((piece) => !isSilent(piece))
  const end = first === -1 ? place + 1 : first
  const words = pieces.slice(end)
  const gap = sourceOf(pieces.slice(place + 1, end))
  return [
    ...pieces.slice(0, place),
    textPiece(label.source),
    ...glueBetween(label.source, gap, textOf(words)),
    ...words,
  ]
}

/** What white space between two texts reads as, when they become one. */
function glueBetween(before: string, gap: string, after: string): Piece[] {
  if (gap === '') return []
  if (before === '' || after === '') return [silentPiece('blank', gap)]
  if (gap.search(LINE_END) === -1) return [textPiece(gap)]
  return [{ kind: 'break', source: gap, reads: joinGap(before.slice(-3), after.slice(0, 3)) }]
}

function changedPieces(core: readonly Piece[], text: string, wanted: string): Piece[] {
  const shorter = Math.min(text.length, wanted.length)
  let prefix = 0
  while (prefix < shorter && text[prefix] === wanted[prefix]) prefix += 1
  prefix = wholeCharacter(text, prefix)
  let suffix = 0
  while (suffix < shorter - prefix && text.at(-1 - suffix) === wanted.at(-1 - suffix)) suffix += 1
  if (suffix > 0 && wholeCharacter(text, text.length - suffix) < text.length - suffix) suffix -= 1
  const [left, rest] = slicePieces(core, prefix)
  const [middle, right] = slicePieces(rest, text.length - suffix - prefix)
  const reads = wanted.slice(prefix, wanted.length - suffix)
  return [...left, { kind: 'changed', source: sourceOf(middle), reads }, ...right]
}

function edgeAfterLabel(pieces: readonly Piece[]): number {
  const label = pieces.findIndex(({ kind }) => kind === 'label')
  return label === -1 ? 0 : label + 1
}

function withoutForbidden(piece: Piece, replacement: string): Piece[] {
  if (!FORBIDDEN_CHARACTERS.test(piece.reads)) return [piece]
  const forbidden = new RegExp(FORBIDDEN_CHARACTERS.source, 'gu')
  if (piece.kind !== 'text') return [{ ...piece, reads: piece.reads.replace(forbidden, replacement) }]
  const pieces: Piece[] = []
  let from = 0
  for (const { index, 0: character } of piece.source.matchAll(forbidden)) {
    pieces.push(textPiece(piece.source.slice(from, index)))
    pieces.push({ kind: 'changed', source: character, reads: replacement })
    from = index + character.length
  }
  return [...pieces, textPiece(piece.source.slice(from))]
}

/** A block is one paragraph: a typed line break reads as a joined one. */
function withoutLineBreaks(text: string): string {
  if (text.search(LINE_END) === -1) return text
  return text
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((joined, line) => joined + joinGap(joined.slice(-3), line.slice(0, 3)) + line, '')
}

/** The position, moved before a character whose two halves it would separate. */
function wholeCharacter(text: string, position: number): number {
  const at = Math.min(Math.max(Math.trunc(position), 0), text.length)
  const isSplit = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
  return isSplit ? at - 1 : at
}
