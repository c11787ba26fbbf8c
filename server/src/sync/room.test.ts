// The rules of a room (docs/spec/sync.md): batches, acknowledgements, refusals. Socket pairs, a clock that stands still.
import { CLOSE } from '@plenary/shared/protocol/frames'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, shown, syncFrame } from '../testing/test-client.ts'
import { tickFor } from './room.ts'

/** What `change` makes of a copy of the document, as an update. */
function edit(doc: Y.Doc, change: (copy: Y.Doc) => void, clientId?: number): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  if (clientId !== undefined) copy.clientID = clientId
  const before = Y.encodeStateVector(copy)
  change(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

/** An update that inserts words at the beginning of the first clause. */
function words(doc: Y.Doc, text: string, clientId?: number): Uint8Array {
  return edit(doc, (copy) => clauseText(copy, 0).insert(0, text), clientId)
}

describe('batches', () => {
  test('[SY20] what one writes reaches everybody, the sender included, once it is durable', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul', { isStock: true })]
    const received = seoul.received
    hanoi.type(' Hanoi was here.')
    await house.surroundings.settle()
    expect(seoul.textOf()).toBe('The first clause. Hanoi was here.')
    expect(seoul.received).toBe(received + 1)
    expect(shown(house.stored())).toBe(shown(hanoi.doc))
    expect(house.errors).toEqual([])
  })

  test('[SY21] while a batch is being written, later frames wait and are sent as one', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul, reader] = [
      await house.enter('hanoi'),
      await house.enter('seoul'),
      await house.enter('tokyo', { isStock: true }),
    ]
    const write = Promise.withResolvers<void>()
    const units: number[] = []
    house.storage.onWrite = async (unit) => {
      units.push(unit.text?.appends.length ?? 0)
      if (units.length === 1) await write.promise
      return house.storage.writeNow(unit)
    }
    const received = reader.received
    hanoi.type(' One.')
    hanoi.type(' Two.')
    seoul.type(' Three.', 1)
    await house.surroundings.settle()
    expect(units).toEqual([1])
    expect(reader.received).toBe(received)
    write.resolve()
    await house.surroundings.settle()
    expect(units).toEqual([1, 2])
    expect(reader.received).toBe(received + 2)
    expect(reader.textOf(0)).toBe('The first clause. One. Two.')
    expect(reader.textOf(1)).toBe('The second clause. Three.')
  })

  test('[SY22] the tick is none for a few people and 50 ms for two hundred', () => {
    expect([1, 10, 105, 200, 1_000].map(tickFor)).toEqual([0, 0, 25, 50, 50])
  })

  test('[SY23] the log has a row for each frame: the client’s own bytes, with author, city and role', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { role: 'head' })
    const update = words(client.doc, 'Note: ')
    client.sendUpdate(update)
    await house.surroundings.settle()
    const row = house.updates().at(-1)
    expect(row).toMatchObject({ seq: 2, actor: 'person-hanoi', city_id: 'city-hanoi', role: 'head' })
    expect(row?.update).toEqual(update)
    expect(row?.at).toBe(new Date(house.surroundings.now()).toISOString())
  })

  test('[SY24] format marks that the document tidies up on its own are a row of the system', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
    // Both make the same words bold at once: one of the two marks at the beginning is redundant.
    const bold = (doc: Y.Doc) => edit(doc, (copy) => clauseText(copy, 0).format(0, 3, { bold: {} }))
    const [one, other] = [bold(hanoi.doc), bold(seoul.doc)]
    hanoi.sendUpdate(one)
    seoul.sendUpdate(other)
    await house.surroundings.settle()
    const actors = house.updates().map(({ actor }) => actor)
    expect(actors).toEqual(['elsewhere', 'person-hanoi', 'person-seoul', 'system'])
    expect(shown(house.stored())).toBe(shown(hanoi.doc))
    expect(shown(seoul.doc)).toBe(shown(hanoi.doc))
    expect(house.refused()).toEqual([])
  })
})

