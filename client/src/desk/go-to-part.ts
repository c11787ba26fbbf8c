// Puts the caret at the beginning of a part of the text and brings it into view.
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { OutlineRow } from './outline-rows.ts'

export function goToPart(editor: Editor, { clauseId, container }: OutlineRow): void {
  const { doc } = editor.state
  const pos =
    clauseId === null
      ? containerPosition(editor, container)
      : clausesOf(doc).find(({ node }) => node.attrs.id === clauseId)?.pos
  if (pos === undefined) return
  const selection = TextSelection.near(doc.resolve(pos + 1))
  editor.view.dispatch(editor.state.tr.setSelection(selection))
  editor.view.focus()
  const element = editor.view.nodeDOM(pos)
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

function containerPosition(editor: Editor, container: string): number | undefined {
  let found: number | undefined
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === container) found = offset
  })
  return found
}
