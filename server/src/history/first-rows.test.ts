import { expect, test } from 'vitest'
import { FirstRows } from './first-rows.ts'

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
