// Who comes in, who is sent away, and what happens when rights change: on real tables, without a port.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { ORIGIN, SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, TestClient } from '../testing/test-client.ts'

describe('coming in', () => {
  test.each([
    'https://evil.example',
    'null',
    `${ORIGIN}.evil.example`,
    'http://plenary.example',
    `${ORIGIN}:444`,
  ])('[SY1] a page of %s opens no socket', async (origin) => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { upgrade: { origin } })
    expect(client.closed).toEqual({ code: CLOSE.forbidden, reason: 'foreign-origin' })
    expect(client.received).toBe(0)
  })

  test('[SY2] without a session nobody comes in', async () => {
    const house = new SyncHouse()
    for (const headers of [new Headers(), new Headers({ cookie: 'invented' })]) {
      const client = await house.enter('hanoi', { upgrade: { headers } })
      expect(client.closed).toEqual({ code: CLOSE.signedOut, reason: 'signed-out' })
      expect(client.received).toBe(0)
    }
  })

  test('[SY3] a text that is not there answers like one that may not be read', async () => {
    const house = new SyncHouse()
    const missing = await house.enter('hanoi', { upgrade: { textId: 'text-9' } })
    house.remove('hanoi')
    const foreign = await house.enter('hanoi')
    for (const client of [missing, foreign]) {
      expect(client.closed).toEqual({ code: CLOSE.notFound, reason: 'not-found' })
      expect(client.received).toBe(0)
    }
  })

  test('[SY4] a client of an older schema is sent away before any document frame', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { upgrade: { schema: '0' } })
    expect(client.closed).toEqual({ code: CLOSE.oldSchema, reason: 'old-schema' })
    expect(client.received).toBe(0)
    const unclear = await house.enter('hanoi', { upgrade: { schema: 'one' } })
    expect(unclear.closed?.code).toBe(CLOSE.malformed)
  })

  test('[SY5] a client of another epoch is sent away before any document frame', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { upgrade: { epoch: 'epoch-0' } })
    expect(client.closed).toEqual({ code: CLOSE.otherEpoch, reason: 'epoch' })
    expect(client.received).toBe(0)
    expect((await house.enter('hanoi', { upgrade: { epoch: 'epoch-1' } })).closed).toBeUndefined()
  })

  test('[SY7] when session or text cannot be read, the client is asked to come back', async () => {
    const house = new SyncHouse()
    house.storage.onLoad = () => Promise.reject(new Error('the disk'))
    const client = await house.enter('hanoi')
    expect(client.closed).toEqual({ code: CLOSE.tryAgainLater, reason: 'storage-failed' })
    house.storage.onLoad = () => Promise.resolve()
    expect((await house.enter('hanoi')).textOf()).toBe('The first clause.')
  })

  test('[SY8] what comes before the text is loaded waits, in order, and is read no further than 64 kB', async () => {
    const house = new SyncHouse()
    const load = Promise.withResolvers<void>()
    house.storage.onLoad = () => load.promise
    const client = house.connect('hanoi')
    const copy = house.stored()
    for (const word of ['One. ', 'Two. ']) {
      const before = Y.encodeStateVector(copy)
      clauseText(copy, 0).insert(clauseText(copy, 0).length, word)
      client.sendUpdate(Y.encodeStateAsUpdate(copy, before))
    }
    const before = Y.encodeStateVector(copy)
    clauseText(copy, 1).insert(0, 'x'.repeat(70_000))
    client.sendUpdate(Y.encodeStateAsUpdate(copy, before))
    await house.surroundings.settle()
    expect(client.isPaused).toBe(true)
    load.resolve()
    await house.surroundings.settle()
    expect(client.isPaused).toBe(false)
    expect(client.textOf(0)).toBe('The first clause.One. Two. ')
    expect(client.textOf(1)).toHaveLength(70_000 + 'The second clause.'.length)
  })
})

