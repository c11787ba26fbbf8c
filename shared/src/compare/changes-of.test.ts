// The changes of a comparison as a list.
import { expect, test } from 'vitest'
import { FIRST, SECOND } from '../testing/small-text.ts'
import { changesByCity, changesInClause, changesOf } from './changes-of.ts'
import type { Author, ComparedPart, Piece, Stroke } from './comparison.ts'

const author = (cityId: string): Author => ({ personId: cityId, name: cityId, cityId, role: 'drafter' })
const AUTHORS = [author('hanoi'), author('seoul')]
const stroke = (of: number, minute = 0): Stroke => ({ author: of, at: `2010-11-09T10:0${minute}:00.000Z` })
const kept = (text: string): Piece => ({ kind: 'kept', text, marks: [] })
const changed = (kind: 'inserted' | 'deleted', text: string, ...by: Stroke[]): Piece => ({
  kind,
  text,
  marks: [],
  by,
})
const formatted = (text: string, ...by: Stroke[]): Piece => ({
  kind: 'formatted',
  text,
  marks: [{ type: 'bold' }],
  marksBefore: [],
  by,
})
const part = (clauseId: string | null, pieces: Piece[], more: Partial<ComparedPart> = {}): ComparedPart => ({
  container: clauseId ? 'clauses' : 'title',
  clauseId,
  fate: 'changed',
  before: { path: [1] },
  now: { path: [1] },
  moved: null,
  pieces,
  ...more,
})

test('[CM31] changes are listed with their kind, their place, and who made them when', () => {
  const parts = [
    part(null, [
      kept('a'),
      changed('deleted', 'b', stroke(0)),
      changed('inserted', 'c', stroke(0, 5)),
      kept(' d '),
    ]),
    part(FIRST, [changed('inserted', 'new', stroke(1)), kept('\n')], { fate: 'inserted', before: null }),
    part(SECOND, [kept('x '), formatted('y', stroke(1)), changed('inserted', 'z', stroke(1))], {
      moved: [stroke(0)],
    }),
    part('clausegone0000', [changed('deleted', 'x', stroke(0)), changed('deleted', '\n', stroke(0))], {
      fate: 'deleted',
      now: null,
    }),
  ]
  expect(changesOf(parts)).toEqual([
    { key: 'title.1 words 1', kind: 'words', part: 0, from: 1, to: 3, by: [stroke(0, 5)] },
    { key: `${FIRST} inserted-clause 0`, kind: 'inserted-clause', part: 1, from: 0, to: 2, by: [stroke(1)] },
    { key: `${SECOND} moved 0`, kind: 'moved', part: 2, from: 0, to: 0, by: [stroke(0)] },
    { key: `${SECOND} formatting 2`, kind: 'formatting', part: 2, from: 1, to: 2, by: [stroke(1)] },
    { key: `${SECOND} words 3`, kind: 'words', part: 2, from: 2, to: 3, by: [stroke(1)] },
    {
      key: 'clausegone0000 deleted-clause 0',
      kind: 'deleted-clause',
      part: 3,
      from: 0,
      to: 2,
      by: [stroke(0)],
    },
  ])
})

test('[CM32] changes that only white space or a paragraph’s end divides are one, if the same people made them', () => {
  const runs = (...pieces: Piece[]) => changesOf([part(FIRST, pieces)]).map(({ from, to }) => [from, to])
  const [one, same, other] = [
    changed('inserted', 'a', stroke(0)),
    changed('inserted', 'b', stroke(0, 3)),
    changed('inserted', 'c', stroke(1)),
  ]
  expect(runs(one, kept(' '), same)).toEqual([[0, 3]])
  expect(runs(one, kept('\n'), same)).toEqual([[0, 3]])
  expect(runs(one, kept(' '), other)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(runs(one, kept(' the '), same)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(runs(one, other)).toEqual([[0, 2]])
})

test('[CM33] changes are chosen by city and by clause, and keep their keys when something else is changed', () => {
  const words = [
    kept('x '),
    changed('inserted', 'y', stroke(0)),
    kept(' z '),
    changed('deleted', 'a', stroke(1)),
  ]
  const parts = [part(FIRST, words), part(SECOND, [changed('deleted', 'b', stroke(1))])]
  const changes = changesOf(parts)
  expect(changesByCity(changes, AUTHORS, 'hanoi').map(({ from }) => from)).toEqual([1])
  expect(changesByCity(changes, AUTHORS, 'seoul').map(({ part: at, from }) => [at, from])).toEqual([
    [0, 3],
    [1, 0],
  ])
  expect(changesInClause(changes, parts, SECOND).map(({ part: at }) => at)).toEqual([1])
  const longer = [changed('inserted', 'more ', stroke(1)), ...words]
  const keys = changesOf([part('clausenew0000', [kept('n')]), part(FIRST, longer), parts[1] as ComparedPart])
  expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining(changes.map(({ key }) => key)))
})
