// What an update is found to carry is what it says: the same letters, older ones, each once.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GatedRoom } from '../testing/gated-room.ts'
import { seededRandom } from '../testing/random.ts'
import { writeSomething } from '../testing/random-writer.ts'
import { smallContent } from '../testing/small-text.ts'
import { type CarriedText, carriedText } from './carried-text.ts'
import type { ResolvedUpdate } from './resolve-update.ts'

const ROOMS = process.env.PLENARY_TEST_LONG ? 400 : 10
const STEPS_PER_ROOM = 150

test(`[AT9] in ${ROOMS} rooms what is carried has the letters of its source, which is older and gone`, {
  timeout: ROOMS * 10_000,
}, () => {
  const first = Date.now() % 1_000_000
  let characters = 0
  for (let seed = first; seed < first + ROOMS; seed++) {
    const random = seededRandom(seed)
    const copied = new Set<string>()
    const room = new GatedRoom({
      content: smallContent,
      writers: 3,
      readers: 0,
      random,
      onJudged(verdict, _, doc) {
        if (verdict.kind !== 'ok') return undefined
        const sources = new Set<string>()
        for (const piece of carriedText(verdict.update)) {
          check(piece, verdict.update, doc, { copied, sources })
          characters += piece.length
        }
        return undefined
      },
    })
    try {
      for (let step = 0; step < STEPS_PER_ROOM; step++) {
        const person = random.pick(room.writers)
        writeSomething(person.editor, random)
        if (random.chance(0.03)) room.disconnect(person)
        if (random.chance(0.02)) for (const other of room.people) if (!other.isConnected) room.connect(other)
        if (random.chance(0.2)) room.takeBatch()
        if (random.chance(0.1)) random.pick(room.people).receive()
      }
      room.settle()
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
    room.destroy()
  }
  process.stdout.write(`[AT9] seeds ${first}–${first + ROOMS - 1}: ${characters} characters carried\n`)
  expect(characters).toBeGreaterThan(0)
})

function check(
  piece: CarriedText,
  update: ResolvedUpdate,
  doc: Y.Doc,
  { copied, sources }: { copied: Set<string>; sources: Set<string> },
): void {
  for (let offset = 0; offset < piece.length; offset++) {
    const copy = { client: piece.clientId, clock: piece.clock + offset }
    const source = { client: piece.sourceClientId, clock: piece.sourceClock + offset }
    expect(copy.clock).toBeGreaterThanOrEqual(Y.getState(doc.store, copy.client))
    expect(source.clock).toBeLessThan(Y.getState(doc.store, source.client))
    expect(update.names(copy)).toBe(false)
    expect(update.names(source)).toBe(true)
    expect(newLetter(update, copy)).toBe(oldLetter(doc, source))
    for (const [seen, { client, clock }] of [
      [copied, copy],
      [sources, source],
    ] as const) {
      expect(seen.has(`${client}:${clock}`)).toBe(false)
      seen.add(`${client}:${clock}`)
    }
  }
}

function newLetter(
  { structs }: ResolvedUpdate,
  { client, clock }: { client: number; clock: number },
): string {
  const struct = structs.find(
    (one) => one.client === client && one.clock <= clock && clock < one.clock + one.length,
  )
  return struct?.content.kind === 'text' ? struct.content.text.charAt(clock - struct.clock) : ''
}

function oldLetter(doc: Y.Doc, { client, clock }: { client: number; clock: number }): string {
  const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item
  return item.content instanceof Y.ContentString ? item.content.str.charAt(clock - item.id.clock) : ''
}
