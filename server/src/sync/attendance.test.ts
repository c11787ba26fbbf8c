// Who is at a text, and who left it with words that the server has not got: what closing asks.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lockClause } from '../commands/lock-clause.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText } from '../testing/test-client.ts'

const names = (house: SyncHouse) =>
  house.rooms
    .attendees(TEXT)
    .map(({ name, isConnected, hasUnsent }) => [name, isConnected, hasUnsent])
    .sort()

test('[LI7] a person is there once, however many windows, with what the pages say of edits that wait', async () => {
  const house = new SyncHouse()
  const [hanoi] = [await house.enter('hanoi'), await house.enter('hanoi'), await house.enter('seoul')]
  expect(names(house)).toEqual([
    ['Drafter, hanoi', true, false],
    ['Drafter, seoul', true, false],
  ])
  hanoi.sendAwareness(hanoi.doc.clientID, 1, { unsent: true })
  await house.surroundings.settle()
  expect(names(house)[0]).toEqual(['Drafter, hanoi', true, true])
  hanoi.sendAwareness(hanoi.doc.clientID, 2, { unsent: false })
  await house.surroundings.settle()
  expect(names(house)[0]).toEqual(['Drafter, hanoi', true, false])
})

test('[LI7] who left with edits that wait is remembered, also when the text was unloaded and another device is here, until they come', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  hanoi.sendAwareness(hanoi.doc.clientID, 1, { unsent: true })
  await house.surroundings.settle()
  hanoi.leave()
  seoul.leave()
  expect(names(house)).toEqual([['Drafter, hanoi', false, true]])
  await house.surroundings.advance(40_000)
  expect(house.rooms.size).toBe(0)
  expect(names(house)).toEqual([['Drafter, hanoi', false, true]])
  await house.enter('hanoi')
  expect(names(house)).toEqual([['Drafter, hanoi', true, true]])
  const away = new Y.Doc()
  Y.applyUpdate(away, Y.encodeStateAsUpdate(house.stored()))
  clauseText(away, 0).insert(0, 'Offline. ')
  await house.enter('hanoi', { doc: away })
  expect(names(house)).toEqual([['Drafter, hanoi', true, false]])
})

test('[LI7] of a page that was refused nothing is waited for: its words are in the tray', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  hanoi.sendAwareness(hanoi.doc.clientID, 1, { unsent: true })
  const locking = lockClause(house.context, 'system', {
    declarationId: 'declaration-1',
    clauseId: 'clause0001',
  })
  await house.surroundings.settle()
  expect(await locking).toBeUndefined()
  hanoi.type(' Too late.')
  await house.surroundings.settle()
  expect(names(house)).toEqual([['Drafter, hanoi', true, false]])
  hanoi.leave()
  await house.enter('hanoi')
  expect(names(house)).toEqual([['Drafter, hanoi', true, false]])
})

test('[LI7] after a day nobody is waited for any more', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  hanoi.sendAwareness(hanoi.doc.clientID, 1, { unsent: true })
  await house.surroundings.settle()
  hanoi.leave()
  await house.surroundings.advance(24 * 60 * 60_000 + 1_000)
  expect(names(house)).toEqual([])
})
