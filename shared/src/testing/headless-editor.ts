// A real y-tiptap binding without a DOM: an EditorState that drives the sync and undo plugins as a view would.
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { declarationSchema } from '../schema/schema.ts'
import { mendUndo } from '../update/mend-undo.ts'

interface PluginView {
  update?(view: unknown, before: EditorState): void
  destroy?(): void
}

export class HeadlessEditor {
  readonly doc: Y.Doc
  state: EditorState
  /** How often the observer of y-tiptap 3.0.9 threw and the document was drawn anew. */
  redrawn = 0
  /** How often undo or redo threw half-way. */
  failedUndos = 0
  readonly #views: PluginView[] = []

  /** Binds to a document that has been seeded or synced. */
  constructor(doc: Y.Doc) {
    mendUndo()
    this.doc = doc
    const plugins = [ySyncPlugin(doc.getXmlFragment(FRAGMENT)), yUndoPlugin()] as Plugin[]
    this.state = EditorState.create({ schema: declarationSchema, plugins })
    const self = this
    const view = {
      get state() {
        return self.state
      },
      dispatch: (tr: Transaction) => self.dispatch(tr),
      hasFocus: () => false,
    }
    const { binding } = ySyncPluginKey.getState(this.state)
    // Before the first drawing there is no text, so no selection that could be kept.
    binding.beforeTransactionSelection = { type: 'none', anchor: null, head: null }
    for (const plugin of plugins) {
      const pluginView = plugin.spec.view?.(view as never)
      if (pluginView) this.#views.push(pluginView as PluginView)
    }
    binding.beforeTransactionSelection = null
    this.#contain()
  }

  dispatch(tr: Transaction): void {
    const before = this.state
    this.state = this.state.apply(tr)
    for (const view of this.#views) view.update?.({ state: this.state }, before)
  }

  undo(): void {
    this.#turnBack('undo')
  }

  redo(): void {
    this.#turnBack('redo')
  }

  /** What comes next is undone apart from what came before. */
  stopCapturing(): void {
    yUndoPluginKey.getState(this.state)?.undoManager.stopCapturing()
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }

  /** Yjs 13.6.33 throws when what it would bring back stood in something that is forgotten; then part of it is back. */
  #turnBack(direction: 'undo' | 'redo'): void {
    try {
      yUndoPluginKey.getState(this.state)?.undoManager[direction]()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      this.failedUndos++
    }
  }

  /** The observer of y-tiptap 3.0.9 can throw `RangeError: Position … out of range`; then the view is drawn anew. */
  #contain(): void {
    const { binding } = ySyncPluginKey.getState(this.state)
    const observe = binding._observeFunction
    binding.type.unobserveDeep(observe)
    binding._observeFunction = (events: unknown, transaction: unknown) => {
      try {
        observe(events, transaction)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        this.redrawn++
        binding._forceRerender()
      }
    }
    binding.type.observeDeep(binding._observeFunction)
  }
}