describe('rights', () => {
  test('[SY80] a person who is removed is closed at once', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    house.remove('hanoi')
    await house.surroundings.settle()
    expect(hanoi.closed).toEqual({ code: CLOSE.forbidden, reason: 'removed' })
    expect(seoul.closed).toBeUndefined()
  })

  test('[SY81] when a session ends, its sockets close, and those of others stay', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    house.announcements.announce({ type: 'session-ended', sessionId: 'session-hanoi' })
    expect(hanoi.closed).toEqual({ code: CLOSE.signedOut, reason: 'signed-out' })
    expect(seoul.closed).toBeUndefined()
  })

  test('[SY82] a session that ran out by itself closes its sockets within two minutes', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.people.delete('hanoi')
    await house.surroundings.advance(120_000)
    expect(hanoi.closed?.code).toBe(CLOSE.signedOut)
  })

  test('[SY83] who was a drafter and is a viewer reads on and writes no more', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.signIn('hanoi', 'viewer')
    house.announcements.announce({ type: 'rights-changed', personId: 'person-hanoi' })
    await house.surroundings.settle()
    hanoi.type(' Too late.')
    await house.surroundings.settle()
    expect(house.refused()).toEqual(['read-only'])
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause.')
  })

  test('[SY84] when the declaration’s state changes, so does who may write', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const closing = closeDeclaration(house.context, 'system', { declarationId: 'declaration-1' })
    await house.surroundings.settle()
    expect(await closing).toMatchObject({ number: 1 })
    expect(hanoi.messages).toContainEqual({ type: 'fact-changed', fact: 'declaration' })
    hanoi.type(' Too late.')
    await house.surroundings.settle()
    expect(house.refused()).toEqual(['closed'])
  })

  test('[SY85] who is removed while being let in does not come in', async () => {
    const house = new SyncHouse()
    const load = Promise.withResolvers<void>()
    house.storage.onLoad = () => load.promise
    const hanoi = house.connect('hanoi')
    await house.surroundings.settle()
    house.remove('hanoi')
    load.resolve()
    await house.surroundings.settle()
    expect(hanoi.closed).toEqual({ code: CLOSE.forbidden, reason: 'removed' })
    expect(hanoi.received).toBe(0)
  })

  test('[SY86] facts reach those whom they concern', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const { announcements } = house
    announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId: 'plenary-2' } })
    announcements.announce({ type: 'text-fact-changed', fact: 'swallowed', textId: 'text-2' })
    expect(hanoi.messages.filter(({ type }) => type === 'fact-changed')).toEqual([])
    announcements.announce({ type: 'fact-changed', fact: 'roster', scope: { plenaryId: 'plenary-1' } })
    announcements.announce({ type: 'text-fact-changed', fact: 'swallowed', textId: TEXT })
    expect(hanoi.messages.filter(({ type }) => type === 'fact-changed')).toEqual([
      { type: 'fact-changed', fact: 'roster' },
      { type: 'fact-changed', fact: 'swallowed' },
    ])
  })

  test('[SY87] a refused frame is audited, without content', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    hanoi.sendUpdate(new Uint8Array([1, 2, 3]))
    hanoi.sendUpdate(new Uint8Array([1, 2, 3]))
    await house.surroundings.settle()
    const rows = await house.storage.read.selectFrom('audit').selectAll().execute()
    expect(rows).toMatchObject([
      {
        actor: 'person-hanoi',
        city_id: 'city-hanoi',
        action: 'frame-refused',
        subject: 'text:text-1',
        data: '{"code":"malformed"}',
      },
    ])
  })
})

test('[SY88] who is refused again and again, on ever new sockets, is on the record a hundred times in a quarter of an hour', async () => {
  const house = new SyncHouse()
  const tries = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const hanoi = await house.enter('hanoi')
      hanoi.sendUpdate(new Uint8Array([1, 2, 3]))
      await house.surroundings.settle()
      hanoi.leave()
    }
    const rows = await house.storage.read.selectFrom('audit').selectAll().execute()
    return rows.length
  }
  expect(await tries(120)).toBe(100)
  await house.surroundings.advance(16 * 60_000)
  expect(await tries(1)).toBe(101)
})

