// Writes a new text's content as y-tiptap stores it, so that the first editor that opens it finds nothing to change.
import * as Y from 'yjs'
import type { ContentJson, TextJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'

interface ElementJson {
  type: string
  attrs?: Record<string, string>
  content?: readonly (ElementJson | TextJson)[] | undefined
}

/** The first update of a text, written by `clientId`. The same content and client give the same bytes. */
export function seedDocument(content: ContentJson, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.getXmlFragment(FRAGMENT).insert(0, content.content.map(toElement))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function toElement({ type, attrs, content = [] }: ElementJson): Y.XmlElement {
  const element = new Y.XmlElement(type)
  for (const [name, value] of Object.entries(attrs ?? {})) element.setAttribute(name, value)
  const runs = content.filter((child) => isText(child))
  const children = content.filter((child) => !isText(child)).map(toElement)
  element.insert(0, runs.length > 0 ? [toText(runs)] : children)
  return element
}

/** All runs of a paragraph in one text type. */
function toText(runs: readonly TextJson[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: toAttributes(run) })))
  return text
}

function toAttributes({ marks = [] }: TextJson): Record<string, Record<string, string>> {
  return Object.fromEntries(marks.map((mark) => [mark.type, 'attrs' in mark ? { ...mark.attrs } : {}]))
}

function isText(child: ElementJson | TextJson): child is TextJson {
  return child.type === 'text'
}
