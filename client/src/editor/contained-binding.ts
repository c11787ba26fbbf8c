// Contains the one known fault of y-tiptap 3.0.9: its observer can throw `RangeError: Position … out of range` while it
// places the caret after a remote change. The view then stays behind the document, and the next keystroke would write the
// stale words over other people's. So the observer is replaced before it is first used: when it throws, the fault is
// reported, the document is drawn anew, and the caret is put near where it was. Where the caret is remembered, it is tied
// to its person's own words (own-words-caret.ts).
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type RememberedSelection, tieToOwnWords } from './own-words-caret.ts'

/** What this file needs of y-tiptap's binding; its own type is `any`. */
export interface Binding {
  _observeFunction: (events: unknown, transaction: unknown) => void
  _forceRerender(): void
  prosemirrorView: EditorView | null
  readonly doc: Y.Doc
  beforeAllTransactions: () => void
  beforeTransactionSelection: RememberedSelection | null
}

/** Stands behind the sync plugin in the list of plugins. */
export function containedBinding(onFault: (fault: unknown) => void): Plugin {
  return new Plugin({
    state: {
      init: (_config, state) => {
        contain(ySyncPluginKey.getState(state).binding, onFault)
      },
      apply: () => undefined,
    },
  })
}

function contain(binding: Binding, onFault: (fault: unknown) => void): void {
  const remember = binding.beforeAllTransactions
  binding.beforeAllTransactions = () => {
    const isRemembered = binding.beforeTransactionSelection !== null
    remember()
    const selection = binding.beforeTransactionSelection
    if (!isRemembered && selection) binding.beforeTransactionSelection = tieToOwnWords(selection, binding.doc)
  }
  const observe = binding._observeFunction
  binding._observeFunction = (events, transaction) => {
    const caret = binding.prosemirrorView?.state.selection.head ?? 0
    try {
      observe(events, transaction)
    } catch (fault) {
      onFault(fault)
      drawAnew(binding, caret)
    }
  }
}

function drawAnew(binding: Binding, caret: number): void {
  // Set by the transaction in progress, and what the observer failed on.
  binding.beforeTransactionSelection = null
  binding._forceRerender()
  const view = binding.prosemirrorView
  if (!view) return
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(caret, doc.content.size)))))
}
