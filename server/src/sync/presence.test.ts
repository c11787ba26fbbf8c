// Who is there: stamped by the server, coalesced, and never said by one about another.

import { FRAME } from '@plenary/shared/protocol/frames'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { pauseBetweenCursors, publicPersonId } from './presence.ts'

const CURSOR = {
  anchor: { type: { client: 1, clock: 2 }, assoc: 0 },
  head: { item: { client: 3, clock: 4 } },
}

function userOf(state: unknown): unknown {
  return (state as { user?: unknown } | undefined)?.user
}

test('[PR1] name, city, role and colour are the server’s, whatever the client says', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi', { role: 'head' }), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  hanoi.sendAwareness(id, 1, {
    cursor: CURSOR,
    clause: 'clause0001',
    composing: true,
    user: { name: 'Tokyo (spoofed)', color: 'red;background:url(//evil)' },
    isAdmin: true,
  })
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toEqual({
    cursor: CURSOR,
    clause: 'clause0001',
    composing: true,
    user: {
      person: publicPersonId(TEXT, 'person-hanoi'),
      name: 'Drafter, hanoi',
      cityId: 'city-hanoi',
      role: 'head',
      palette: 3,
    },
  })
})

test('[PR2] fields that are not what they should be are dropped, and the person is there all the same', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  for (const [clock, state] of [{ cursor: 'everywhere' }, { clause: 5 }, [1], 'x', 7].entries()) {
    hanoi.sendAwareness(id, clock + 1, state)
    await house.surroundings.advance(100)
    expect(Object.keys(seoul.awareness.get(id)?.state as object)).toEqual(['user'])
  }
})

test('[PR3] what is said about somebody else’s client is ignored, also that it has gone', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul, tokyo] = [
    await house.enter('hanoi'),
    await house.enter('seoul'),
    await house.enter('tokyo'),
  ]
  const id = hanoi.doc.clientID
  hanoi.sendAwareness(id, 1, { clause: 'clause0001' })
  seoul.sendAwareness(seoul.doc.clientID, 1, {})
  await house.surroundings.advance(100)
  seoul.sendAwareness(id, 9, { clause: 'clause0002' })
  seoul.sendAwareness(id, 10, null)
  tokyo.sendAwareness(id, 11, { clause: 'clause0003' })
  await house.surroundings.advance(100)
  expect(tokyo.awareness.get(id)?.state).toMatchObject({ clause: 'clause0001' })
  expect(seoul.closed).toBeUndefined()
})

test('[PR4] a state above two kilobytes reaches nobody', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  hanoi.sendAwareness(hanoi.doc.clientID, 1, { clause: 'x'.repeat(3_000) })
  await house.surroundings.advance(100)
  expect(seoul.awareness.size).toBe(0)
})

test('[PR5] changes are sent together, more seldom the more people there are', async () => {
  expect([2, 20, 50, 100, 500].map(pauseBetweenCursors)).toEqual([30, 200, 500, 1_000, 1_000])
  const house = new SyncHouse()
  const guests = [await house.enter('hanoi'), await house.enter('seoul'), await house.enter('tokyo')]
  await house.surroundings.advance(1_000)
  const reader = guests[2]
  for (let clock = 1; clock <= 10; clock += 1) {
    for (const client of guests)
      client.sendAwareness(client.doc.clientID, clock, { clause: `clause${clock}` })
  }
  const before = reader?.received ?? 0
  await house.surroundings.advance(30)
  expect((reader?.received ?? 0) - before).toBe(1)
  for (const client of guests) {
    expect(reader?.awareness.get(client.doc.clientID)?.state).toMatchObject({ clause: 'clause10' })
  }
})

test('[PR6] who leaves is gone for the others, who comes back is there at once with the clock it had', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  hanoi.sendAwareness(id, 5, { clause: 'clause0001' })
  await house.surroundings.advance(100)
  hanoi.leave()
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toBeNull()
  const back = await house.enter('hanoi', { doc: hanoi.doc })
  back.sendAwareness(id, 5, { clause: 'clause0001' })
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toMatchObject({ clause: 'clause0001' })
})

test('[PR7] who comes in sees who is there, and so does who asks', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  hanoi.sendAwareness(hanoi.doc.clientID, 1, {})
  await house.surroundings.advance(100)
  const seoul = await house.enter('seoul')
  expect(seoul.awareness.size).toBe(1)
  seoul.awareness.clear()
  seoul.send(new Uint8Array([FRAME.queryAwareness]))
  expect(seoul.awareness.size).toBe(1)
})

test('[PR8] a person whose role changes is shown in the new one', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  hanoi.sendAwareness(id, 1, { clause: 'clause0001' })
  await house.surroundings.advance(100)
  house.signIn('hanoi', 'head')
  house.announcements.announce({ type: 'rights-changed', personId: 'person-hanoi' })
  await house.surroundings.advance(100)
  expect(userOf(seoul.awareness.get(id)?.state)).toMatchObject({ role: 'head' })
  hanoi.sendAwareness(id, 2, { clause: 'clause0002' })
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toMatchObject({
    clause: 'clause0002',
    user: { role: 'head' },
  })
})

test('[AC16] who may not be present is shown to nobody, from the moment on in which the right is gone', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  hanoi.sendAwareness(id, 1, { clause: 'clause0001' })
  await house.surroundings.advance(100)
  expect(userOf(seoul.awareness.get(id)?.state)).toMatchObject({ role: 'drafter' })
  const room = await house.room()
  const connection = [...room.connections].find(({ seat }) => seat.personId === 'person-hanoi')
  if (!connection) throw new Error('nobody is here')
  connection.seat = { ...connection.seat, mayBePresent: false }
  room.reseated(connection)
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toBeNull()
  hanoi.sendAwareness(id, 2, { clause: 'clause0002' })
  await house.surroundings.advance(100)
  expect(seoul.awareness.get(id)?.state).toBeNull()
  expect(hanoi.isOpen).toBe(true)
})

test('[PR9] a stock client that repeats what it hears changes nothing', async () => {
  const house = new SyncHouse()
  const one = await house.enter('hanoi')
  const other = await house.enter('hanoi')
  const [first, second] = [one.doc.clientID, other.doc.clientID]
  one.sendAwareness(first, 1, { clause: 'clause0001' })
  other.sendAwareness(second, 1, { clause: 'clause0002' })
  await house.surroundings.advance(100)
  other.sendAwareness(first, 1, other.awareness.get(first)?.state)
  other.leave()
  await house.surroundings.advance(100)
  expect(one.awareness.get(first)?.state).toMatchObject({ clause: 'clause0001' })
  expect(one.awareness.get(second)?.state).toBeNull()
})

test('[PR10] values from JSON do not pollute prototypes', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const id = hanoi.doc.clientID
  const update = encoding.encode((encoder) => {
    for (const number of [1, id, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(
      encoder,
      '{"__proto__":{"isAdmin":true},"cursor":{"anchor":{"__proto__":{"a":1}},"head":{}}}',
    )
  })
  hanoi.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, FRAME.awareness)
      encoding.writeVarUint8Array(encoder, update)
    }),
  )
  await house.surroundings.advance(100)
  expect(JSON.stringify(seoul.awareness.get(id)?.state)).not.toMatch(/isAdmin|__proto__/)
})
