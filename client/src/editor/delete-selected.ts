// Deletes a selection. Where it reaches over several containers, each loses its own part and nothing is joined across them:
// ProseMirror's own deletion would pull the rest of clause 2 into the title.
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Selection, TextSelection } from '@tiptap/pm/state'

/** A transaction without the selected words, the caret where they began; undefined when nothing is selected. */
export function deleteSelected({ doc, selection, tr }: EditorState): Transaction | undefined {
  const { from, to, $from, $to, empty } = selection
  if (empty) return undefined
  if ($from.depth > 0 && $to.depth > 0 && $from.before(1) === $to.before(1)) return tr.deleteSelection()
  const parts: { from: number; to: number }[] = []
  doc.forEach((container, pos) => {
    const part = { from: Math.max(from, pos + 1), to: Math.min(to, pos + container.nodeSize - 1) }
    if (part.from < part.to) parts.push(part)
  })
  for (const part of parts.reverse()) tr.delete(part.from, part.to)
  const start = tr.doc.resolve(Math.min(from, tr.doc.content.size))
  return tr.setSelection(start.parent.inlineContent ? TextSelection.near(start) : Selection.near(start, -1))
}

/** Whether typing over the selection would join what stands in different containers. */
export function reachesOverContainers({ selection: { $from, $to } }: EditorState): boolean {
  return $from.depth === 0 || $to.depth === 0 || $from.before(1) !== $to.before(1)
}
