// Cities write at random, and in between everybody leaves and the log is packed, or is not; afterwards every moment of the
// text reads as it did then.
import { DatabaseSync } from 'node:sqlite'
import { seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { findDamage } from '../operations/verify-data.ts'
import { type Chore, nextChore } from '../storage/sqlite/log-chores.ts'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { PastHall } from '../testing/past-hall.ts'
import { TEXT } from '../testing/sync-house.ts'
import { choreUnit } from './chore-unit.ts'
import { TextHistory } from './text-history.ts'

const ROUNDS = process.env.PLENARY_TEST_LONG ? 40 : 4
const SITTINGS = 3
const STEPS = 50
const CITIES = ['hanoi', 'seoul', 'tokyo']

const SMALL = { rowsInPack: 16, leastRowsBetween: 32, largestShare: 2 }

async function play(seed: number): Promise<Tally> {
  const random = seededRandom(seed)
  const hall = new PastHall(random)
  const { house } = hall
  const live = new Y.Doc()
  const tally = { moments: 0, packs: 0, milestones: 0 }
  for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
    for (const city of CITIES) await hall.enter(city)
    await hall.play(STEPS)
    await hall.leave()
    for (const { kind } of random.chance(0.7) ? packAll(hall) : []) tally[`${kind}s`] += 1
  }
  const reader = new PastReader(house.file)
  const history = new TextHistory(reader)
  for (const noted of hall.noted) expect(history.content(TEXT, noted.sequence)).toMatchObject(noted)
  for (const { seq, update } of house.updates()) {
    Y.applyUpdate(live, update)
    expect(history.content(TEXT, seq)?.content).toEqual(readContent(live))
  }
  reader.close()
  const db = new DatabaseSync(house.file)
  expect(findDamage(db)).toBeUndefined()
  db.close()
  return { ...tally, moments: hall.noted.length }
}

function packAll({ house }: PastHall): Chore[] {
  const reader = new PastReader(house.file)
  const done: Chore[] = []
  for (;;) {
    const chore = reader.snapshot(() => nextChore(reader, TEXT, SMALL))
    if (!chore) break
    expect(house.storage.writeNow(choreUnit(house.storage.read, TEXT, chore))).toEqual({ outcome: 'written' })
    done.push(chore)
  }
  reader.close()
  return done
}

interface Tally {
  moments: number
  packs: number
  milestones: number
}

test('[PA1] at every sequence the text reads as it did then', { timeout: ROUNDS * 60_000 }, async () => {
  const first = Date.now() % 1_000_000
  const tally: Tally = { moments: 0, packs: 0, milestones: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const seed = first + round
    try {
      const played = await play(seed)
      tally.moments += played.moments
      tally.packs += played.packs
      tally.milestones += played.milestones
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[PA1] seeds from ${first}: ${JSON.stringify(tally)}\n`)
})
