// Makes the content of a text from an import that a person has checked.
import { type Refusal, refuse } from '../../refusal.ts'
import {
  type ClauseJson,
  type ContentJson,
  emptyContent,
  type ParagraphJson,
  type TextJson,
} from '../../schema/content.ts'
import { FORBIDDEN_CHARACTERS } from '../../schema/forbidden-characters.ts'
import { type ArrangedClause, arrangeBlocks, isRun } from './arrange-blocks.ts'
import type { ImportedBlock } from './imported-blocks.ts'
import { joinGap } from './join-lines.ts'

/** The bounds of `contentSchema`: characters of a paragraph, children of a container or a clause. */
const LONGEST_TEXT = 200_000
const MOST_CHILDREN = 2_000

/**
 * The content that the blocks stand for. Several title blocks are one title; a paragraph before the first clause
 * belongs to the preamble; empty blocks are left out, but for clauses. Valid by `contentSchema`, or refused:
 * `forbidden-characters` while a block still has some, `too-large` beyond the schema's bounds.
 */
export function blocksToContent(
  blocks: readonly ImportedBlock[],
  newClauseId: () => string,
): ContentJson | Refusal {
  const { bodyNames, title, preamble, clauses, closing } = arrangeBlocks(blocks)
  if (blocks.some(({ text }) => FORBIDDEN_CHARACTERS.test(text))) return refuse('forbidden-characters')
  if (blocks.some(({ text }) => text.length > LONGEST_TEXT)) return refuse('too-large')
  const widths = [bodyNames, preamble, closing].map(({ length }) => length)
  if (Math.max(...widths, widest(clauses)) >= MOST_CHILDREN) return refuse('too-large')

  const empty = emptyContent(clauses.length === 0 ? newClauseId() : '').content
  const wholeTitle = title.reduce((joined, { text }) => joinTexts(joined, text.trim()), '')
  return {
    type: 'doc',
    content: [
      {
        type: 'title',
        content: [...bodyNames.map(({ text }) => toParagraph(text)), toParagraph(wholeTitle)],
      },
      {
        type: 'preamble',
        content: filled(
          preamble.map(({ text }) => ({ type: 'preambular' as const, content: toText(text) })),
          empty[1].content,
        ),
      },
      {
        type: 'clauses',
        content: filled(
          clauses.map((clause) => toClause(clause, newClauseId)),
          empty[2].content,
        ),
      },
      {
        type: 'closing',
        content: filled(
          closing.map(({ text }) => toParagraph(text)),
          empty[3].content,
        ),
      },
    ],
  }
}

function filled<Node>(nodes: Node[], empty: Node[] | undefined): Node[] {
  return nodes.length > 0 ? nodes : (empty ?? [])
}

function toClause({ block, below }: ArrangedClause, newClauseId: () => string): ClauseJson {
  const id = newClauseId()
  return {
    type: 'clause',
    attrs: { id },
    content: [
      toParagraph(block.text),
      ...below.map((part) =>
        isRun(part)
          ? { type: 'subclauses' as const, content: part.map((clause) => toClause(clause, newClauseId)) }
          : toParagraph(part.text),
      ),
    ],
  }
}

/** The largest number of children anywhere; a clause's own words are one of its own. */
function widest(clauses: readonly ArrangedClause[]): number {
  return clauses.reduce((most, { below }) => {
    const deeper = below.map((part) => (isRun(part) ? widest(part) : 0))
    return Math.max(most, below.length + 1, ...deeper)
  }, clauses.length)
}

function joinTexts(before: string, after: string): string {
  return before + joinGap(before.slice(-3), after.slice(0, 3)) + after
}

function toParagraph(text: string): ParagraphJson {
  return text.trim() === '' ? { type: 'paragraph' } : { type: 'paragraph', content: toText(text) }
}

function toText(text: string): TextJson[] {
  return [{ type: 'text', text: text.trim() }]
}
