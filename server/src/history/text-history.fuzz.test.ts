// Cities write at random, and in between everybody leaves and the log is packed, or is not; afterwards every moment of the
// text reads as it did then.
import { DatabaseSync } from 'node:sqlite'
import { wordsBefore, wordsNow, wordsOf } from '@plenary/shared/compare/apply-comparison'
import { seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { findDamage } from '../operations/verify-data.ts'
import { type Chore, nextChore } from '../storage/sqlite/log-chores.ts'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { type Noted, PastHall } from '../testing/past-hall.ts'
import { TEXT } from '../testing/sync-house.ts'
import { choreUnit } from './chore-unit.ts'
import { TextHistory } from './text-history.ts'

const ROUNDS = process.env.PLENARY_TEST_LONG ? 40 : 1
const SITTINGS = 3
const STEPS = 50
const PAIRS = 20
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
  for (let pair = 0; pair < PAIRS; pair += 1)
    checkPair(history, random.pick(hall.noted), random.pick(hall.noted))
  reader.close()
  const db = new DatabaseSync(house.file)
  expect(findDamage(db)).toBeUndefined()
  db.close()
  return { ...tally, moments: hall.noted.length }
}

/** The comparison has all words of both moments and no others, and names who made each change. */
function checkPair(history: TextHistory, one: Noted, other: Noted): void {
  const [before, now] = one.sequence <= other.sequence ? [one, other] : [other, one]
  const compared = history.compare(TEXT, before.sequence, now.sequence)
  const parts = compared?.parts ?? []
  expect(wordsBefore(parts)).toEqual(wordsOf(before.content))
  expect(wordsNow(parts)).toEqual(wordsOf(now.content))
  const named = new Set<number>()
  for (const { clauseId, moved, pieces } of parts) {
    for (const piece of pieces) {
      if (piece.kind === 'kept') continue
      expect([before.sequence, now.sequence, piece, piece.by.length > 0]).toEqual([
        before.sequence,
        now.sequence,
        piece,
        true,
      ])
      for (const { author } of piece.by) named.add(author)
    }
    for (const { author } of moved ?? []) named.add(author)
    if (clauseId === null) continue
    expect(history.compare(TEXT, before.sequence, now.sequence, clauseId)?.parts).toHaveLength(1)
  }
  expect(named.size).toBe(compared?.authors.length)
  const restored = history.compareWith(TEXT, now.sequence, before.content)?.parts ?? []
  expect(wordsBefore(restored)).toEqual(wordsOf(now.content))
  expect(wordsNow(restored)).toEqual(wordsOf(before.content))
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

test('[PA1] [PA11] at every sequence the text reads as it did then, and any two are compared', {
  timeout: ROUNDS * 60_000,
}, async () => {
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
