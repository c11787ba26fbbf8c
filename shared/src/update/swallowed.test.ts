import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, copyOf, FIRST, SECOND, smallText, THIRD, textOf, updateBy } from '../testing/small-text.ts'
import { judgeUpdate } from './judge-update.ts'
import { readUpdate } from './read-update.ts'
import { findSwallowed, type SwallowedText } from './swallowed.ts'

const [TOKYO, SEOUL] = [7, 8]

/** Applies updates in the order in which they arrive, and collects what is swallowed on the way. */
function receive(doc: Y.Doc, updates: readonly Uint8Array[]): SwallowedText[] {
  return updates.flatMap((bytes) => {
    const read = readUpdate(bytes)
    if (read.kind !== 'read') throw new Error(read.code)
    const verdict = judgeUpdate(doc, read, { owns: () => true, mayEdit: true })
    if (verdict.kind !== 'ok') throw new Error(verdict.kind)
    const swallowed = findSwallowed(verdict.update)
    Y.applyUpdate(doc, bytes)
    return swallowed
  })
}

const deleteClause = (id: string) => (doc: Y.Doc) => {
  const target = clause(doc, id)
  const parent = target.parent as Y.XmlElement
  parent.delete(parent.toArray().indexOf(target), 1)
}

test('[SW1] text that lands under an element deleted earlier in the batch is found, with its clause and author', () => {
  const doc = smallText()
  const deletion = updateBy(copyOf(doc, TOKYO), deleteClause(SECOND))
  const tokyo = updateBy(copyOf(doc, SEOUL), (copy) => textOf(copy, SECOND).insert(6, 'all '))
  const deeper = updateBy(copyOf(doc, SEOUL + 1), (copy) => textOf(copy, THIRD).insert(0, 'In '))
  const swallowed = doc.transact(() => receive(doc, [deletion, tokyo, deeper]))
  expect(swallowed).toEqual([
    { clauseId: SECOND, clientId: SEOUL, text: 'all ' },
    { clauseId: THIRD, clientId: SEOUL + 1, text: 'In ' },
  ])
})

test('[SW2] text that lands where everything is forgotten is found without its clause', () => {
  const doc = smallText()
  const deletion = updateBy(copyOf(doc, TOKYO), deleteClause(SECOND))
  const typed = updateBy(copyOf(doc, SEOUL), (copy) => textOf(copy, SECOND).insert(6, 'all '))
  expect(receive(doc, [deletion, typed])).toEqual([{ clauseId: null, clientId: SEOUL, text: 'all ' }])
})

test('[SW3] text that goes down with its clause, unknown to who deletes it, is found', () => {
  const doc = smallText()
  const deletion = updateBy(copyOf(doc, TOKYO), deleteClause(SECOND))
  const typed = updateBy(copyOf(doc, SEOUL), (copy) => {
    textOf(copy, SECOND).insert(6, 'all ')
    textOf(copy, THIRD).insert(4, ' single')
  })
  expect(receive(doc, [typed, deletion])).toEqual([
    { clauseId: SECOND, clientId: SEOUL, text: 'all ' },
    { clauseId: THIRD, clientId: SEOUL, text: ' single' },
  ])
})

test('[SW4] words that their deleter had are not swallowed', () => {
  const doc = smallText()
  const copy = copyOf(doc, TOKYO)
  const edits: ((doc: Y.Doc) => void)[] = [
    () => textOf(copy, SECOND).insert(0, 'We '),
    () => textOf(copy, SECOND).delete(1, 5),
    () => deleteClause(SECOND)(copy),
  ]
  expect(
    receive(
      doc,
      edits.map((edit) => updateBy(copy, edit)),
    ),
  ).toEqual([])
  const offline = copyOf(smallText(), TOKYO)
  for (const edit of [() => textOf(offline, FIRST).insert(0, 'We '), () => deleteClause(FIRST)(offline)])
    edit()
  expect(receive(smallText(), [Y.encodeStateAsUpdate(offline)])).toEqual([])
})

test('[SW5] a clause that is moved swallows only what its mover did not have', () => {
  const doc = smallText()
  const move = updateBy(copyOf(doc, TOKYO), (copy) => {
    const moved = clause(copy, FIRST).clone()
    deleteClause(FIRST)(copy)
    ;(copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement).insert(1, [moved])
  })
  const typed = updateBy(copyOf(doc, SEOUL), (copy) => textOf(copy, FIRST).insert(9, ' now'))
  const expected = { clauseId: FIRST, clientId: SEOUL, text: ' now' }
  expect(receive(doc, [typed, move])).toEqual([expected])
  const other = smallText()
  expect(other.transact(() => receive(other, [move, typed]))).toEqual([expected])
})

test('[SW6] a new clause that its own update deletes in part names the clause by its new id', () => {
  const doc = smallText()
  const copy = copyOf(doc, TOKYO)
  const element = new Y.XmlElement('clause')
  const added = updateBy(copy, () => {
    element.setAttribute('id', 'newclause0')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('New words')])
    element.insert(0, [paragraph])
    ;(copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement).insert(0, [element])
  })
  const item = element._item as Y.Item
  const forged = new Uint8Array([...added.slice(0, -1), 1, item.id.client, 1, item.id.clock, 1])
  expect(receive(doc, [forged])).toEqual([{ clauseId: 'newclause0', clientId: TOKYO, text: 'New words' }])
})

test('[SW7] words of several authors in one paragraph are kept apart', () => {
  const doc = smallText()
  const deletion = updateBy(copyOf(doc, TOKYO), deleteClause(FIRST))
  const first = updateBy(copyOf(doc, SEOUL), (copy) => textOf(copy, FIRST).insert(0, 'A'))
  const second = updateBy(copyOf(doc, SEOUL + 1), (copy) => textOf(copy, FIRST).insert(9, 'B'))
  expect(receive(doc, [first, second, deletion])).toEqual([
    { clauseId: FIRST, clientId: SEOUL, text: 'A' },
    { clauseId: FIRST, clientId: SEOUL + 1, text: 'B' },
  ])
})
