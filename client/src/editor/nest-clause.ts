// Tab and Shift+Tab: a clause becomes a sub-clause of the one before it, a sub-clause a clause behind its parent.
import { Fragment, type Node } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { clauseDepth } from './place.ts'

/** `a`, `(a)`, `(i)` and one more: what clauseLabel can number and an official can still read. */
const DEEPEST = 4

/** The clause at the caret becomes the last sub-clause of the clause before it. False for a first clause and at the deepest level. */
export const indentClause: Command = (state, dispatch) => {
  const { $head } = state.selection
  const depth = clauseDepth($head)
  if (depth === 0 || $head.index(depth - 1) === 0) return false
  const clause = $head.node(depth)
  const before = $head.node(depth - 1).child($head.index(depth - 1) - 1)
  if (levelAt(state, depth) + height(clause) > DEEPEST) return false
  if (!dispatch) return true
  const pos = $head.before(depth)
  const tr = state.tr.delete(pos, pos + clause.nodeSize)
  const list = before.lastChild
  const at = list?.type.name === 'subclauses' ? pos - 2 : pos - 1
  const moved = list?.type.name === 'subclauses' ? clause : subclausesOf(clause, [clause])
  tr.insert(at, moved)
  const start = moved === clause ? at : at + 1
  dispatch(keepCaret(tr, state, pos, start))
  return true
}

/**
 * The sub-clause at the caret becomes a clause behind its parent. What followed it in the parent becomes its own, so that
 * the words keep their order. False for a clause that is none's sub-clause.
 */
export const outdentClause: Command = (state, dispatch) => {
  const { $head } = state.selection
  const depth = clauseDepth($head)
  if (depth === 0 || $head.node(depth - 1).type.name !== 'subclauses') return false
  if (!dispatch) return true
  const clause = $head.node(depth)
  const [list, parent] = [$head.node(depth - 1), $head.node(depth - 2)]
  const [at, listAt] = [$head.index(depth - 1), $head.index(depth - 2)]
  const following = list.children.slice(at + 1)
  const lifted = clause.copy(
    withSubclauses(clause.content, following).append(Fragment.from(parent.children.slice(listAt + 1))),
  )
  const before = list.children.slice(0, at)
  const kept = parent.children
    .slice(0, listAt)
    .concat(before.length > 0 ? list.copy(Fragment.from(before)) : [])
  const parentPos = $head.before(depth - 2)
  const rest = parent.copy(Fragment.from(kept))
  const tr = state.tr.replaceWith(parentPos, parentPos + parent.nodeSize, [rest, lifted])
  dispatch(keepCaret(tr, state, $head.before(depth), parentPos + rest.nodeSize))
  return true
}

/** Appends clauses to the last list of sub-clauses in a clause's content. */
export function withSubclauses(content: Fragment, clauses: readonly Node[]): Fragment {
  const [first] = clauses
  if (!first) return content
  const last = content.lastChild
  if (last?.type.name !== 'subclauses') return content.addToEnd(subclausesOf(first, clauses))
  return content.replaceChild(content.childCount - 1, last.copy(last.content.append(Fragment.from(clauses))))
}

function subclausesOf(clause: Node, clauses: readonly Node[]): Node {
  const { subclauses } = clause.type.schema.nodes
  if (!subclauses) throw new Error('the schema has no sub-clauses')
  return subclauses.create(null, clauses)
}

/** The level of the clause at a depth: 1 for a clause, 2 for (a). */
function levelAt({ selection: { $head } }: EditorState, depth: number): number {
  let level = 0
  for (let above = depth; above > 1; above--) if ($head.node(above).type.name === 'clause') level++
  return level
}

/** Levels in a clause: 1 when it has no sub-clauses. */
function height(clause: Node): number {
  let below = 0
  for (const child of clause.children) {
    if (child.type.name === 'subclauses') below = Math.max(below, ...child.children.map(height))
  }
  return below + 1
}

function keepCaret(tr: Transaction, { selection }: EditorState, from: number, to: number): Transaction {
  const shift = to - from
  const at = (pos: number) => Math.max(0, Math.min(tr.doc.content.size, pos + shift))
  const inside = selection.anchor > from ? selection.anchor : selection.head
  return tr
    .setSelection(TextSelection.between(tr.doc.resolve(at(inside)), tr.doc.resolve(at(selection.head))))
    .scrollIntoView()
}
