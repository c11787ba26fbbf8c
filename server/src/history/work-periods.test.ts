import { expect, test } from 'vitest'
import type { RowHead } from '../storage/sqlite/row-pack.ts'
import { workPeriods } from './work-periods.ts'

function headsOf(rows: readonly (readonly [minute: number, actor: string])[]): RowHead[] {
  const heads = rows.map(([minute, actor], index) => ({
    seq: index + 1,
    actor,
    city_id: actor === 'system' ? null : `city-${actor}`,
    role: actor === 'system' ? ('system' as const) : ('drafter' as const),
    at: new Date(Date.UTC(2010, 10, 8, 9, minute)).toISOString(),
  }))
  return heads.reverse()
}

test('[PA4] a period ends where nobody writes for more than ten minutes, and names the busiest first', () => {
  const heads = headsOf([
    [0, 'system'],
    [1, 'hanoi'],
    [11, 'seoul'],
    [12, 'seoul'],
    [23, 'hanoi'],
    [24, 'system'],
    [33, 'hanoi'],
  ])
  const [second, first] = workPeriods(heads, 5, new Set())
  expect(first).toEqual({
    from: '2010-11-08T09:01:00.000Z',
    to: '2010-11-08T09:12:00.000Z',
    fromSequence: 2,
    toSequence: 4,
    authors: [
      { personId: 'seoul', cityId: 'city-seoul', role: 'drafter', changes: 2 },
      { personId: 'hanoi', cityId: 'city-hanoi', role: 'drafter', changes: 1 },
    ],
  })
  expect(second).toMatchObject({ fromSequence: 5, toSequence: 7 })
})

test('[PA4] what nobody but the server wrote is nobody’s work', () => {
  expect(workPeriods(headsOf([[0, 'system']]), 5, new Set())).toEqual([])
})

test('[VE70] what a version holds and what was written after it are two periods, each with its own authors', () => {
  const heads = headsOf([
    [1, 'hanoi'],
    [2, 'system'],
    [3, 'seoul'],
    [4, 'seoul'],
  ])
  const authors = (versions: number[]) =>
    workPeriods(heads, 5, new Set(versions)).map((period) => [
      period.fromSequence,
      period.toSequence,
      ...period.authors.map(({ personId }) => personId),
    ])
  const divided = [
    [3, 4, 'seoul'],
    [1, 1, 'hanoi'],
  ]
  expect(authors([1])).toEqual(divided)
  expect(authors([2])).toEqual(divided)
  expect(authors([4])).toEqual([[1, 4, 'seoul', 'hanoi']])
})
