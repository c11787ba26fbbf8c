// Several people who write, split, join, move, mark and delete, with real editors; any two moments are compared.
import { expect, test } from 'vitest'
import { seededRandom } from '../testing/random.ts'
import { playSession, type SessionMoment } from '../testing/session-moments.ts'
import type { StrokeLog } from '../testing/stroke-log.ts'
import { wordsBefore, wordsNow, wordsOf } from './apply-comparison.ts'
import { compareContents, compareTraced } from './compare-texts.ts'
import type { ComparedPart } from './comparison.ts'
import { movesAsPairs } from './moves-as-pairs.ts'

const ROOMS = process.env.PLENARY_TEST_LONG ? 1_000 : 10
const STEPS = 60
/** Rooms that once failed. */
const KEPT_SEEDS: readonly number[] = [326_679, 366_836, 457_895]

function checkOrder(parts: readonly ComparedPart[], moment: SessionMoment): void {
  const now = parts.flatMap(({ now: place, container }) => (place ? `${container} ${place.path}` : []))
  expect(now).toEqual(moment.traced.map(({ container, path }) => `${container} ${path}`))
}

function checkAuthors(parts: readonly ComparedPart[]): void {
  for (const { pieces, moved, container } of parts) {
    for (const piece of pieces)
      if (piece.kind !== 'kept')
        expect([container, piece, piece.by.length]).not.toEqual([container, piece, 0])
    if (moved) expect(moved).not.toEqual([])
  }
}

/** Nothing moved in them: both orders can be read off one list. */
function checkPairs(parts: readonly ComparedPart[]): void {
  const unmoved = movesAsPairs(parts).map(({ part }) => part)
  expect(unmoved.filter(({ moved }) => moved !== null)).toEqual([])
  const before = unmoved.filter((part) => part.before !== null)
  expect(before.map((part) => part.before)).toEqual(wordsBefore(unmoved).map(({ path }) => ({ path })))
  expect(wordsBefore(unmoved)).toEqual(wordsBefore(parts))
  expect(wordsNow(unmoved)).toEqual(wordsNow(parts))
}

function checkSame(parts: readonly ComparedPart[]): void {
  expect(parts.filter(({ fate, moved }) => fate !== 'same' || moved !== null)).toEqual([])
  expect(parts.flatMap(({ pieces }) => pieces).filter(({ kind }) => kind !== 'kept')).toEqual([])
}

function checkPair(before: SessionMoment, now: SessionMoment, log: StrokeLog): void {
  const strokes = log.since(before.rows)
  const parts = compareTraced(before.traced, now.traced, { language: 'en', strokes })
  const untraced = compareContents(before.content, now.content, 'ja')
  for (const each of [parts, untraced]) {
    expect(wordsNow(each)).toEqual(wordsOf(now.content))
    expect(wordsBefore(each)).toEqual(wordsOf(before.content))
    checkOrder(each, now)
    checkPairs(each)
  }
  checkAuthors(parts)
}

test('[CM30] over random sessions every comparison gives both wordings, and every change has its author', {
  timeout: 600_000,
}, () => {
  const first = Date.now() % 1_000_000
  for (let room = 0; room < ROOMS; room += 1) {
    const seed = KEPT_SEEDS[room] ?? first + room
    try {
      const { log, moments } = playSession(seededRandom(seed), STEPS)
      moments.forEach((now, index) => {
        checkSame(compareTraced(now.traced, now.traced, { language: 'en', strokes: log.since(now.rows) }))
        for (const before of moments.slice(0, index)) checkPair(before, now, log)
      })
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
  process.stdout.write(`[CM30] ${ROOMS} rooms, seeds from ${first}\n`)
})
