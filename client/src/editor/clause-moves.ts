// Moving the clause at the caret, or one that is dragged; the caret goes with it.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { selectedLock, tellAttempt } from './lock-state.ts'
import { findClause, type Gap } from './move-clause.ts'
import { fragmentOf, moveOwn } from './own-undo.ts'
import { clauseDepth, clauseId } from './place.ts'

/** Moves the innermost clause at the caret before the one above (-1) or behind the one below (1), within its list. */
export function moveClause(by: -1 | 1): Command {
  return (state, dispatch, view) => {
    const locked = selectedLock(state)
    if (locked !== undefined) {
      if (dispatch) tellAttempt(state, locked)
      return false
    }
    const { $head } = state.selection
    const depth = clauseDepth($head)
    if (depth === 0) return false
    const index = $head.index(depth - 1)
    const list = $head.node(depth - 1)
    if (index + by < 0 || index + by >= list.childCount) return false
    if (!dispatch) return true
    if (!view || view.composing) return false
    const next = list.maybeChild(by === 1 ? index + 2 : index - 1)
    const above = depth > 2 ? $head.node(depth - 2) : undefined
    const gap = { parent: above ? clauseId(above) : null, before: next ? clauseId(next) : null }
    const clause = elementAt(state, $head, depth)
    return clause !== undefined && moveWithCaret(view, clause, gap)
  }
}

/** Moves the clause with this id into a gap. False when either has gone or the gap lies within the clause. */
export function moveClauseTo(view: EditorView, id: string, gap: Gap): boolean {
  const clause = findClause(fragmentOf(view.state), id)
  return clause !== undefined && !view.composing && moveWithCaret(view, clause, gap)
}

function moveWithCaret(view: EditorView, clause: Y.XmlElement, gap: Gap): boolean {
  const id = clause.getAttribute('id')
  const { doc, selection } = view.state
  const before = clausesOf(doc).find(({ node }) => clauseId(node) === id)
  const isMoved = moveOwn(view.state, clause, gap)
  const after = clausesOf(view.state.doc).find(({ node }) => clauseId(node) === id)
  if (!isMoved || !before || !after) return isMoved
  const isInside = selection.from > before.pos && selection.to < before.pos + before.node.nodeSize
  const [anchor, head] = isInside
    ? [selection.anchor - before.pos, selection.head - before.pos]
    : [after.node.nodeSize - 1, after.node.nodeSize - 1]
  const at = (offset: number) => view.state.doc.resolve(after.pos + offset)
  view.dispatch(view.state.tr.setSelection(TextSelection.between(at(anchor), at(head))).scrollIntoView())
  return true
}

/** The element of the clause at a depth: view and document have the same children, index by index. */
function elementAt(state: EditorState, $pos: ResolvedPos, depth: number): Y.XmlElement | undefined {
  let type: Y.XmlFragment = fragmentOf(state)
  for (let level = 0; level < depth; level++) {
    const child = type.get($pos.index(level))
    if (!(child instanceof Y.XmlElement)) return undefined
    type = child
  }
  return type instanceof Y.XmlElement ? type : undefined
}