describe('acknowledgements', () => {
  test('[SY30] frames 1…n are acknowledged when they are durable, with the time', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    expect(client.acknowledged).toBe(client.documentFrames)
    client.type(' One.')
    client.type(' Two.')
    expect(client.acknowledged).toBeLessThan(client.documentFrames)
    await house.surroundings.settle()
    expect(client.acknowledged).toBe(client.documentFrames)
    expect(client.messages).toContainEqual({
      type: 'acknowledged',
      frame: client.documentFrames,
      at: house.surroundings.now(),
    })
  })

  test('[SY31] a frame that brings nothing new is acknowledged and not written again', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    const update = words(client.doc, 'Once. ')
    client.sendUpdate(update)
    client.sendUpdate(update)
    await house.surroundings.settle()
    expect(client.acknowledged).toBe(client.documentFrames)
    expect(house.updates()).toHaveLength(2)
  })

  test('[SY32] after a frame that is missing something, none is acknowledged until a step 2 brought it', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    const dropped = words(client.doc, 'Lost ')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(client.doc))
    Y.applyUpdate(copy, dropped)
    const answers = client.documentFrames
    // The client has it, but its frame is lost on the way.
    Y.applyUpdate(client.doc, dropped, client)
    client.doc.clientID = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(dropped)).keys()][0] ?? 0
    client.type(' and found.')
    await house.surroundings.settle()
    expect(client.documentFrames).toBe(answers + 2)
    expect(client.acknowledged).toBe(client.documentFrames)
    expect(shown(house.stored())).toBe(shown(client.doc))
    expect(client.textOf()).toBe('Lost The first clause. and found.')
    expect(house.refused()).toEqual([])
  })

  test('[SY33] a client that never brings what is missing is refused after three questions', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { isStock: true })
    const far = words(client.doc, 'far')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(client.doc))
    Y.applyUpdate(copy, far)
    copy.clientID = 77
    const before = Y.encodeStateVector(copy)
    clauseText(copy, 0).insert(2, 'away')
    const missing = Y.encodeStateAsUpdate(copy, before)
    for (let times = 0; times < 5 && !client.closed; times += 1) {
      client.send(syncFrame(1, missing))
      await house.surroundings.settle()
    }
    expect(client.closed).toEqual({ code: CLOSE.malformed, reason: 'missing' })
  })

  test('[SY34] a stock client is sent none of our own frames', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { isStock: true })
    client.type(' Stock.')
    await house.surroundings.advance(5_000)
    expect(client.messages).toEqual([])
  })
})

describe('refusals', () => {
  test('[SY40] our client is told which frame was refused and why; what came before is kept, what comes after is not', async () => {
    const house = new SyncHouse()
    const [client, witness] = [await house.enter('hanoi'), await house.enter('seoul')]
    client.type(' Before.')
    const number = client.documentFrames + 1
    client.sendUpdate(new Uint8Array([1, 2, 3]))
    client.type(' After.')
    await house.surroundings.settle()
    client.type(' Later.')
    await house.surroundings.settle()
    expect(client.messages.find(({ type }) => type === 'refused')).toEqual({
      type: 'refused',
      code: 'malformed',
      frame: number,
      clauses: [],
      locked: [],
    })
    expect(client.acknowledged).toBe(number - 1)
    expect(client.closed).toBeUndefined()
    expect(witness.textOf()).toBe('The first clause. Before.')
    expect(house.refused()).toEqual(['malformed'])
  })

  test('[SY41] a stock client is closed with a final code', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { isStock: true })
    client.sendUpdate(new Uint8Array([1, 2, 3]))
    await house.surroundings.settle()
    expect(client.closed).toEqual({ code: CLOSE.malformed, reason: 'malformed' })
  })

  test('[SY42] of a hundred frames in one go, the fiftieth refused, 49 are kept whatever batch they fall into', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { isStock: true })
    const write = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await write.promise
      return house.storage.writeNow(unit)
    }
    for (let number = 1; number <= 100; number += 1) {
      if (number === 50) client.sendUpdate(new Uint8Array([9]))
      else client.type(` ${number}.`)
    }
    write.resolve()
    await house.surroundings.settle()
    const kept = clauseText(house.stored(), 0).toString()
    expect(kept.endsWith(' 49.')).toBe(true)
    expect(house.updates()).toHaveLength(50)
  })

  test('[SY43] a reader sees live and cannot write', async () => {
    const house = new SyncHouse()
    const [viewer, writer] = [await house.enter('busan', { role: 'viewer' }), await house.enter('seoul')]
    writer.type(' Live.')
    await house.surroundings.settle()
    expect(viewer.textOf()).toBe('The first clause. Live.')
    viewer.sendUpdate(words(viewer.doc, 'Mine: '))
    await house.surroundings.settle()
    expect(viewer.messages).toContainEqual(expect.objectContaining({ code: 'read-only' }))
    expect(writer.textOf()).toBe('The first clause. Live.')
  })

  test.each([
    ['an unknown kind', new Uint8Array([99, 1, 0])],
    ['two messages in one', new Uint8Array([...syncFrame(0, new Uint8Array([0])), 0, 0, 1, 0])],
    ['an unknown step', syncFrame(7, new Uint8Array([0]))],
    ['nothing', new Uint8Array()],
    ['a length beyond its end', new Uint8Array([0, 2, 200, 1])],
    ['one of our own kinds', new Uint8Array([121, 1, 1])],
    ['an awareness update that ends early', new Uint8Array([1, 2, 1, 5])],
  ])('[SY44] an unclear frame closes its connection: %s', async (_, frame) => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    client.send(frame)
    await house.surroundings.settle()
    expect(client.closed).toEqual({ code: CLOSE.malformed, reason: 'unclear-frame' })
  })

  test('[SY45] frames of somebody who was removed are not judged any more, those in the queue neither', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    const write = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await write.promise
      return house.storage.writeNow(unit)
    }
    client.type(' In time.')
    client.type(' Too late.')
    await house.surroundings.settle()
    house.remove('hanoi')
    await house.surroundings.settle()
    expect(client.closed).toEqual({ code: CLOSE.forbidden, reason: 'removed' })
    write.resolve()
    await house.surroundings.settle()
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. In time.')
  })

  test('[SY46] frames of somebody who left are still judged', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi')
    const write = Promise.withResolvers<void>()
    house.storage.onWrite = async (unit) => {
      await write.promise
      return house.storage.writeNow(unit)
    }
    client.type(' One.')
    client.type(' Two.')
    await house.surroundings.settle()
    client.leave()
    write.resolve()
    await house.surroundings.settle()
    expect(clauseText(house.stored(), 0).toString()).toBe('The first clause. One. Two.')
  })
})

