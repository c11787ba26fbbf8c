// Puts swallowed words back into the text, as paragraphs of their own: in their clause, else where the caret is, else at the end.
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'

/** False when the text has no clause to put them in. */
export function insertAgain(editor: Editor, wording: string, clauseId: string | null): boolean {
  const { state, view, schema } = editor
  const clauses = clausesOf(state.doc)
  const target =
    clauses.find(({ node }) => clauseId !== null && node.attrs.id === clauseId) ??
    clauses.findLast(
      ({ pos, node }) => state.selection.from > pos && state.selection.from < pos + node.nodeSize,
    ) ??
    clauses.at(-1)
  if (!target) return false
  const paragraphs = wording
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.node('paragraph', null, schema.text(line)))
  view.dispatch(state.tr.insert(endOfParagraphs(target), paragraphs).scrollIntoView())
  view.focus()
  return true
}

/** Behind the clause's last own paragraph, before its sub-clauses. */
function endOfParagraphs({ node, pos }: PlacedClause): number {
  let end = pos + 1
  node.forEach((child, offset) => {
    if (child.isTextblock) end = pos + 1 + offset + child.nodeSize
  })
  return end
}
