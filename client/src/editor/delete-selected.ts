// Deletes a selection. Where it reaches over several containers, each loses its own part and nothing is joined across them:
// ProseMirror's own deletion would pull the rest of clause 2 into the title.
import type { Node, NodeType } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/**
 * A transaction without the selected words; undefined when nothing is selected. The caret stands where they began, always
 * in a paragraph: when everything was selected, in a new one.
 */
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
  const container = $from.depth === 0 ? tr.doc.nodeAt(from) : null
  if (container?.childCount === 0) tr.insert(from + 1, emptyBlock(container.type))
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from)))
}

/** Whether typing over the selection would join what stands in different containers. */
export function reachesOverContainers({ selection: { $from, $to } }: EditorState): boolean {
  return $from.depth === 0 || $to.depth === 0 || $from.before(1) !== $to.before(1)
}

/** What an empty container needs to be written in; a clause gets its id with the change's repairs. */
export function emptyBlock({ contentMatch: { defaultType } }: NodeType): Node {
  if (!defaultType) throw new Error('a container has blocks')
  return defaultType.isTextblock ? defaultType.create() : defaultType.create(null, emptyBlock(defaultType))
}
