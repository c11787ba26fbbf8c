// A lock arrives or goes while one writes.
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorLocks } from './lock-marks.ts'
import { changeLocks, lockAround, locksOf, selectedLock, selectedWithoutCaret } from './lock-state.ts'

/** By then ProseMirror has taken over the words of a composition that was ended. */
const SETTLES_AFTER = 60

/**
 * Tells the editor what is locked from now on. Words that an input method is composing in a clause to be locked are taken as
 * they are first: none is lost here, and the server judges them. The caret leaves a locked clause; into one that was
 * selected and is unlocked it goes.
 * @returns how to leave off, as long as it waits for a composition
 */
export function setLocks(editor: Editor, locks: EditorLocks): () => void {
  const { view, state } = editor
  if (locksOf(state) === locks) return () => {}
  const isComposedIn = view.composing && lockAround(state.selection.$head, locks) !== undefined
  if (!isComposedIn) {
    apply(editor, locks)
    return () => {}
  }
  view.dom.blur()
  const timer = setTimeout(() => {
    if (editor.isDestroyed) return
    apply(editor, locks)
    view.focus()
  }, SETTLES_AFTER)
  return () => clearTimeout(timer)
}

function apply({ state, view }: Editor, locks: EditorLocks): void {
  const wasLocked = selectedLock(state) !== undefined
  view.dispatch(changeLocks(state.tr, locks))
  const clause = selectedWithoutCaret(view.state)
  if (!clause || !wasLocked || selectedLock(view.state) !== undefined || !view.editable) return
  const caret = TextSelection.near(view.state.doc.resolve(clause.pos + 1))
  view.dispatch(view.state.tr.setSelection(caret))
}
