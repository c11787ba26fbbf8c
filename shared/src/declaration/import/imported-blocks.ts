// What the importer understood: blocks in the order of the source, each made of pieces that name every character of it.
import type { BlockNote } from './block-note.ts'

export const BLOCK_KINDS = [
  'body-name',
  'title',
  'preambular',
  'formula',
  'clause',
  'subclause',
  'paragraph',
  'closing',
] as const
/** `formula` is the declaring formula; `paragraph` goes on with the clause before it. */
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Clauses are level 1; the deepest sub-clause is level 4. */
export const DEEPEST_LEVEL = 4

/**
 * Characters of the source and how they read in the text.
 * - `text` reads as it stands.
 * - `label` is a number: drawn from the place, so it reads as nothing.
 * - `break` is a line break inside a paragraph: a space, or nothing in scripts without spaces.
 * - `blank` is white space around the words: nothing.
 * - `changed` is what a person wrote in place of the source.
 */
export interface Piece {
  readonly kind: 'text' | 'label' | 'break' | 'blank' | 'changed'
  readonly source: string
  readonly reads: string
}

export interface ImportedBlock {
  readonly kind: BlockKind
  /** 1 for a clause, 2 to 4 for a sub-clause; for a paragraph the level of the clause it goes on with; else 0. */
  readonly level: number
  /** The span in the input, white space after the words included. Spans follow each other without a gap. */
  readonly from: number
  readonly to: number
  readonly pieces: readonly Piece[]
  /** The number as it stood in the source, such as `1.`, `【1】`, `第1条`, `(a)`; empty when there is none. */
  readonly label: string
  readonly text: string
  readonly notes: readonly BlockNote[]
}

/** A block before anything is noted about it. */
export function makeBlock(
  kind: BlockKind,
  level: number,
  from: number,
  pieces: readonly Piece[],
): ImportedBlock {
  const kept = mergeText(pieces.filter(({ source, reads }) => source !== '' || reads !== ''))
  return {
    kind,
    level: isNumbered(kind) || kind === 'paragraph' ? Math.min(Math.max(level, 1), DEEPEST_LEVEL) : 0,
    from,
    to: kept.reduce((end, { source }) => end + source.length, from),
    pieces: kept,
    label: kept.find((piece) => piece.kind === 'label')?.source ?? '',
    text: textOf(kept),
    notes: [],
  }
}

/** The characters of the input that blocks or pieces stand for: for all blocks of an import, exactly the input. */
export function sourceOf(parts: readonly (ImportedBlock | Piece)[]): string {
  return parts.map((part) => ('pieces' in part ? sourceOf(part.pieces) : part.source)).join('')
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ reads }) => reads).join('')
}

/** Neighbouring pieces of text as one. */
function mergeText(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last?.kind === 'text' && piece.kind === 'text')
      merged[merged.length - 1] = textPiece(last.source + piece.source)
    else merged.push(piece)
  }
  return merged
}

/** Whether blocks of a kind carry a number. */
export function isNumbered(kind: BlockKind): boolean {
  return kind === 'clause' || kind === 'subclause'
}

export function textPiece(source: string): Piece {
  return { kind: 'text', source, reads: source }
}

export function silentPiece(kind: 'label' | 'blank', source: string): Piece {
  return { kind, source, reads: '' }
}
