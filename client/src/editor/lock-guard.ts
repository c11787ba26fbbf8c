// Refuses, as a whole, what would change a locked clause here, and tells of the attempt. What comes from the document passes:
// it has been judged elsewhere.
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { isChangeFromDocument } from './change-origin.ts'
import { tellIfLate } from './late-letters.ts'
import { locksOf, tellAttempt } from './lock-state.ts'
import { touchedLock } from './touched-lock.ts'

/** Tells of each refused attempt once; what refuses is the filter, also where a state is only tried out. */
export const LockGuard = Extension.create({
  name: 'lockGuard',
  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor
    const id = isOwnChange(transaction) ? touchedLock(state, transaction) : undefined
    if (id !== undefined) {
      tellIfLate(state, transaction)
      tellAttempt(state, id)
    }
    next(transaction)
  },
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: (tr, state) => !isOwnChange(tr) || mayChange(state, tr) }),
  ],
})

function mayChange(state: EditorState, tr: Transaction): boolean {
  return !locksOf(state).isClosed && touchedLock(state, tr) === undefined
}

function isOwnChange(tr: Transaction): boolean {
  return tr.docChanged && !isChangeFromDocument(tr)
}
