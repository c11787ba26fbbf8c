import { seededRandom } from '@plenary/shared/testing/random'
import { expect, test } from 'vitest'
import { FirstRows } from './first-rows.ts'

const A_BILLION = 2 ** 30

test('[PA60] rows that name a billion clocks at once cost no more than rows that name one', () => {
  const rows = new FirstRows()
  rows.add(7, 0, 3, 1)
  for (let seq = 2; seq <= 1_000; seq += 1) rows.add(7, seq, A_BILLION, seq)
  expect(rows.find(7, A_BILLION - 1)).toBe(2)
  expect(rows.find(7, 2)).toBe(1)
  expect(rows.find(7, A_BILLION)).toBeUndefined()
})

test('[PA60] whatever ranges rows name, the first that named a clock is found', () => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed)
    const rows = new FirstRows()
    const first = new Map<number, number>()
    for (let seq = 1; seq <= 400; seq += 1) {
      const clock = random.int(900)
      const end = clock + 1 + random.int(40)
      rows.add(7, clock, end, seq)
      for (let each = clock; each < end; each += 1) if (!first.has(each)) first.set(each, seq)
      const asked = random.int(1_000)
      expect(rows.find(7, asked), `seed ${seed}`).toBe(first.get(asked))
    }
    for (let each = 0; each < 1_000; each += 1) expect(rows.find(7, each)).toBe(first.get(each))
  }
  expect(new FirstRows().find(7, 0)).toBeUndefined()
})

test('[PA5] of the rows that name the same clocks, the first one counts', () => {
  const rows = new FirstRows()
  rows.add(7, 10, 12, 1)
  rows.add(7, 0, 100, 2)
  rows.add(8, 0, 1, 3)
  rows.add(7, 5, 200, 4)
  expect([9, 10, 11, 12, 99, 100, 199].map((clock) => rows.find(7, clock))).toEqual([2, 1, 1, 2, 2, 4, 4])
  expect(rows.find(7, 200)).toBeUndefined()
  expect(rows.find(8, 1)).toBeUndefined()
  expect(rows.find(9, 0)).toBeUndefined()
})
