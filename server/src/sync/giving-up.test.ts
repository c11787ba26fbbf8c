// What becomes of what waits when the process ends and the disk does not, and when a text ends before its turn.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lockClause } from '../commands/lock-clause.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText } from '../testing/test-client.ts'

const lock = { declarationId: 'declaration-1', clauseId: 'clause0001' }

/** Every write of the house waits until it is let go. */
function hang(house: SyncHouse): { letGo(): void } {
  const held = Promise.withResolvers<void>()
  house.storage.onWrite = async (unit) => {
    await held.promise
    return house.storage.writeNow(unit)
  }
  return { letGo: held.resolve }
}

describe('a text that ends', () => {
  test('[SY95] a command that waits never runs, and is refused as not recorded', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.storage.onWrite = async () => ({ outcome: 'precondition-failed' })
    hanoi.type(' Never.')
    let hasRun = false
    const waiting = house.rooms.exclusive(TEXT, async () => {
      hasRun = true
    })
    await house.surroundings.settle()
    expect(hanoi.closed).toBeDefined()
    expect(await waiting).toEqual({ refused: 'storage-failed' })
    expect(hasRun).toBe(false)
  })
})

describe('a process that ends', () => {
  test.each(['an edit', 'a command'])('[SY124] commands that wait behind %s never run', async (before) => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const disk = hang(house)
    const ahead = { ...lock, clauseId: 'clause0003' }
    if (before === 'an edit') hanoi.type(' Hangs.')
    else void lockClause(house.context, 'system', ahead)
    await house.surroundings.settle()
    const waiting = lockClause(house.context, 'system', lock)
    let hasAnswer = false
    void waiting.then(() => {
      hasAnswer = true
    })
    await house.surroundings.settle()
    const draining = house.reception.drain()
    await house.surroundings.advance(4_900)
    expect(hasAnswer).toBe(false)
    await house.surroundings.advance(200)
    expect(await waiting).toEqual({ refused: 'shutting-down' })
    await draining
    disk.letGo()
    await house.surroundings.settle()
    const locked = await house.storage.read.selectFrom('clause_lock').select('clause_id').execute()
    expect(locked).toEqual(before === 'an edit' ? [] : [{ clause_id: 'clause0003' }])
    expect(house.storage.auditData()).toHaveLength(locked.length)
  })

  test('[SY124] a command that comes to a text that is still being loaded is refused, not kept waiting', async () => {
    const house = new SyncHouse()
    const load = Promise.withResolvers<void>()
    house.storage.onLoad = () => load.promise
    const waiting = house.rooms.exclusive(TEXT, async () => 'done')
    const draining = house.reception.drain()
    load.resolve()
    await house.surroundings.advance(100)
    expect(await waiting).toEqual({ refused: 'shutting-down' })
    await draining
  })

  test.each(['write anything', 'store a checkpoint', 'load'])(
    '[SY125] it ends when the store never answers to %s',
    async (what) => {
      const house = new SyncHouse()
      const hanoi = await house.enter('hanoi')
      hanoi.type(' Kept.')
      await house.surroundings.settle()
      const never = new Promise<never>(() => {})
      if (what === 'load') {
        house.storage.onLoad = () => never
        void house.rooms.open('text-2')
      } else house.storage.storeCheckpoint = () => never
      if (what === 'write anything') {
        house.storage.onWrite = () => never
        for (let times = 0; times < 2; times += 1) void lockClause(house.context, 'system', lock)
      }
      await house.surroundings.settle()
      let hasEnded = false
      void house.reception.drain().then(() => {
        hasEnded = true
      })
      await house.surroundings.advance(7_000)
      expect(hasEnded).toBe(true)
      expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. Kept.')
    },
  )

  test('[SY126] a batch under way is acknowledged only if its write holds', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const elsewhere = new Y.Doc()
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(hanoi.doc))
    const disk = hang(house)
    hanoi.type(' Under way.')
    await house.surroundings.settle()
    const draining = house.rooms.drain(100)
    await house.surroundings.advance(100)
    await draining
    const before = Y.encodeStateVector(elsewhere)
    clauseText(elsewhere, 2).insert(0, 'Elsewhere: ')
    house.append(Y.encodeStateAsUpdate(elsewhere, before))
    disk.letGo()
    await house.surroundings.settle()
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause.')
    expect(hanoi.acknowledged).toBeLessThan(hanoi.documentFrames)
  })
})
