import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, copyOf, FIRST, idOf, SECOND, smallText, THIRD, textOf } from '../testing/small-text.ts'
import { clauseHandle, LockedItems, LockLost } from './locked-items.ts'
import type { StructId } from './read-update.ts'

const lockItem = (doc: Y.Doc, id: string, item: StructId) =>
  LockedItems.in(doc, { isClosed: false, clauses: new Map([[id, item]]) })

describe('[GD13] a lock holds by the item of its clause', () => {
  test('of clauses that share an id, the first in the text is meant', () => {
    const doc = smallText()
    const clauses = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    expect(clauseHandle(doc, THIRD)).toEqual(idOf(clause(doc, THIRD)))
    const first = new Y.XmlElement('clause')
    first.setAttribute('id', THIRD)
    clauses.insert(0, [first])
    expect(clauseHandle(doc, THIRD)).toEqual(idOf(first))
    expect(clauseHandle(doc, 'clauseunknown000')).toBeUndefined()
  })

  test('it is found again in a document that is read from the log', () => {
    const doc = smallText()
    const item = clauseHandle(doc, SECOND)
    if (item === undefined) throw new Error('no clause')
    const element = lockItem(copyOf(doc, 9), SECOND, item).elements.get(SECOND)
    expect(element?.toString()).toBe(clause(doc, SECOND).toString())
  })

  test('a lock whose item is no living clause of that id is lost', () => {
    const doc = smallText()
    const item = idOf(clause(doc, FIRST))
    expect(() => lockItem(doc, SECOND, item)).toThrow(LockLost)
    expect(() => lockItem(doc, FIRST, idOf(textOf(doc, FIRST)))).toThrow(LockLost)
    expect(() => lockItem(doc, FIRST, { client: 99, clock: 0 })).toThrow(LockLost)
    const clauses = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    clauses.delete(0, 1)
    expect(() => lockItem(doc, FIRST, item)).toThrow(LockLost)
  })
})
