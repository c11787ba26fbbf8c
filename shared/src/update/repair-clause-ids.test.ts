import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { seededRandom } from '../testing/random.ts'
import { clause, FIRST, SECOND, smallText, THIRD } from '../testing/small-text.ts'
import { repairClauseIds } from './repair-clause-ids.ts'

const { bytes } = seededRandom(1)

function ids(parent: Y.XmlFragment): (string | undefined)[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return [...(child.nodeName === 'clause' ? [child.getAttribute('id')] : []), ...ids(child)]
  })
}
const idsOf = (doc: Y.Doc) => ids(doc.getXmlFragment(FRAGMENT))
const stateOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))

function insertCopy(doc: Y.Doc, id: string, index: number): void {
  const copy = new Y.XmlElement('clause')
  copy.setAttribute('id', id)
  ;(doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement).insert(index, [copy])
}

test('[GT17] ids that are in order stay, and nothing is written', () => {
  const doc = smallText()
  const before = Y.encodeStateAsUpdate(doc)
  expect(repairClauseIds(doc, bytes)).toBe(false)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('[GT17] a clause without a valid id gets one, in one update', () => {
  const doc = smallText()
  clause(doc, FIRST).removeAttribute('id')
  clause(doc, THIRD).setAttribute('id', 'Not Valid')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  expect(repairClauseIds(doc, bytes)).toBe(true)
  expect(updates).toHaveLength(1)
  expect(idsOf(doc).every((id) => CLAUSE_ID_PATTERN.test(id ?? ''))).toBe(true)
  expect(idsOf(doc)[1]).toBe(SECOND)
  expect(repairClauseIds(doc, bytes)).toBe(false)
})

test('[GT17] of two new clauses with one id the first in the text keeps it', () => {
  const doc = smallText()
  for (const index of [0, 1]) insertCopy(doc, 'movedtwice', index)
  repairClauseIds(doc, bytes)
  expect(idsOf(doc)[0]).toBe('movedtwice')
  expect(new Set(idsOf(doc)).size).toBe(5)
})

test('[GT17] nobody takes the id of a clause, neither with a new clause before it nor by renaming one', () => {
  const doc = smallText()
  const before = stateOf(doc)
  doc.clientID = 7
  insertCopy(doc, SECOND, 0)
  clause(doc, FIRST).setAttribute('id', SECOND)
  repairClauseIds(doc, bytes, before)
  expect(idsOf(doc)[2]).toBe(SECOND)
  expect(idsOf(doc).filter((id) => id === SECOND)).toHaveLength(1)
})
