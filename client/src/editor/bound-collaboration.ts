// Tiptap's collaboration on a document that is loaded: the editor begins with its words. Left to itself it would begin empty,
// draw the document in a second step, and lose the first selection on the way.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import type { AnyExtension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { initProseMirrorDoc, type ProsemirrorBinding } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { CLAUSE_MOVE } from './move-clause.ts'

type Mapping = ProsemirrorBinding['mapping']

export function boundCollaboration(doc: Y.Doc): AnyExtension {
  const mappings = new WeakMap<object, Mapping>()
  return Collaboration.extend({
    onBeforeCreate(event) {
      this.parent?.(event)
      const { doc: words, mapping } = initProseMirrorDoc(doc.getXmlFragment(FRAGMENT), this.editor.schema)
      mappings.set(this.editor, mapping)
      this.editor.options.content = words as never
    },
    addProseMirrorPlugins() {
      const mapping = mappings.get(this.editor)
      this.options.ySyncOptions = mapping ? { mapping } : {}
      // A view that is made anew begins with what the document has by then.
      mappings.delete(this.editor)
      return this.parent?.() ?? []
    },
  }).configure({ document: doc, field: FRAGMENT, yUndoOptions: { trackedOrigins: [CLAUSE_MOVE] } })
}
