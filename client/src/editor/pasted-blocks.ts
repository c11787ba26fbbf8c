// What is pasted, whatever it came from: paragraphs in their order, some of them the beginning of a clause.
import { clauseLabel } from '@plenary/shared/declaration/numbering'
import { newClauseId, type RandomBytes } from '@plenary/shared/ids'
import { FORBIDDEN_CHARACTERS } from '@plenary/shared/schema/forbidden-characters'
import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model'

export interface PastedBlock {
  readonly inline: readonly Node[]
  /** 0 for a paragraph outside any clause, 1 for a clause, 2 for a sub-clause. */
  readonly level: number
  /** Whether a clause begins with this paragraph. */
  readonly opens: boolean
}

const KEPT_MARKS = new Set(['bold', 'italic', 'link'])
/** Word's and the schema's depth differ: deeper lists stay at this level. */
const DEEPEST = 4

/** The blocks of nodes of our own schema: what was copied here. */
export function blocksOfNodes(content: Fragment): PastedBlock[] {
  const blocks: PastedBlock[] = []
  const visit = (node: Node, level: number, opens: boolean): boolean => {
    if (node.isTextblock) {
      blocks.push({ inline: cleanInline(node.children), level, opens })
      return false
    }
    let waiting = node.type.name === 'clause' || opens
    const inner = node.type.name === 'clause' ? level + 1 : level
    for (const child of node.children) waiting = visit(child, inner, waiting)
    return waiting
  }
  let loose: Node[] = []
  const endLoose = () => {
    if (loose.length > 0) blocks.push({ inline: cleanInline(loose), level: 0, opens: false })
    loose = []
  }
  for (const node of content.content) {
    if (node.isInline) loose.push(node)
    else {
      endLoose()
      visit(node, 0, false)
    }
  }
  endLoose()
  return blocks
}

/** Text nodes without control characters, unknown marks and empty runs. */
export function cleanInline(nodes: readonly Node[]): Node[] {
  return nodes.flatMap(({ text = '', marks, type: { schema } }) => {
    const clean = text.replace(new RegExp(FORBIDDEN_CHARACTERS, 'gu'), '')
    return clean === '' ? [] : [schema.text(clean, keptMarks(marks))]
  })
}

function keptMarks(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => KEPT_MARKS.has(type.name))
}

/** Textblocks for a container without clauses. The numbers become words: nothing would draw them there. */
export function blocksAsParagraphs(schema: Schema, blocks: readonly PastedBlock[], type: string): Node[] {
  const counts: number[] = []
  return blocks.map(({ inline, level, opens }) => {
    if (!opens) return schema.node(type, null, [...inline])
    counts.length = level
    for (let index = 0; index < level; index++) counts[index] ??= index === level - 1 ? 0 : 1
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    const label = schema.text(`${clauseLabel('decimal', counts)} `)
    return schema.node(type, null, [label, ...inline])
  })
}

/** Clauses with their sub-clauses; paragraphs that open none belong to the clause before them. */
export function blocksAsClauses(
  schema: Schema,
  blocks: readonly PastedBlock[],
  randomBytes: RandomBytes,
): Node[] {
  const levels = blocks.filter(({ opens }) => opens).map(({ level }) => level)
  const highest = Math.min(...levels)
  const root: Draft = { paragraphs: [], below: [] }
  const open: Draft[] = [root]
  for (const { inline, level, opens } of blocks) {
    const paragraph = schema.node('paragraph', null, [...inline])
    if (!opens && open.length > 1) {
      // Between two sub-clauses there is no place for a paragraph of their parent: it stays where it was read.
      open.at(-1)?.paragraphs.push(paragraph)
      continue
    }
    const depth = Math.min(opens ? level - highest : 0, open.length - 1, DEEPEST - 1)
    open.length = depth + 1
    const draft: Draft = { paragraphs: [paragraph], below: [] }
    open[depth]?.below.push(draft)
    open.push(draft)
  }
  return root.below.map((draft) => toClause(schema, draft, randomBytes))
}

interface Draft {
  paragraphs: Node[]
  below: Draft[]
}

function toClause(schema: Schema, { paragraphs, below }: Draft, randomBytes: RandomBytes): Node {
  const id = newClauseId(randomBytes)
  const sub = below.map((draft) => toClause(schema, draft, randomBytes))
  const list = sub.length > 0 ? [schema.node('subclauses', null, sub)] : []
  return schema.node('clause', { id }, Fragment.from([...paragraphs, ...list]))
}
