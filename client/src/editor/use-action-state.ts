// The state of the toolbar's actions in React: renders anew only when one of them changes.
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type ActionState, actionState } from './editor-actions.ts'

/** Null while there is no editor. */
export function useActionState(editor: Editor | null): ActionState | null {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => (current && !current.isDestroyed ? actionState(current) : null),
  })
}
