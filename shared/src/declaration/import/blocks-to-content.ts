// Makes the content of a text from an import that a person has checked.
import { type Refusal, refuse } from '../../refusal.ts'
import {
  type ClauseJson,
  type ContentJson,
  emptyContent,
  FORBIDDEN_CHARACTERS,
  type ParagraphJson,
  type TextJson,
} from '../../schema/content.ts'
import { type BlockKind, type ImportedBlock, isNumbered } from './imported-blocks.ts'
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
  const words = blocks.filter(({ text, kind }) => text.trim() !== '' || isNumbered(kind))
  if (words.some(({ text }) => FORBIDDEN_CHARACTERS.test(text))) return refuse('forbidden-characters')
  if (words.some(({ text }) => text.length > LONGEST_TEXT)) return refuse('too-large')

  const clauses = toClauses(words, newClauseId)
  const firstClause = words.findIndex(({ kind }) => isNumbered(kind))
  const isPreambular = ({ kind }: ImportedBlock, index: number) =>
    kind === 'preambular' || (kind === 'paragraph' && (firstClause === -1 || index < firstClause))
  const preamble = [...words.filter(isPreambular), ...ofKind(words, 'formula')]
  const closing = ofKind(words, 'closing')
  const names = ofKind(words, 'body-name')
  const widths = [names, preamble, closing].map(({ length }) => length)
  if (Math.max(...widths, widest(clauses)) >= MOST_CHILDREN) return refuse('too-large')

  const empty = emptyContent(clauses.length === 0 ? newClauseId() : '').content
  const title = ofKind(words, 'title').reduce((joined, { text }) => joinTexts(joined, text.trim()), '')
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [...names.map(({ text }) => toParagraph(text)), toParagraph(title)] },
      {
        type: 'preamble',
        content: filled(
          preamble.map(({ text }) => ({ type: 'preambular' as const, content: toText(text) })),
          empty[1].content,
        ),
      },
      { type: 'clauses', content: filled(clauses, empty[2].content) },
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

function ofKind(blocks: readonly ImportedBlock[], wanted: BlockKind): ImportedBlock[] {
  return blocks.filter(({ kind }) => kind === wanted)
}

function filled<Node>(nodes: Node[], empty: Node[] | undefined): Node[] {
  return nodes.length > 0 ? nodes : (empty ?? [])
}

/** The clauses with their sub-clauses; a level that skips one is taken as the next deeper one. */
function toClauses(blocks: readonly ImportedBlock[], newClauseId: () => string): ClauseJson[] {
  const top: ClauseJson[] = []
  let open: ClauseJson[] = []
  for (const { kind, level, text } of blocks) {
    if (isNumbered(kind)) {
      const clause: ClauseJson = {
        type: 'clause',
        attrs: { id: newClauseId() },
        content: [toParagraph(text)],
      }
      open = open.slice(0, level - 1)
      const parent = open.at(-1)
      if (parent) addSubclause(parent, clause)
      else top.push(clause)
      open = [...open, clause]
    } else if (kind === 'paragraph') {
      open = open.slice(0, level)
      open.at(-1)?.content?.push(toParagraph(text))
    }
  }
  return top
}

function addSubclause(parent: ClauseJson, clause: ClauseJson): void {
  const last = parent.content?.at(-1)
  if (last?.type === 'subclauses') last.content?.push(clause)
  else parent.content?.push({ type: 'subclauses', content: [clause] })
}

/** The largest number of children anywhere below. */
function widest(clauses: readonly ClauseJson[]): number {
  return clauses.reduce((most, { content = [] }) => {
    const below = content.map((node) => (node.type === 'subclauses' ? widest(node.content ?? []) : 0))
    return Math.max(most, content.length, ...below)
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