describe('client ids', () => {
  test('[SY50] an id belongs to the person who wrote under it first', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul', { isStock: true })]
    hanoi.type(' Mine.')
    await house.surroundings.settle()
    seoul.sendUpdate(words(seoul.doc, 'Forged: ', hanoi.doc.clientID))
    await house.surroundings.settle()
    expect(seoul.closed).toEqual({ code: CLOSE.forbidden, reason: 'foreign-client' })
    expect(hanoi.textOf()).toBe('The first clause. Mine.')
    expect((await house.storage.loadText(TEXT))?.clients).toEqual([
      {
        client_id: hanoi.doc.clientID,
        person_id: 'person-hanoi',
        city_id: 'city-hanoi',
        epoch: 'epoch-1',
      },
    ])
  })

  test('[SY51] an id that somebody is present under is claimed before its first word', async () => {
    const house = new SyncHouse()
    const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul', { isStock: true })]
    hanoi.sendAwareness(hanoi.doc.clientID, 1, { clause: null })
    await house.surroundings.settle()
    seoul.sendUpdate(words(seoul.doc, 'Forged: ', hanoi.doc.clientID))
    await house.surroundings.settle()
    expect(seoul.closed?.reason).toBe('foreign-client')
  })

  test('[SY52] the ids of a text’s seed belong to the system', async () => {
    const house = new SyncHouse()
    const client = await house.enter('hanoi', { isStock: true })
    client.sendUpdate(words(client.doc, 'Forged: ', 1))
    await house.surroundings.settle()
    expect(client.closed?.reason).toBe('foreign-client')
  })

  test('[SY53] a replica that has what nobody here ever wrote is of another epoch', async () => {
    const house = new SyncHouse()
    const hanoi = await house.enter('hanoi')
    hanoi.type(' Before the backup.')
    await house.surroundings.settle()
    const future = new Y.Doc()
    Y.applyUpdate(future, Y.encodeStateAsUpdate(hanoi.doc))
    Y.applyUpdate(future, words(hanoi.doc, 'After. ', hanoi.doc.clientID))
    const seoul = await house.enter('seoul', { doc: future, isStock: true })
    expect(seoul.closed).toEqual({ code: CLOSE.otherEpoch, reason: 'epoch' })
  })

  test('[SY54] what a client of an ended epoch brings is refused', async () => {
    const house = new SyncHouse()
    house.claim(55, 'person-hanoi', 'city-hanoi', 'epoch-0')
    const client = await house.enter('hanoi')
    client.sendUpdate(words(client.doc, 'Old: ', 55))
    await house.surroundings.settle()
    expect(client.closed).toEqual({ code: CLOSE.otherEpoch, reason: 'epoch' })
  })

  test('[SY55] offline work of a first session is taken, and its id is claimed', async () => {
    const house = new SyncHouse()
    const first = await house.enter('hanoi')
    const offline = new Y.Doc()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(first.doc))
    clauseText(offline, 1).insert(0, 'Offline: ')
    const back = await house.enter('hanoi', { doc: offline })
    expect(first.textOf(1)).toBe('Offline: The second clause.')
    expect(back.acknowledged).toBe(back.documentFrames)
  })
})

test('[SY25] somebody’s flood does not hold up the keystrokes of others', async () => {
  const house = new SyncHouse()
  const [flooder, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const write = Promise.withResolvers<void>()
  const units: string[][] = []
  house.storage.onWrite = async (unit) => {
    units.push(unit.text?.appends.map(({ actor }) => actor) ?? [])
    await write.promise
    return house.storage.writeNow(unit)
  }
  for (let times = 0; times < 300; times += 1) flooder.type('x')
  seoul.type(' One key.', 1)
  write.resolve()
  await house.surroundings.advance(1_000)
  expect(units[1]).toHaveLength(33)
  expect(units[1]?.at(-1)).toBe('person-seoul')
  expect(clauseText(house.stored(), 0).toString()).toBe(`The first clause.${'x'.repeat(300)}`)
})