describe('sockets', () => {
  test('[SY100] a message comes every 15 seconds at the latest, so that no stock client hangs up', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi', { isStock: true })
    for (let times = 0; times < 20; times += 1) {
      const before = hanoi.received
      await house.surroundings.advance(15_000)
      expect(hanoi.received).toBeGreaterThan(before)
    }
    expect(hanoi.awareness.size).toBe(0)
  })

  test('[SY101] who does not read is cut off at 4 MiB, and gets everything when it comes back', async () => {
    const house = new SyncHouse()
    const [writer, stalled] = [await house.enter('hanoi'), await house.enter('seoul', { isStock: true })]
    stalled.isReading = false
    for (let times = 0; times < 40 && !stalled.closed; times += 1) {
      writer.type('x'.repeat(200_000))
      await house.surroundings.advance(1_000)
    }
    expect(stalled.closed).toEqual({ code: CLOSE.tryAgainLater, reason: 'too-slow' })
    const back = await house.enter('seoul', { isStock: true, doc: stalled.doc })
    expect(back.textOf()).toBe(writer.textOf())
    expect(writer.closed).toBeUndefined()
  })

  test('[SY102] who sends more than its share is read more slowly, and loses nothing', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    for (let times = 0; times < 3_000; times += 1) hanoi.sendAwareness(hanoi.doc.clientID, times + 1, {})
    expect(hanoi.isPaused).toBe(true)
    hanoi.type(' Not lost.')
    await house.surroundings.advance(5_000)
    expect(hanoi.isPaused).toBe(false)
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
  })

  test('[ST60] when the clock was set back, what is written, who is there and what changed is told as before', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    hanoi.type(' Before.')
    hanoi.sendAwareness(hanoi.doc.clientID, 1, {})
    await house.surroundings.advance(1_000)
    house.surroundings.setBack(30 * 60_000)
    hanoi.type(' After.')
    hanoi.sendAwareness(hanoi.doc.clientID, 2, {})
    await house.surroundings.advance(1_000)
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
    expect(seoul.textOf()).toContain(' After.')
    expect(seoul.awareness.get(hanoi.doc.clientID)?.clock).toBe(2)
    const received = seoul.received
    await house.surroundings.advance(20_000)
    expect(seoul.received).toBeGreaterThan(received)
  })

  test('[SY103] a person may hold only so many sockets on one text', async () => {
    const house = new SyncHouse()
    house.signIn('hanoi')
    const clients: TestClient[] = []
    for (let times = 0; times < 1_001; times += 1) clients.push(house.connect('hanoi'))
    await house.surroundings.settle()
    expect(clients.filter(({ closed }) => closed)).toHaveLength(1)
    expect(clients.at(-1)?.closed).toEqual({ code: CLOSE.tooMany, reason: 'too-many-connections' })
  })
})

describe('draining', () => {
  test('[SY120] what was heard is finished and acknowledged, what comes later is not, and everybody is told to come back', async () => {
    const house = new SyncHouse()
    const guests = [await house.enter('hanoi'), await house.enter('seoul')]
    const write = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await write.promise
      return house.storage.writeNow(unit)
    }
    guests[0]?.type(' In time.')
    await house.surroundings.settle()
    const draining = house.reception.drain()
    guests[1]?.type(' Too late.')
    write.resolve()
    await house.surroundings.advance(3_000)
    await draining
    const [hanoi, seoul] = guests
    expect(hanoi?.acknowledged).toBe(hanoi?.documentFrames)
    expect(seoul?.acknowledged).toBeLessThan(seoul?.documentFrames ?? 0)
    for (const client of guests)
      expect(client.closed).toEqual({ code: CLOSE.restarting, reason: 'shutting-down' })
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. In time.')
    expect(house.storage.checkpoint(TEXT)?.seq).toBe(2)
  })

  test('[SY121] goodbyes are spread over two seconds', async () => {
    const house = new SyncHouse()
    house.signIn('hanoi')
    const clients = Array.from({ length: 400 }, () => house.connect('hanoi'))
    await house.surroundings.settle()
    const draining = house.reception.drain()
    await house.surroundings.advance(1_000)
    const closed = clients.filter(({ closed }) => closed).length
    expect(closed).toBeGreaterThan(150)
    expect(closed).toBeLessThan(250)
    await house.surroundings.advance(1_100)
    await draining
    expect(clients.every(({ closed }) => closed?.code === CLOSE.restarting)).toBe(true)
  })

  test('[SY122] a disk that fails does not keep the process from ending, and nothing of it is acknowledged', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const before = hanoi.acknowledged
    house.storage.onWrite = async () => ({ outcome: 'failed', cause: new Error('full') })
    hanoi.type(' Lost here, kept there.')
    await house.surroundings.settle()
    const draining = house.reception.drain()
    await house.surroundings.advance(6_000)
    await draining
    expect(hanoi.closed?.code).toBe(CLOSE.restarting)
    expect(hanoi.acknowledged).toBe(before)
  })

  test('[SY123] who comes while the process ends is told to come back', async () => {
    const house = new SyncHouse()
    const draining = house.reception.drain()
    const client = new TestClient()
    house.signIn('hanoi')
    house.reception.receive(client.socket, {
      textId: TEXT,
      headers: new Headers({ cookie: 'hanoi' }),
      origin: ORIGIN,
      schema: undefined,
      epoch: undefined,
    })
    expect(client.closed?.code).toBe(CLOSE.restarting)
    await draining
  })
})
