// Content as y-tiptap stores it in a document.
import * as Y from 'yjs'
import type {
  ClauseJson,
  ParagraphJson,
  PreambularJson,
  SubclausesJson,
  TextJson,
} from '../schema/content.ts'

/** A node below a container, or one of the containers. */
export interface ElementJson {
  type: string
  attrs?: Record<string, string>
  content?: readonly (ElementJson | TextJson)[] | undefined
}
/** What may stand below an element beside text. */
export type PartJson = ClauseJson | ParagraphJson | PreambularJson | SubclausesJson

/** A new element, to be inserted. */
export function toElement({ type, attrs, content = [] }: ElementJson): Y.XmlElement {
  const element = new Y.XmlElement(type)
  for (const [name, value] of Object.entries(attrs ?? {})) element.setAttribute(name, value)
  const runs = content.filter((child) => isText(child))
  const children = content.filter((child) => !isText(child)).map(toElement)
  element.insert(0, runs.length > 0 ? [toText(runs)] : children)
  return element
}

/** All runs of a paragraph in one text type. */
export function toText(runs: readonly TextJson[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: toAttributes(run.marks) })))
  return text
}

export function toAttributes(marks: TextJson['marks'] = []): Record<string, Record<string, string>> {
  return Object.fromEntries(marks.map((mark) => [mark.type, 'attrs' in mark ? { ...mark.attrs } : {}]))
}

function isText(child: ElementJson | TextJson): child is TextJson {
  return child.type === 'text'
}
