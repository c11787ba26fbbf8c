// Words that somebody carries to another place are noted in the unit that appends them.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { SyncHouse } from '../testing/sync-house.ts'
import { clauseText } from '../testing/test-client.ts'

const rows = (house: SyncHouse) => house.storage.read.selectFrom('text_carried').selectAll().execute()

/** Moves the n-th clause to the end, as the editor does. */
function moveToEnd(doc: Y.Doc, index: number): void {
  doc.transact(() => {
    const list = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    const moved = (list.get(index) as Y.XmlElement).clone()
    list.insert(list.length, [moved])
    list.delete(index, 1)
  })
}

test('[AT10] a clause that is moved is noted with the sequence of the update that moved it', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  hanoi.type(' Hanoi was here.')
  await house.surroundings.settle()
  moveToEnd(seoul.doc, 0)
  await house.surroundings.settle()
  const item = clauseText(seoul.doc, 2)._start as Y.Item
  const copy = { text_id: 'text-1', client_id: seoul.doc.clientID, seq: 3 }
  expect(await rows(house)).toEqual([
    { ...copy, clock: item.id.clock, length: 17, source_client_id: 1, source_clock: expect.any(Number) },
    { ...copy, clock: item.id.clock + 17, length: 16, source_client_id: hanoi.doc.clientID, source_clock: 0 },
  ])
})

test('[AT11] what is judged again because another process wrote first is noted once', async () => {
  const house = new SyncHouse()
  const seoul = await house.enter('seoul')
  const other = house.stored()
  const before = Y.encodeStateVector(other)
  clauseText(other, 1).insert(0, 'Elsewhere. ')
  house.append(Y.encodeStateAsUpdate(other, before), [other.clientID])
  moveToEnd(seoul.doc, 0)
  await house.surroundings.settle()
  expect(house.updates()).toHaveLength(3)
  expect((await rows(house)).map(({ seq, length }) => ({ seq, length }))).toEqual([{ seq: 3, length: 17 }])
})

test('[AT12] typing notes nothing', async () => {
  const house = new SyncHouse()
  const seoul = await house.enter('seoul')
  seoul.type(' One.')
  clauseText(seoul.doc, 0).delete(0, 4)
  await house.surroundings.settle()
  expect(house.updates()).toHaveLength(3)
  expect(await rows(house)).toEqual([])
})

test('[AT41] a deletion that is taken back is noted as a copy of what was there', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  hanoi.type(' Hanoi was here.')
  await house.surroundings.settle()
  const undo = new Y.UndoManager(seoul.doc.getXmlFragment(FRAGMENT))
  clauseText(seoul.doc, 0).delete(20, 8)
  await house.surroundings.settle()
  undo.undo()
  await house.surroundings.settle()
  expect(await rows(house)).toEqual([
    {
      text_id: 'text-1',
      seq: 4,
      client_id: seoul.doc.clientID,
      clock: 0,
      length: 8,
      source_client_id: hanoi.doc.clientID,
      source_clock: 3,
    },
  ])
})
