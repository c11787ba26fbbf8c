// A small text for tests, with named places: two clauses, the second with a sub-clause.
import * as Y from 'yjs'
import type { ContentJson, TextJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { seedDocument } from '../update/seed-document.ts'

/** The client that writes the seed. */
export const SEEDER = 1

export const FIRST = 'clausefirst00000'
export const SECOND = 'clausesecond0000'
export const THIRD = 'clausethird00000'

const paragraph = (...content: TextJson[]) => ({ type: 'paragraph' as const, content })
const text = (words: string) => ({ type: 'text' as const, text: words })

export const smallContent: ContentJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [paragraph(text('Tokyo Declaration'))] },
    { type: 'preamble', content: [{ type: 'preambular', content: [text('We, the cities,')] }] },
    {
      type: 'clauses',
      content: [
        { type: 'clause', attrs: { id: FIRST }, content: [paragraph(text('Cooperate'))] },
        {
          type: 'clause',
          attrs: { id: SECOND },
          content: [
            paragraph(text('Share 𠮷 words')),
            {
              type: 'subclauses',
              content: [{ type: 'clause', attrs: { id: THIRD }, content: [paragraph(text('Each year'))] }],
            },
          ],
        },
      ],
    },
    { type: 'closing', content: [paragraph(text('Tokyo, 2010'))] },
  ],
}

export function smallText(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDocument(smallContent, SEEDER))
  doc.getXmlFragment(FRAGMENT)
  return doc
}

/** A copy that writes as `clientId`. */
export function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  copy.getXmlFragment(FRAGMENT)
  return copy
}

/** The update that `edit` makes in one transaction. */
export function updateBy(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact(() => edit(doc))
  doc.off('update', keep)
  return Y.mergeUpdates(updates)
}

export function clause(doc: Y.Doc, id: string): Y.XmlElement {
  const find = (parent: Y.XmlFragment): Y.XmlElement | undefined => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      const found = child.nodeName === 'clause' && child.getAttribute('id') === id ? child : find(child)
      if (found) return found
    }
    return undefined
  }
  const found = find(doc.getXmlFragment(FRAGMENT))
  if (found === undefined) throw new Error(`no clause ${id}`)
  return found
}

/** The text of a clause's first paragraph. */
export function textOf(doc: Y.Doc, id: string): Y.XmlText {
  return (clause(doc, id).get(0) as Y.XmlElement).get(0) as Y.XmlText
}

export function idOf(type: Y.XmlElement | Y.XmlText): { client: number; clock: number } {
  if (type._item === null) throw new Error('a root has no id')
  return { client: type._item.id.client, clock: type._item.id.clock }
}
