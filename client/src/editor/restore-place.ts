// Puts a new editor where the one before it stood, in the frame in which it is mounted.
import type { Editor } from '@tiptap/core'
import { type KeptPlace, restoreSelection, scrollerOf } from './kept-selection.ts'
import { selectClause, selectInterrupted } from './lock-state.ts'

/** Neither the caret nor the focus scrolls: what was at the upper edge is there again. */
export function restorePlace(editor: Editor, kept: KeptPlace): void {
  const { view, state } = editor
  const selection = restoreSelection(state, kept.selection)
  const tr = selection ? state.tr.setSelection(selection) : state.tr
  const { interrupted, selectedClause } = kept
  view.dispatch(interrupted ? selectInterrupted(tr, interrupted) : selectClause(tr, selectedClause ?? null))
  if (kept.hadFocus) {
    view.dom.focus({ preventScroll: true })
    view.focus()
  }
  const scroller = scrollerOf(view)
  if (!scroller) return
  scroller.scrollTop = kept.scrollTop
  if (!kept.firstShown) return
  const { clause, offset } = kept.firstShown
  const element = view.dom.querySelector(`[data-clause="${CSS.escape(clause)}"]`)
  if (!element) return
  scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - offset
}
