// Cities write at random; afterwards every moment of the text reads as it did then.
import { seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { PastHall } from '../testing/past-hall.ts'
import { TEXT } from '../testing/sync-house.ts'
import { TextHistory } from './text-history.ts'

const ROUNDS = process.env.PLENARY_TEST_LONG ? 40 : 4
const STEPS = 150
const CITIES = ['hanoi', 'seoul', 'tokyo']

async function play(seed: number): Promise<number> {
  const random = seededRandom(seed)
  const hall = new PastHall(random)
  for (const city of CITIES) await hall.enter(city)
  await hall.play(STEPS)
  hall.leave()
  const reader = new PastReader(hall.house.file)
  const history = new TextHistory(reader)
  for (const { sequence, content, digest, clauses } of hall.noted) {
    expect(history.content(TEXT, sequence)).toMatchObject({ sequence, content, digest, clauses })
  }
  const doc = new Y.Doc()
  for (const { seq, update } of hall.house.updates()) {
    Y.applyUpdate(doc, update)
    expect(history.content(TEXT, seq)?.content).toEqual(readContent(doc))
  }
  reader.close()
  return hall.noted.length
}

test('[PA1] at every sequence the text reads as it did then', { timeout: ROUNDS * 60_000 }, async () => {
  const first = Date.now() % 1_000_000
  let noted = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const seed = first + round
    try {
      noted += await play(seed)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[PA1] seeds from ${first}: ${noted} moments\n`)
})
