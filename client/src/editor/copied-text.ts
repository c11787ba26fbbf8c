// What is copied as plain text and as HTML: with the numbers that the page shows, without anything of ours.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import { clausesOf } from '@plenary/shared/declaration/outline'
import { declarationSchema } from '@plenary/shared/schema/schema'
import { DOMSerializer, type Fragment, type Node } from '@tiptap/pm/model'
import type { Selection } from '@tiptap/pm/state'

interface Lines {
  readonly doc: Node
  readonly from: number
  readonly to: number
  readonly style: NumberStyle
}

/**
 * The words between two positions, a line a paragraph, containers apart by an empty line; a clause whose beginning is among
 * them begins with its number, a sub-clause is indented. Within one paragraph only the words.
 */
export function textBetween({ doc, from, to, style }: Lines): string {
  const numbers = new Map(clausesOf(doc).map(({ pos, path }) => [pos + 2, path]))
  const lines: { container: number; text: string }[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true
    const start = pos + 1
    const words = doc.textBetween(Math.max(from, start), Math.min(to, pos + node.nodeSize - 1))
    const path = from <= start ? numbers.get(start) : undefined
    const level = levelOf(doc, start)
    const indent = '    '.repeat(Math.max(0, level - 1))
    const label = path ? `${clauseLabel(style, path)} ` : ''
    lines.push({ container: doc.resolve(pos).index(0), text: `${indent}${label}${words}` })
    return false
  })
  const [only] = lines
  if (lines.length === 1 && only) return doc.textBetween(from, to)
  return lines
    .map(({ container, text }, index) =>
      index > 0 && lines[index - 1]?.container !== container ? `\n${text}` : text,
    )
    .join('\n')
}

const serializer = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(declarationSchema),
    clauses: () => ['ol', { 'data-node': 'clauses' }, 0],
    subclauses: () => ['ol', { 'data-node': 'subclauses', type: 'a' }, 0],
    clause: () => ['li', { 'data-node': 'clause' }, 0],
  },
  DOMSerializer.marksFromSchema(declarationSchema),
)

/** Lists that any word processor understands; the first one goes on counting where the page does. */
export function htmlOfCopied(content: Fragment, { $from }: Selection): DocumentFragment {
  const html = serializer.serializeFragment(content) as DocumentFragment
  const list = html.querySelector<HTMLOListElement>('ol[data-node=clauses]')
  const first = $from.depth > 1 && $from.node(1).type.name === 'clauses' ? $from.index(1) + 1 : 1
  if (list && first > 1) list.start = first
  return html
}

function levelOf(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  let level = 0
  for (let depth = 1; depth <= $pos.depth; depth++) if ($pos.node(depth).type.name === 'clause') level++
  return level
}
