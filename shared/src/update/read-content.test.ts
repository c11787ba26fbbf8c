import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, FIRST, SECOND, smallContent, smallText, textOf } from '../testing/small-text.ts'
import { readContent } from './read-content.ts'

test('[GT20] reading writes nothing, whatever stands there', () => {
  const doc = smallText()
  clause(doc, SECOND).setAttribute('onload', 'alert(1)')
  clause(doc, SECOND).insert(0, [new Y.XmlElement('table'), new Y.XmlText('loose')])
  textOf(doc, FIRST).format(0, 2, { 'bracket--Ab12cd34': { city: 'Tokyo' } })
  const before = Y.encodeStateAsUpdate(doc)
  expect(readContent(doc)).toEqual(smallContent)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('[GT20] runs with equal marks are one, over markers that say nothing and over several text types', () => {
  const doc = smallText()
  const text = textOf(doc, FIRST)
  text.format(0, 3, { bold: {} })
  text.format(3, 3, { italic: {}, bold: {} })
  text.format(3, 3, { italic: null })
  ;(text.parent as Y.XmlElement).insert(1, [new Y.XmlText(' more')])
  expect(readContent(doc).content[2].content?.[0]?.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', marks: [{ type: 'bold' }], text: 'Cooper' },
        { type: 'text', text: 'ate more' },
      ],
    },
  ])
})

test('[GT20] a clause without an id is read with an empty one', () => {
  const doc = smallText()
  clause(doc, FIRST).removeAttribute('id')
  expect(readContent(doc).content[2].content?.[0]?.attrs).toEqual({ id: '' })
})

test('[GT20] a document that was never seeded is a mistake of the caller', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT)
  expect(() => readContent(doc)).toThrow('container title')
})
