// What the board is made of: its columns and rows, what a cell shows, what is left of it under a filter.
import { FIRST, SECOND } from '@plenary/shared/testing/small-text'
import { expect, test } from 'vitest'
import { cellKey, filtered, shownCells, WHOLE } from './board.ts'
import { declaration, roster, said, smallBoard } from './testing/small-board.ts'

const shown = (board: ReturnType<typeof smallBoard>, city: string, column: string) =>
  shownCells(board).get(cellKey(city, column))

test('[BD5] columns are the numbered clauses and the whole text, rows the cities in their order', () => {
  const { columns, rows } = smallBoard({ lockedClauses: new Set([SECOND]) })
  expect(columns.map(({ key, number, words, isLocked }) => [key, number, words, isLocked])).toEqual([
    [FIRST, 1, 'Cooperate', false],
    [SECOND, 2, 'Share 𠮷 words', true],
    [WHOLE, 0, '', false],
  ])
  expect(columns.map(({ digest }) => digest)).toEqual(['first-1', 'second-1', 'text-1'])
  expect(rows.map(({ cityId }) => cityId)).toEqual(['hanoi', 'jakarta', 'seoul'])
})

test('[BD5] a column counts those that agree to the words as they are', () => {
  const entries = [
    said('hanoi', 'agrees', FIRST),
    said('jakarta', 'ad-referendum', FIRST),
    said('seoul', 'agrees', FIRST, { digest: 'first-0' }),
  ]
  expect(smallBoard({ entries }).columns.map(({ agreeing }) => agreeing)).toEqual([1, 0, 0])
})

test('[BD6] a position on earlier words is to be reaffirmed', () => {
  const board = smallBoard({ entries: [said('seoul', 'agrees', FIRST, { digest: 'first-0' })] })
  expect(shown(board, 'seoul', FIRST)).toBe('stale')
})

test('[BD7] the whole text speaks for a clause of which nothing was said, until it is stale', () => {
  const entries = [said('hanoi', 'agrees', null), said('hanoi', 'reserves', FIRST)]
  const board = smallBoard({ entries })
  expect([FIRST, SECOND, WHOLE].map((column) => shown(board, 'hanoi', column))).toEqual([
    'reserves',
    'agrees',
    'agrees',
  ])
  const later = smallBoard({ entries: [said('hanoi', 'agrees', null, { digest: 'text-0' })] })
  expect([SECOND, WHOLE].map((column) => shown(later, 'hanoi', column))).toEqual(['silent', 'stale'])
})

test('[BD7] an objection stands whatever has become of the words', () => {
  const board = smallBoard({ entries: [said('seoul', 'objects', FIRST, { digest: 'first-0' })] })
  expect(shown(board, 'seoul', FIRST)).toBe('objects')
})

test('[BD8] who does not count is not counted; who is acted for has the holder', () => {
  const [hanoi, jakarta, seoul] = roster.map((entry) => ({ ...entry }))
  if (!hanoi || !jakarta || !seoul) throw new Error('three cities')
  const facts = {
    declaration: {
      ...declaration,
      roster: [hanoi, { ...jakarta, present: false }, { ...seoul, counts: false }],
    },
    entries: [said('hanoi', 'agrees', FIRST), said('seoul', 'agrees', FIRST)],
    proxies: [
      { principalId: 'jakarta', holderId: 'hanoi', scopes: ['decide'] as const, letter: 'of 1 November' },
    ],
  }
  const { columns, rows, counting } = smallBoard(facts)
  expect([columns[0]?.agreeing, counting]).toEqual([1, 2])
  expect(rows.map(({ holderId }) => holderId)).toEqual([undefined, 'hanoi', undefined])
})

test('[BD10] a filter leaves the columns that are not agreed, what is stale, or the own cities', () => {
  const entries = [
    ...['hanoi', 'jakarta', 'seoul'].map((city) => said(city, 'agrees', FIRST)),
    said('seoul', 'agrees', SECOND, { digest: 'second-0' }),
  ]
  const board = smallBoard({ entries })
  const left = (filter: 'everything' | 'not-agreed' | 'stale' | 'own') => {
    const { columns, rows } = filtered(board, filter, new Set(['hanoi']))
    return [columns.map(({ key }) => key), rows.map(({ cityId }) => cityId)]
  }
  expect(left('everything')).toEqual([
    [FIRST, SECOND, WHOLE],
    ['hanoi', 'jakarta', 'seoul'],
  ])
  expect(left('not-agreed')[0]).toEqual([SECOND, WHOLE])
  expect(left('stale')).toEqual([[SECOND], ['seoul']])
  expect(left('own')[1]).toEqual(['hanoi'])
})
