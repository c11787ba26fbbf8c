// No character vanishes unseen: of everything that people write against each other, each character stays in the text, was
// deleted by somebody who had it, or is found as swallowed.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { GatedRoom } from '../testing/gated-room.ts'
import { seededRandom } from '../testing/random.ts'
import { writeSomething } from '../testing/random-writer.ts'
import { smallContent } from '../testing/small-text.ts'
import type { ResolvedUpdate } from './resolve-update.ts'
import { findSwallowed } from './swallowed.ts'

const ROOMS = process.env.PLENARY_TEST_LONG ? 1_000 : 15
const STEPS_PER_ROOM = 150

/** Each character by `client:clock`. */
type Characters = Map<string, string>

function livingCharacters(doc: Y.Doc): Characters {
  const living: Characters = new Map()
  const walk = (type: Y.AbstractType<unknown>) => {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentType) walk(item.content.type)
      if (item.content instanceof Y.ContentString) addAll(living, item.id, item.content.str)
    }
  }
  walk(doc.getXmlFragment(FRAGMENT) as Y.AbstractType<unknown>)
  return living
}

function addAll(
  characters: Characters,
  { client, clock }: { client: number; clock: number },
  text: string,
): void {
  for (let offset = 0; offset < text.length; offset++) {
    characters.set(`${client}:${clock + offset}`, text.charAt(offset))
  }
}

/** The characters of each author, in no order. */
function byAuthor(entries: Iterable<readonly [client: number, text: string]>): Map<number, string> {
  const authors = new Map<number, string>()
  for (const [client, text] of entries) authors.set(client, (authors.get(client) ?? '') + text)
  return new Map([...authors].sort().map(([client, text]) => [client, text.split('').sort().join('')]))
}

function vanished(before: Characters, after: Characters, update: ResolvedUpdate): [number, string][] {
  return [...before].flatMap(([key, character]): [number, string][] => {
    const [client = 0, clock = 0] = key.split(':').map(Number)
    return after.has(key) || update.names({ client, clock }) ? [] : [[client, character]]
  })
}

test(`[SW8] in ${ROOMS} rooms no character vanishes unseen`, { timeout: ROOMS * 10_000 }, () => {
  const first = Date.now() % 1_000_000
  let swallowedCharacters = 0
  for (let seed = first; seed < first + ROOMS; seed++) {
    const random = seededRandom(seed)
    const room = new GatedRoom({
      content: smallContent,
      writers: 3,
      readers: 0,
      random,
      onJudged(verdict, _, doc) {
        if (verdict.kind !== 'ok') return undefined
        const { update } = verdict
        const found = findSwallowed(update)
        const before = livingCharacters(doc)
        for (const struct of update.structs) {
          if (struct.content.kind === 'text') addAll(before, struct, struct.content.text)
        }
        return () => {
          const lost = vanished(before, livingCharacters(doc), update)
          swallowedCharacters += lost.length
          expect(byAuthor(found.map(({ clientId, text }) => [clientId, text]))).toEqual(byAuthor(lost))
        }
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
  process.stdout.write(
    `[SW8] seeds ${first}–${first + ROOMS - 1}: ${swallowedCharacters} characters swallowed and found\n`,
  )
  expect(swallowedCharacters).toBeGreaterThan(0)
})
