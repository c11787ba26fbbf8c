// Where the caret goes with undo and redo: to the words that they changed. y-tiptap keeps the selection of each step, but
// sets it only when the step is over, so that the next change of somebody else would move the caret there.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Selection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Binding } from './contained-binding.ts'
import { clauseId } from './place.ts'

/** Takes a step and puts the caret behind what it changed; within a clause that it moved, the caret goes along. */
export function withCaretAtChange(
  state: EditorState,
  moved: string | undefined,
  step: () => boolean,
): boolean {
  const binding = ySyncPluginKey.getState(state).binding as Binding
  const isDone = step()
  binding.beforeTransactionSelection = null
  const view = binding.prosemirrorView
  if (!view) return isDone
  const { doc, tr } = view.state
  const caret = moved === undefined ? endOfChange(state.doc, doc) : caretInClause(moved, state, doc)
  if (caret !== undefined)
    view.dispatch(tr.setSelection(Selection.near(doc.resolve(caret), -1)).scrollIntoView())
  return isDone
}

/** Where in the later document the last difference ends. */
function endOfChange(before: Node, after: Node): number | undefined {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || !end) return undefined
  // The same letters on both sides of a change count for its beginning.
  return end.b + Math.max(0, start - Math.min(end.a, end.b))
}

function caretInClause(id: string, { doc, selection }: EditorState, after: Node): number | undefined {
  const placed = (text: Node) => clausesOf(text).find(({ node }) => clauseId(node) === id)
  const [then, now] = [placed(doc), placed(after)]
  if (!now) return undefined
  const offset = then ? selection.head - then.pos : 0
  const isInside = then !== undefined && offset > 0 && offset < then.node.nodeSize
  return now.pos + Math.min(isInside ? offset : now.node.nodeSize, now.node.nodeSize - 1)
}
