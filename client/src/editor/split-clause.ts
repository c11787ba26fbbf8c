// Enter and Shift+Enter: Enter makes a clause of what follows the caret, Shift+Enter a paragraph within the clause.
import { newClauseId, type RandomBytes } from '@plenary/shared/ids'
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import { deleteSelected } from './delete-selected.ts'
import { selectedClause } from './lock-state.ts'
import { outdentClause } from './nest-clause.ts'
import { clauseDepth } from './place.ts'

/**
 * Splits the clause at the caret: the left part stays the clause it was, the right one is a new clause with what follows.
 * At the clause's beginning an empty clause comes before it; where its sub-clauses follow, a new first sub-clause;
 * in an empty sub-clause, the sub-clause is lifted. In title, preamble and closing: a new paragraph.
 */
export function splitClause(randomBytes: RandomBytes): Command {
  return (state, dispatch, view) => {
    const { tr, $at } = caretAfterDeletion(state)
    if (!$at.parent.isTextblock) return false
    const depth = clauseDepth($at)
    if (depth === 0) return splitBlock(tr, $at, dispatch)
    const clause = $at.node(depth)
    const isFirst = $at.index(depth) === 0
    const isEmpty = $at.parent.content.size === 0
    if (isEmpty && clause.childCount === 1) {
      return $at.node(depth - 1).type.name === 'subclauses' ? outdentClause(state, dispatch, view) : true
    }
    if (!dispatch) return true
    const id = newClauseId(randomBytes)
    if (isFirst && $at.parentOffset === 0) insertBefore(tr, $at, depth, id)
    else if (isEmpty && $at.index(depth) === clause.childCount - 1) leaveParagraph(tr, $at, depth, id)
    else if (isBeforeSubclauses($at, depth)) insertFirstSubclause(tr, $at, depth, id)
    else splitAt(tr, $at, depth, id)
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** A new paragraph after the caret, within the same clause. */
export const splitParagraph: Command = (state, dispatch) => {
  const { tr, $at } = caretAfterDeletion(state)
  return $at.parent.isTextblock && splitBlock(tr, $at, dispatch)
}

/** An empty clause at the level of the selected one, behind it and its sub-clauses; outside the clauses, at their end. */
export function insertClauseAfter(randomBytes: RandomBytes): Command {
  return (state, dispatch) => {
    const clause = selectedClause(state)
    const at = clause ? clause.pos + clause.node.nodeSize : endOfClauses(state.doc)
    if (dispatch) {
      const tr = state.tr.insert(at, emptyClause(state.doc, newClauseId(randomBytes)))
      dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
    }
    return true
  }
}

export function emptyClause(doc: Node, id: string | null): Node {
  const { clause, paragraph } = doc.type.schema.nodes
  if (!clause || !paragraph) throw new Error('the schema has no clauses')
  return clause.create({ id }, paragraph.create())
}

function caretAfterDeletion(state: EditorState): { tr: Transaction; $at: ResolvedPos } {
  const tr = deleteSelected(state) ?? state.tr
  return { tr, $at: tr.selection.$from }
}

function splitBlock(
  tr: Transaction,
  $at: ResolvedPos,
  dispatch: ((tr: Transaction) => void) | undefined,
): boolean {
  if (!canSplit(tr.doc, $at.pos)) return false
  dispatch?.(tr.split($at.pos).scrollIntoView())
  return true
}

function insertBefore(tr: Transaction, $at: ResolvedPos, depth: number, id: string): void {
  tr.insert($at.before(depth), emptyClause(tr.doc, id))
}

/** The empty paragraph at the end of a clause becomes a clause behind it. */
function leaveParagraph(tr: Transaction, $at: ResolvedPos, depth: number, id: string): void {
  const [from, to] = [$at.before(), $at.after()]
  tr.delete(from, to)
  const at = tr.mapping.slice(tr.mapping.maps.length - 1).map($at.after(depth))
  tr.insert(at, emptyClause(tr.doc, id))
  tr.setSelection(TextSelection.create(tr.doc, at + 2))
}

function isBeforeSubclauses($at: ResolvedPos, depth: number): boolean {
  const next = $at.node(depth).maybeChild($at.index(depth) + 1)
  return $at.parentOffset === $at.parent.content.size && next?.type.name === 'subclauses'
}

function insertFirstSubclause(tr: Transaction, $at: ResolvedPos, depth: number, id: string): void {
  const at = $at.after(depth + 1) + 1
  tr.insert(at, emptyClause(tr.doc, id))
  tr.setSelection(TextSelection.create(tr.doc, at + 2))
}

function splitAt(tr: Transaction, $at: ResolvedPos, depth: number, id: string): void {
  const clause = $at.node(depth)
  const cut = $at.pos - $at.start(depth)
  const left = clause.content.cut(0, cut)
  const right = clause.content.cut(cut)
  // A caret at the beginning of a later paragraph leaves no empty paragraph behind.
  const kept = $at.parentOffset === 0 ? Fragment.from(left.content.slice(0, -1)) : left
  const moved = clause.type.create({ id }, right)
  tr.replaceWith($at.before(depth), $at.after(depth), [clause.copy(kept), moved])
  const start = $at.before(depth) + kept.size + 2
  tr.setSelection(TextSelection.create(tr.doc, start + 2))
}

function endOfClauses(doc: Node): number {
  let end = 0
  doc.forEach((container, offset) => {
    if (container.type.name === 'clauses') end = offset + container.nodeSize - 1
  })
  return end
}
