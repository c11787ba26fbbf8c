// Loading and unloading, commands between batches, checkpoints, draining.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CONTENT, SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, shown } from '../testing/test-client.ts'

describe('loading', () => {
  test('[SY10] a text is loaded once however many come, and each gets all of it', async () => {
    const house = new SyncHouse()
    const load = Promise.withResolvers<void>()
    house.storage.onLoad = () => load.promise
    const guests = Array.from({ length: 50 }, (_, index) => house.connect(`city-${index}`))
    await house.surroundings.settle()
    load.resolve()
    await house.surroundings.settle()
    expect(house.storage.loads).toBe(1)
    for (const client of guests) expect(client.textOf(2)).toBe('The third clause.')
  })

  test('[SY11] a load that fails shows nobody an empty text, and the next one tries anew', async () => {
    const house = new SyncHouse()
    house.storage.onLoad = () => Promise.reject(new Error('the disk'))
    await expect(house.rooms.open(TEXT)).rejects.toThrow('the disk')
    house.storage.onLoad = () => Promise.resolve()
    expect((await house.enter('hanoi')).textOf()).toBe('The first clause.')
  })

  test('[SY12] a log that cannot be read sends everybody away to come back', async () => {
    const house = new SyncHouse()
    house.append(new Uint8Array([1, 2, 3]))
    const client = await house.enter('hanoi')
    expect(client.closed?.code).toBe(CLOSE.tryAgainLater)
    expect(house.errors).toHaveLength(1)
    expect(house.rooms.size).toBe(0)
  })

  test('[SY13] a text that is not there has no room', async () => {
    expect(await new SyncHouse().rooms.open('nothing')).toBeUndefined()
  })

  test('[SY14] a joiner into a text that is being written gets what is durable and every update since', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    for (let times = 0; times < 100; times += 1) {
      hanoi.type(` ${times}`)
      await house.surroundings.settle()
      if (times % 25 === 0) {
        const joiner = await house.enter(`city-${times}`)
        expect(shown(joiner.doc)).toBe(shown(hanoi.doc))
      }
    }
  })

  test('[SY15] a client that comes back is sent only what it lacks', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hanoi.doc))
    hanoi.type(' Meanwhile.')
    await house.surroundings.settle()
    const back = house.connect('seoul', { doc })
    const bytes: number[] = []
    const { send } = back.socket
    back.socket.send = (frame) => {
      bytes.push(frame.length)
      send(frame)
    }
    await house.surroundings.settle()
    expect(back.textOf()).toBe('The first clause. Meanwhile.')
    expect(Math.max(...bytes)).toBeLessThan(100)
  })

  test('[SY16] a text is unloaded half a minute after the last one left, saved before', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    client.type(' Kept.')
    await house.surroundings.settle()
    client.leave()
    await house.surroundings.advance(29_000)
    expect(house.rooms.size).toBe(1)
    await house.surroundings.advance(2_000)
    expect(house.rooms.size).toBe(0)
    expect(house.storage.checkpoint(TEXT)?.seq).toBe(2)
    expect((await house.enter('seoul')).textOf()).toBe('The first clause. Kept.')
  })

  test('[SY17] a text is not unloaded while something of it is not saved', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    house.storage.onWrite = async () => ({ outcome: 'failed', cause: new Error('full') })
    client.type(' Unsaved.')
    await house.surroundings.settle()
    client.leave()
    await house.surroundings.advance(120_000)
    expect(house.rooms.size).toBe(1)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(60_000)
    expect(house.rooms.size).toBe(0)
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. Unsaved.')
  })

  test('[SY18] after everything is unloaded, nothing is left behind', async () => {
    const house = new SyncHouse()
    for (let times = 0; times < 20; times += 1) {
      const client = await house.enter('hanoi')
      client.type('x')
      await house.surroundings.settle()
      client.leave()
      await house.surroundings.advance(40_000)
    }
    expect(house.rooms.size).toBe(0)
    // The round that keeps sockets alive goes on.
    expect(house.surroundings.waiting).toBe(1)
  })
})

describe('commands', () => {
  test('[SY90] a command sees what was heard before it, durable, and holds up what comes later', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    client.type(' Before.')
    const done = Promise.withResolvers<void>()
    const running = house.rooms.exclusive(TEXT, async (at) => {
      const seen = JSON.stringify(at.content().content[2])
      await done.promise
      return { seen, sequence: at.sequence, stored: house.updates().length }
    })
    await house.surroundings.settle()
    client.type(' After.')
    await house.surroundings.settle()
    expect(house.updates()).toHaveLength(2)
    done.resolve()
    await house.surroundings.settle()
    const seen = expect.stringContaining('The first clause. Before.')
    expect(await running).toEqual({ seen, sequence: 2, stored: 2 })
    expect(house.updates()).toHaveLength(3)
  })

  test('[SY91] what a command appends reaches everybody', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    await house.surroundings.settle()
    const running = house.rooms.exclusive(TEXT, async () => {
      const copy = house.stored()
      const before = Y.encodeStateVector(copy)
      clauseText(copy, 2).insert(0, 'Restored: ')
      house.append(Y.encodeStateAsUpdate(copy, before))
    })
    await house.surroundings.settle()
    await running
    expect(client.textOf(2)).toBe('Restored: The third clause.')
    client.type(' Goes on.')
    await house.surroundings.settle()
    expect(client.acknowledged).toBe(client.documentFrames)
  })

  test('[SY92] a command that fails harms nobody', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    const running = house.rooms.exclusive(TEXT, () => Promise.reject(new Error('a bug')))
    const failed = expect(running).rejects.toThrow('a bug')
    await house.surroundings.settle()
    await failed
    client.type(' Goes on.')
    await house.surroundings.settle()
    expect(client.acknowledged).toBe(client.documentFrames)
  })

  test('[SY93] content is read at a sequence, and never holds what is not durable', async () => {
    const house = new SyncHouse()
    expect(await house.rooms.content(TEXT)).toEqual({ sequence: 1, epoch: 'epoch-1', content: CONTENT })
    expect(await house.rooms.content('nothing')).toBeUndefined()
    const client = await house.enter('hanoi')
    const write = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await write.promise
      return house.storage.writeNow(unit)
    }
    client.type(' Soon.')
    const reading = house.rooms.content(TEXT)
    await house.surroundings.settle()
    write.resolve()
    await house.surroundings.settle()
    expect((await reading)?.sequence).toBe(2)
  })

  test('[SY94] a text that is not there cannot be commanded', async () => {
    expect(await new SyncHouse().rooms.exclusive('nothing', async () => 1)).toEqual({ refused: 'not-found' })
  })
})

describe('checkpoints', () => {
  test('[SY110] after 500 updates the state is stored, and equals the replay', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    for (let times = 0; times < 520; times += 1) client.type('x')
    await house.surroundings.advance(2_000)
    const stored = house.storage.checkpoint(TEXT)
    const replay = new Y.Doc()
    for (const { update, seq } of house.updates()) {
      if (seq <= (stored?.seq ?? 0)) Y.applyUpdate(replay, update)
    }
    const checkpoint = new Y.Doc()
    Y.applyUpdate(checkpoint, stored?.state ?? new Uint8Array())
    expect(shown(checkpoint)).toBe(shown(replay))
    expect(Y.encodeStateVector(checkpoint)).toEqual(Y.encodeStateVector(replay))
  })
})
