// Pasting over a text of which everything is selected: what is pasted is a declaration itself, and goes to the four parts.
import type { RandomBytes } from '@plenary/shared/ids'
import { CONTAINERS, type Container } from '@plenary/shared/schema/nodes'
import { Fragment, type Node, type NodeType, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { emptyBlock } from './delete-selected.ts'
import { blocksAsClauses, blocksAsParagraphs, blocksOfNodes, type PastedBlock } from './pasted-blocks.ts'

/** Whether every word of a text is selected, by key or by hand. */
export function isAllSelected({ doc, selection }: EditorState): boolean {
  const [first, last] = [Selection.atStart(doc), Selection.atEnd(doc)]
  return !selection.empty && selection.from <= first.from && selection.to >= last.to
}

/** A transaction with the pasted parts instead of the words of all four; a part without any keeps a place to write. */
export function pasteOverAll(state: EditorState, content: Fragment, randomBytes: RandomBytes): Transaction {
  const { tr } = state
  const parts = partsOf(content)
  const containers: { node: Node; pos: number }[] = []
  state.doc.forEach((node, pos) => {
    containers.push({ node, pos })
  })
  for (const { node, pos } of containers.reverse()) {
    const blocks = parts.get(node.type.name) ?? []
    tr.replaceWith(pos + 1, pos + node.nodeSize - 1, contentOf(node.type, blocks, randomBytes))
  }
  let end = 0
  tr.doc.forEach((node, pos) => {
    if (parts.has(node.type.name)) end = pos + node.nodeSize - 1
  })
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))
}

/** Recognised parts as containers, which `pasteOverAll` knows again. */
export function sliceOfParts(
  schema: Schema,
  parts: ReadonlyMap<Container, readonly PastedBlock[]>,
  randomBytes: RandomBytes,
): Slice {
  const containers = CONTAINERS.flatMap((name) => {
    const [type, blocks] = [schema.nodes[name], parts.get(name)]
    return type && blocks ? [type.create(null, contentOf(type, blocks, randomBytes))] : []
  })
  return new Slice(Fragment.from(containers), 0, 0)
}

function contentOf(type: NodeType, blocks: readonly PastedBlock[], randomBytes: RandomBytes): Node[] {
  const { name, schema, contentMatch } = type
  if (blocks.length === 0) return [emptyBlock(type)]
  if (name === 'clauses') return blocksAsClauses(schema, blocks, randomBytes)
  return blocksAsParagraphs(schema, blocks, contentMatch.defaultType?.name ?? 'paragraph')
}

/**
 * The blocks of each part. Where the parts are not told: before the first clause the first paragraph is the title and the
 * others are the preamble.
 */
function partsOf(content: Fragment): Map<string, PastedBlock[]> {
  const isWhole = content.content.some(({ type }) => CONTAINERS.includes(type.name as Container))
  if (isWhole)
    return new Map(content.content.map((node) => [node.type.name, blocksOfNodes(Fragment.from(node))]))
  const blocks = blocksOfNodes(content)
  const opening = blocks.findIndex(({ opens }) => opens)
  const first = opening === -1 ? blocks.length : opening
  const parts: [Container, PastedBlock[]][] = [
    ['title', blocks.slice(0, Math.min(first, 1))],
    ['preamble', blocks.slice(1, Math.max(first, 1))],
    ['clauses', blocks.slice(first)],
  ]
  return new Map(parts.filter(([, part]) => part.length > 0))
}
