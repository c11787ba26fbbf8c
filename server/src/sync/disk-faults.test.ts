// What people see while the disk fails: nothing unsaved, no acknowledgement, and the truth about it; then everything.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lockClause } from '../commands/lock-clause.ts'
import type { WriteOutcome } from '../ports/storage.ts'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, shown } from '../testing/test-client.ts'

const FAILED: WriteOutcome = { outcome: 'failed', cause: new Error('no space left on device') }

describe('a disk that fails', () => {
  test('[SY60] the same unit is written again until it holds; nobody is told or acknowledged before', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    const units: unknown[] = []
    house.storage.onWrite = async (unit) => {
      units.push(unit)
      return FAILED
    }
    hanoi.type(' Waiting.')
    await house.surroundings.advance(10_000)
    expect(new Set(units).size).toBe(1)
    expect(units.length).toBeGreaterThan(5)
    expect(units.length).toBeLessThan(20)
    expect(seoul.textOf()).toBe('The first clause.')
    expect(hanoi.acknowledged).toBeLessThan(hanoi.documentFrames)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(3_000)
    expect(seoul.textOf()).toBe('The first clause. Waiting.')
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
    expect(house.refused()).toEqual([])
  })

  test('[SY61] who joins meanwhile gets what is durable, and the rest when it is', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.storage.onWrite = async () => FAILED
    hanoi.type(' Unsaved.')
    await house.surroundings.settle()
    const [fresh, back] = [
      await house.enter('seoul'),
      await house.enter('tokyo', { doc: copyOf(hanoi.doc, 'The first clause.') }),
    ]
    expect(fresh.isSynced).toBe(true)
    expect(fresh.textOf()).toBe('The first clause.')
    expect(back.isSynced).toBe(true)
    expect(fresh.messages).toContainEqual({ type: 'fact-changed', fact: 'storage', detail: 'failing' })
    expect(JSON.stringify(await house.rooms.content(TEXT))).not.toContain('Unsaved')
    fresh.type(' Also typed.', 1)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(3_000)
    for (const client of [hanoi, fresh, back]) {
      expect(client.textOf(0)).toBe('The first clause. Unsaved.')
      expect(client.textOf(1)).toBe('The second clause. Also typed.')
    }
    expect(house.refused()).toEqual([])
  })

  test('[SY62] a write that hangs is a failing disk after two seconds', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const hanging = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await hanging.promise
      return house.storage.writeNow(unit)
    }
    hanoi.type(' Hanging.')
    await house.surroundings.advance(1_000)
    expect(factsOf(hanoi.messages)).not.toContain('storage/failing')
    await house.surroundings.advance(1_500)
    expect(factsOf(hanoi.messages)).toContain('storage/failing')
    const joiner = await house.enter('seoul')
    expect(joiner.textOf()).toBe('The first clause.')
    hanging.resolve()
    await house.surroundings.settle()
    expect(factsOf(hanoi.messages)).toContain('storage/working')
    expect(joiner.textOf()).toBe('The first clause. Hanging.')
  })

  test('[SY63] while nothing can be written, a client that goes on typing is read no further', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.storage.onWrite = async () => FAILED
    for (let times = 0; times < 600; times += 1) hanoi.type('x')
    await house.surroundings.settle()
    expect(hanoi.isPaused).toBe(true)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(5_000)
    expect(hanoi.isPaused).toBe(false)
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
    expect(clauseText(house.stored(), 0).length).toBe('The first clause.'.length + 600)
  })
})

