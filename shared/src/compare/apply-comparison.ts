// Both wordings of a comparison again: the law that it leaves nothing out and adds nothing.
import type { ContentJson } from '../schema/content.ts'
import type { Container } from '../schema/nodes.ts'
import type { ComparedPart, Piece } from './comparison.ts'
import { byPlace } from './part-order.ts'
import { PieceList } from './piece-list.ts'
import { type Mark, type TracedPart, untracedText } from './traced-text.ts'

/** A part as it reads: runs with equal marks joined, ends of paragraphs and the places of sub-clauses by themselves. */
export interface WordsOfPart {
  readonly container: Container
  readonly clauseId: string | null
  readonly path: readonly number[]
  readonly runs: readonly { readonly text: string; readonly marks: readonly Mark[] }[]
}

/** The text before, in its order. */
export function wordsBefore(parts: readonly ComparedPart[]): WordsOfPart[] {
  const runs = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece) => {
      if (piece.kind === 'inserted') return []
      return { text: piece.text, marks: piece.kind === 'formatted' ? piece.marksBefore : piece.marks }
    })
  return parts
    .flatMap(({ before, ...part }) => (before ? wordsOfPart(part, before.path, runs(part.pieces)) : []))
    .sort(byPlace)
}

/** The text now. */
export function wordsNow(parts: readonly ComparedPart[]): WordsOfPart[] {
  const runs = (pieces: readonly Piece[]) => pieces.filter(({ kind }) => kind !== 'deleted')
  return parts.flatMap(({ now, ...part }) => (now ? wordsOfPart(part, now.path, runs(part.pieces)) : []))
}

/** The same of content. */
export function wordsOf(content: ContentJson): WordsOfPart[] {
  return untracedText(content).map((part) => wordsOfPart(part, part.path, part.runs))
}

function wordsOfPart(
  { container, clauseId }: Pick<TracedPart, 'container' | 'clauseId'>,
  path: readonly number[],
  runs: readonly { text: string; marks: readonly Mark[] }[],
): WordsOfPart {
  const pieces = new PieceList()
  for (const { text, marks } of runs) pieces.add({ kind: 'kept', text, marks: [...marks] })
  return { container, clauseId, path, runs: pieces.all.map(({ text, marks }) => ({ text, marks })) }
}
