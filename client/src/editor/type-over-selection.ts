// Typing, composing and cutting over a selection that reaches over several containers or clauses.
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { deleteSelected, reachesOverContainers } from './delete-selected.ts'

export function typeOverSelection(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!reachesOverContainers(view.state)) return false
        const tr = deleteSelected(view.state)
        if (!tr) return false
        view.dispatch(tr.insertText(text, tr.selection.from).scrollIntoView())
        return true
      },
      handleDOMEvents: {
        // An input method would replace the DOM of several blocks at once.
        compositionstart(view) {
          const { $from, $to } = view.state.selection
          if (!$from.sameParent($to)) dropSelection(view)
          return false
        },
      },
    },
  })
}

function dropSelection(view: EditorView): void {
  const tr = deleteSelected(view.state)
  if (tr && view.editable) view.dispatch(tr)
}
