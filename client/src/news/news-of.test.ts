import type { ClauseChange } from '@plenary/shared/api/declaration-routes'
import type { NewsEvent } from '@plenary/shared/api/news-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { LedgerAct, LedgerEntry } from '@plenary/shared/positions/position'
import type { Words } from '@plenary/shared/positions/standings'
import { FIRST, SECOND, smallContent } from '@plenary/shared/testing/small-text'
import { expect, test } from 'vitest'
import { type NewsFacts, newSince, newsOf } from './news-of.ts'

const at = (minute: number) => new Date(Date.UTC(2010, 10, 9, 1, minute)).toISOString()

const words: Words = {
  texts: ['text-1'],
  clauses: new Map([
    [FIRST, ['first-1']],
    [SECOND, ['second-1']],
  ]),
}

const city = (name: string, present = true): RosterEntry => ({
  city: { id: name.toLowerCase(), names: { en: name }, sortName: name, codes: { en: name.slice(0, 2) } },
  member: true,
  present,
  counts: true,
  named: true,
  signs: true,
  signatory: null,
  palette: 0,
})
const roster = ['Hanoi', 'Jakarta', 'Seoul', 'Tokyo'].map((name) => city(name, name !== 'Jakarta'))
const hanoi = { role: 'head', cityId: 'hanoi', state: 'drafting', roster } as const
const secretariat = { ...hanoi, role: 'secretariat', cityId: null } as const

/** A minute after the one before, on words that are no more unless `more` says otherwise. */
let minute = 0
function said(cityId: string, act: LedgerAct, more: Partial<LedgerEntry> = {}): LedgerEntry {
  minute += 1
  return {
    id: `entry-${minute}`,
    cityId,
    clauseId: FIRST,
    act,
    digest: 'earlier',
    form: 'plenary-canon/1',
    note: null,
    at: at(minute),
    name: 'Head of delegation',
    holderId: null,
    isOpinion: false,
    ...more,
  }
}

function change(minutes: number, more: Partial<ClauseChange> = {}): ClauseChange {
  const who = { role: 'drafter', cityId: 'seoul', name: 'Drafter, Seoul' } as const
  return { clauseId: FIRST, container: 'clauses', at: at(minutes), ...who, ...more }
}

const PROXY = { principalId: 'jakarta', holderId: 'hanoi', scopes: ['decide'], letter: '' } as const
const newsWith = (facts: Partial<NewsFacts>) =>
  newsOf({
    declaration: hanoi,
    events: [],
    entries: [],
    proxies: [],
    words,
    content: smallContent,
    changes: [],
    me: 'Head of delegation, Hanoi',
    ...facts,
  })
/** As far as the test goes. */
const kinds = (facts: Partial<NewsFacts>) => newsWith(facts).map(({ kind }) => kind)

test('[NW1] the newest hundred, whatever they come from, the newest first', () => {
  const events = Array.from(
    { length: 100 },
    (_, index): NewsEvent => ({ kind: 'clause-locked', key: index, at: at(500 - index), clauseId: FIRST }),
  )
  const entries = [said('seoul', 'objects', { at: at(499), digest: 'first-1' })]
  const items = newsWith({ events, entries })
  expect(items).toHaveLength(100)
  expect(items.slice(0, 3).map(({ kind, at: time }) => [kind, time])).toEqual([
    ['clause-locked', at(500)],
    ['clause-locked', at(499)],
    ['objected', at(499)],
  ])
  expect(new Set(items.map(({ key }) => key)).size).toBe(100)
})

test('[NW2] a position is told of while its words are others, with who changed them last and when', () => {
  const entries = [said('hanoi', 'agrees')]
  const changes = [change(30), change(40, { clauseId: SECOND }), change(20, { cityId: 'tokyo' })]
  expect(newsWith({ entries, changes })).toEqual([
    {
      kind: 'stale',
      key: `stale ${FIRST}`,
      at: at(30),
      isOwn: false,
      clauseId: FIRST,
      cities: ['hanoi'],
      position: 'agrees',
      change: changes[0],
    },
  ])
})

test('[NW2] it goes when the words return, when the city reaffirms, withdraws, or nothing can be stated any more', () => {
  const entries = [said('hanoi', 'agrees')]
  const earlier: Words = { ...words, clauses: new Map([[FIRST, ['earlier']]]) }
  expect(kinds({ entries })).toEqual(['stale'])
  expect(kinds({ entries, words: earlier })).toEqual([])
  expect(kinds({ entries: [...entries, said('hanoi', 'agrees', { digest: 'first-1' })] })).toEqual([])
  expect(kinds({ entries: [...entries, said('hanoi', 'withdrawn')] })).toEqual([])
  expect(kinds({ entries, declaration: { ...hanoi, state: 'closed' } })).toEqual(['stale'])
  expect(kinds({ entries, declaration: { ...hanoi, state: 'adopted' } })).toEqual([])
})

