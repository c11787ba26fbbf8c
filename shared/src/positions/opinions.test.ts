import { expect, test } from 'vitest'
import { awaitedCities, hasEnded, mayGiveOpinion, type OpinionRound, opinionsOf } from './opinions.ts'
import type { LedgerEntry } from './position.ts'

const entry = (cityId: string, act: LedgerEntry['act'], more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: `${cityId} ${act}`,
  cityId,
  clauseId: null,
  act,
  digest: 'text',
  form: 'plenary-canon/1',
  note: null,
  at: '2014-10-01T00:00:00.000Z',
  name: 'Head of delegation',
  holderId: null,
  isOpinion: true,
  ...more,
})
const absent = (cityId: string, more = {}) => ({ cityId, member: true, isRepresented: false, ...more })
const round: OpinionRound = {
  adoptedAt: '2014-09-04T05:00:00.000Z',
  absent: [
    absent('delhi'),
    absent('jakarta', { isRepresented: true }),
    absent('manila'),
    absent('guest', { member: false }),
  ],
  until: '2014-12-31',
}

test('[PO9] a day counts until it has ended everywhere', () => {
  expect(hasEnded('2014-12-31', Date.parse('2015-01-01T11:59:59.000Z'))).toBe(false)
  expect(hasEnded('2014-12-31', Date.parse('2015-01-01T12:00:00.000Z'))).toBe(true)
})

test('[PO9] who was absent gives an opinion until then; without a date there is no end', () => {
  const [before, after] = [Date.parse('2014-12-31T23:00:00Z'), Date.parse('2015-01-02T00:00:00Z')]
  expect(mayGiveOpinion(round, 'delhi', before)).toBe(true)
  expect(mayGiveOpinion(round, 'hanoi', before)).toBe(false)
  expect(mayGiveOpinion(round, 'delhi', after)).toBe(false)
  expect(mayGiveOpinion({ ...round, until: null }, 'delhi', after)).toBe(true)
})

test('[PO11] of a city’s opinions the last on each part holds; positions and opinions on an earlier adoption are none', () => {
  const given = opinionsOf(
    [
      entry('delhi', 'objects', { at: '2014-09-01T00:00:00.000Z' }),
      entry('delhi', 'agrees', { isOpinion: false }),
      entry('delhi', 'abstains'),
      entry('delhi', 'reserves', { note: 'The date' }),
      entry('delhi', 'agrees', { clauseId: 'first' }),
      entry('manila', 'agrees'),
      entry('manila', 'withdrawn'),
    ],
    round,
  )
  expect([...given.keys()]).toEqual(['delhi'])
  expect([...(given.get('delhi') ?? [])].map(([part, { position }]) => [part, position])).toEqual([
    [null, 'reserves'],
    ['first', 'agrees'],
  ])
  expect(awaitedCities(round, given)).toEqual(['manila'])
})

test('[PO11] only members for whom nobody decided are waited for', () => {
  expect(awaitedCities(round, new Map())).toEqual(['delhi', 'manila'])
})
