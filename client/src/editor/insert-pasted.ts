// Puts pasted blocks where the caret is. A clause is never cut in two by a paste: clauses come behind it.
import type { RandomBytes } from '@plenary/shared/ids'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { deleteSelected } from './delete-selected.ts'
import { blocksAsClauses, blocksAsParagraphs, type PastedBlock } from './pasted-blocks.ts'
import { clauseDepth } from './place.ts'

/**
 * A transaction with the blocks instead of the selection. One paragraph becomes words at the caret. Outside the clauses
 * numbers become words. In a clause, paragraphs continue it and clauses follow it; an empty clause is replaced. Where
 * nothing can be put, nothing is taken away.
 */
export function insertPasted(
  state: EditorState,
  blocks: readonly PastedBlock[],
  randomBytes: RandomBytes,
): Transaction {
  const tr = deleteSelected(state) ?? state.tr
  const { schema } = state
  const $at = tr.selection.$from
  const [only] = blocks
  if (!$at.parent.isTextblock || !only) return state.tr
  if (blocks.length === 1) return insertWords(tr, only.inline)
  const depth = clauseDepth($at)
  if (depth === 0) return insertParagraphs(tr, blocksAsParagraphs(schema, blocks, $at.parent.type.name))
  const firstClause = blocks.findIndex(({ opens }) => opens)
  if (firstClause === -1) return insertParagraphs(tr, blocksAsParagraphs(schema, blocks, 'paragraph'))
  const clauses = blocksAsClauses(schema, blocks.slice(firstClause), randomBytes)
  if (firstClause > 0)
    insertParagraphs(tr, blocksAsParagraphs(schema, blocks.slice(0, firstClause), 'paragraph'))
  return insertClauses(tr, tr.selection.$from, depth, clauses)
}

function insertWords(tr: Transaction, inline: readonly Node[]): Transaction {
  const at = tr.selection.from
  const fragment = Fragment.from([...inline])
  tr.insert(at, fragment)
  return tr.setSelection(TextSelection.create(tr.doc, at + fragment.size))
}

function insertParagraphs(tr: Transaction, paragraphs: readonly Node[]): Transaction {
  return tr.replaceSelection(new Slice(Fragment.from([...paragraphs]), 1, 1))
}

function insertClauses(
  tr: Transaction,
  $at: ResolvedPos,
  depth: number,
  clauses: readonly Node[],
): Transaction {
  const isEmpty = $at.node(depth).childCount === 1 && $at.parent.content.size === 0
  const isAtStart = $at.index(depth) === 0 && $at.parentOffset === 0
  const from = isEmpty || isAtStart ? $at.before(depth) : $at.after(depth)
  const to = isEmpty ? $at.after(depth) : from
  const fragment = Fragment.from([...clauses])
  tr.replaceWith(from, to, fragment)
  return tr.setSelection(Selection.near(tr.doc.resolve(from + fragment.size), -1))
}