test('[NW2] of principals too while their proxy holds; of other cities, and to observers, nothing', () => {
  const entries = [said('jakarta', 'agrees', { holderId: 'hanoi' }), said('seoul', 'agrees')]
  const told = (facts: Partial<NewsFacts>) =>
    newsWith({ entries, ...facts }).flatMap((item) => (item.kind === 'stale' ? item.cities : []))
  expect(told({ proxies: [PROXY] })).toEqual(['jakarta'])
  expect(told({})).toEqual([])
  expect(told({ proxies: [{ ...PROXY, scopes: ['speak'] }] })).toEqual([])
  const back = roster.map((entry) => ({ ...entry, present: true }))
  expect(told({ proxies: [PROXY], declaration: { ...hanoi, roster: back } })).toEqual([])
  expect(told({ declaration: { ...hanoi, role: 'observer', cityId: null } })).toEqual([])
})

test('[NW2] a position on the whole text is told of as such, and one on a clause that is gone not at all', () => {
  const entries = [
    said('hanoi', 'reserves', { clauseId: null }),
    said('hanoi', 'agrees', { clauseId: 'gone' }),
  ]
  const [item, ...others] = newsWith({
    entries,
    changes: [change(50, { clauseId: null, container: 'title' })],
  })
  expect(item).toMatchObject({ kind: 'stale', clauseId: null, position: 'reserves', at: at(50) })
  expect(others).toEqual([])
})

test('[NW3] the secretariat has one entry a clause, with the cities in the plenary’s order', () => {
  const entries = [
    said('tokyo', 'agrees'),
    said('hanoi', 'agrees'),
    said('seoul', 'agrees', { digest: 'first-1' }),
    said('seoul', 'abstains', { clauseId: SECOND }),
    said('hanoi', 'agrees', { clauseId: SECOND }),
  ]
  const stale = newsWith({ declaration: secretariat, entries }).filter(({ kind }) => kind === 'stale')
  expect(stale).toMatchObject([
    { clauseId: SECOND, cities: ['hanoi', 'seoul'], position: undefined },
    { clauseId: FIRST, cities: ['hanoi', 'tokyo'], position: 'agrees' },
  ])
})

test('[NW4] another city’s objection and reservation are told, and that they are withdrawn', () => {
  const now = { digest: 'first-1' }
  const entries = [
    said('seoul', 'objects', now),
    said('seoul', 'objects', now),
    said('seoul', 'reserves', now),
    said('seoul', 'withdrawn', now),
    said('tokyo', 'objects', now),
    said('tokyo', 'agrees', now),
    said('tokyo', 'abstains', now),
    said('jakarta', 'objects', { ...now, isOpinion: true }),
  ]
  const told = ['objection-withdrawn', 'objected', 'reservation-withdrawn', 'reserved', 'objected']
  expect(kinds({ entries })).toEqual(told)
  expect(kinds({ entries, declaration: { ...hanoi, role: 'observer', cityId: null } })).toEqual(told)
})

test('[NW4] what a holder stated for the own city is told, and what the own city said is not', () => {
  const now = { digest: 'first-1' }
  const entries = [
    said('hanoi', 'objects', now),
    said('jakarta', 'objects', { ...now, holderId: 'hanoi' }),
    said('hanoi', 'agrees', { ...now, holderId: 'tokyo' }),
  ]
  expect(newsWith({ entries })).toMatchObject([
    { kind: 'stated-for-own', cityId: 'hanoi', holderId: 'tokyo', act: 'agrees' },
  ])
})

test('[NW8] new is what came later than the mark, but not what one changed oneself', () => {
  const entries = [said('hanoi', 'agrees')]
  const own = change(90, { cityId: 'hanoi', name: 'Head of delegation, Hanoi' })
  const count = (changes: ClauseChange[], seen: number) =>
    newSince(newsWith({ entries, changes }), at(seen)).length
  expect(count([change(90)], 89)).toBe(1)
  expect(count([change(90)], 90)).toBe(0)
  expect(count([own], 89)).toBe(0)
  expect(newsWith({ entries, changes: [own] })).toHaveLength(1)
})