describe('a command that the disk holds up', () => {
  const lockFirst = (house: SyncHouse) =>
    lockClause(house.context, 'system', { declarationId: 'declaration-1', clauseId: 'clause0001' })

  test('[SY68] one that hangs is a failing disk after two seconds; the log says it once, and people hear when it works', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const hanging = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await hanging.promise
      return house.storage.writeNow(unit)
    }
    const locking = lockFirst(house)
    await house.surroundings.advance(1_000)
    hanoi.type(' Waits.', 1)
    expect(factsOf(hanoi.messages)).toEqual([])
    await house.surroundings.advance(9_000)
    expect(factsOf(hanoi.messages)).toEqual(['storage/failing'])
    const joiner = await house.enter('seoul')
    expect(joiner.textOf(1)).toBe('The second clause.')
    expect(factsOf(joiner.messages)).toEqual(['storage/failing'])
    hanging.resolve()
    await house.surroundings.settle()
    expect(await locking).toBeUndefined()
    for (const client of [hanoi, joiner]) {
      expect(factsOf(client.messages)).toContain('storage/working')
      expect(client.textOf(1)).toBe('The second clause. Waits.')
    }
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
    expect(house.errors).toHaveLength(1)
  })

  test('[SY68] one that hung and then failed leaves the disk failing until a write holds, though nobody types', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    const hanging = Promise.withResolvers<WriteOutcome>()
    house.storage.onWrite = () => hanging.promise
    const locking = lockFirst(house)
    await house.surroundings.advance(3_000)
    hanging.resolve(FAILED)
    await house.surroundings.advance(10_000)
    expect(await locking).toEqual({ refused: 'storage-failed' })
    expect(factsOf(hanoi.messages)).toEqual(['storage/failing'])
    const before = house.storage.text(TEXT)
    house.storage.onWrite = () => undefined
    await house.surroundings.advance(3_000)
    expect(factsOf(hanoi.messages)).toEqual(['storage/failing', 'storage/working'])
    expect(house.storage.text(TEXT)).toEqual(before)
    expect(house.errors).toHaveLength(1)
  })

  test('[SY68] while one is quick, nobody is told anything and nothing more is written', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    let writes = 0
    house.storage.onWrite = (): undefined => {
      writes += 1
    }
    const locking = lockFirst(house)
    await house.surroundings.advance(5_000)
    expect(await locking).toBeUndefined()
    expect(factsOf(hanoi.messages)).toEqual(['locks/'])
    expect(writes).toBe(1)
  })
})

describe('a precondition that fails', () => {
  test('[SY64] the text is loaded anew, the batch judged again, and everybody brought up', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(hanoi.doc))
    const before = Y.encodeStateVector(other)
    clauseText(other, 2).insert(0, 'Elsewhere: ')
    house.append(Y.encodeStateAsUpdate(other, before))
    hanoi.type(' Here.')
    await house.surroundings.settle()
    for (const client of [hanoi, seoul]) {
      expect(client.textOf(0)).toBe('The first clause. Here.')
      expect(client.textOf(2)).toBe('Elsewhere: The third clause.')
    }
    expect(hanoi.acknowledged).toBe(hanoi.documentFrames)
    expect(shown(house.stored())).toBe(shown(hanoi.doc))
  })

  test('[SY65] an id that was claimed elsewhere in between is refused here', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.claim(hanoi.doc.clientID, 'person-other', null)
    hanoi.type(' Mine?')
    await house.surroundings.settle()
    expect(house.refused()).toEqual(['foreign-client'])
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause.')
  })

  test('[SY66] a text restored from a backup sends everybody away with another epoch', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.setEpoch('epoch-2')
    hanoi.type(' Too late.')
    await house.surroundings.settle()
    expect(hanoi.closed).toEqual({ code: CLOSE.otherEpoch, reason: 'epoch' })
    expect(house.rooms.size).toBe(0)
  })

  test('[SY67] a precondition that never holds ends the room, and says nothing was saved', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    house.storage.onWrite = async () => ({ outcome: 'precondition-failed' })
    const before = hanoi.acknowledged
    hanoi.type(' Never.')
    await house.surroundings.settle()
    expect(hanoi.closed?.code).toBe(CLOSE.tryAgainLater)
    expect(hanoi.acknowledged).toBe(before)
  })
})

function factsOf(messages: readonly { type: string }[]): string[] {
  return messages.flatMap((message) =>
    'fact' in message
      ? [`${message.fact}/${'detail' in message && message.detail !== undefined ? message.detail : ''}`]
      : [],
  )
}

/** A replica from before the last words. */
function copyOf(doc: Y.Doc, words: string): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const text = clauseText(copy, 0)
  if (text.toString() !== words) return new Y.Doc()
  return copy
}
