// Writes a new text's content as y-tiptap stores it, so that the first editor that opens it finds nothing to change.
import * as Y from 'yjs'
import type { ContentJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { toElement } from './write-content.ts'

/** The first update of a text, written by `clientId`. The same content and client give the same bytes. */
export function seedDocument(content: ContentJson, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.getXmlFragment(FRAGMENT).insert(0, content.content.map(toElement))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
