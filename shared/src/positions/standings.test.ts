// Where a city stands: its last words in the ledger, beside the text as it is.
import { describe, expect, test } from 'vitest'
import type { LedgerAct, LedgerEntry } from './position.ts'
import { standings, standingsOf, standOf, type Words } from './standings.ts'

const WORDS: Words = {
  texts: ['text-1', 'text-1-ja'],
  clauses: new Map([
    ['a', ['a-1', 'a-1-ja']],
    ['b', ['b-1', 'b-1-ja']],
  ]),
}

let number = 0
function said(act: LedgerAct, clauseId: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry {
  number += 1
  const digest = clauseId === null ? 'text-1' : `${clauseId}-1`
  return {
    id: `entry-${number}`,
    cityId: 'hanoi',
    clauseId,
    act,
    digest,
    form: 'plenary-canon/1',
    note: null,
    at: '2010-11-09T01:00:00.000Z',
    name: 'Head of delegation',
    holderId: null,
    isOpinion: false,
    ...more,
  }
}

const ofHanoi = (entries: readonly LedgerEntry[], words = WORDS) =>
  standingsOf(standings(entries, words), 'hanoi')
const stand = (entries: readonly LedgerEntry[], words = WORDS) => standOf(ofHanoi(entries, words), words)
const changed = (clauseId: string): Words => ({
  texts: ['text-2', 'text-1-ja'],
  clauses: new Map(
    [...WORDS.clauses].map(([id, digests]) => [id, id === clauseId ? [`${id}-2`, `${id}-1-ja`] : digests]),
  ),
})

describe('a standing', () => {
  test('[PO4] is what the city said last; withdrawn, it is silent', () => {
    const entries = [said('objects', 'a'), said('agrees', 'a'), said('reserves', 'b'), said('withdrawn', 'b')]
    expect([...ofHanoi(entries).clauses].map(([id, { position }]) => [id, position])).toEqual([
      ['a', 'agrees'],
    ])
    expect(ofHanoi([said('agrees', null, { cityId: 'seoul' })])).toEqual({
      whole: undefined,
      clauses: new Map(),
    })
  })

  test('[PO5] is stale while the words are others, and valid again when they return', () => {
    const entries = [said('agrees', 'a'), said('agrees', 'b'), said('agrees', null)]
    const then = ofHanoi(entries, changed('a'))
    expect(then.clauses.get('a')?.isStale).toBe(true)
    expect(then.clauses.get('b')?.isStale).toBe(false)
    expect(then.whole?.isStale).toBe(true)
    expect(ofHanoi(entries).clauses.get('a')?.isStale).toBe(false)
  })

  test('[PO5] stated to the words of another language, it is about those', () => {
    const entries = [said('agrees', 'a', { digest: 'a-1-ja' })]
    expect(ofHanoi(entries, changed('a')).clauses.get('a')?.isStale).toBe(false)
  })

  test('[PO5] does not ask where the clause stands; of a clause that is gone there is none', () => {
    const moved: Words = { texts: ['text-2'], clauses: new Map([...WORDS.clauses].reverse()) }
    expect(ofHanoi([said('agrees', 'a')], moved).clauses.get('a')?.isStale).toBe(false)
    expect(ofHanoi([said('agrees', 'gone')]).clauses.size).toBe(0)
  })

  test('[PO8] is not touched by an opinion', () => {
    const entries = [said('agrees', 'a'), said('objects', 'a', { isOpinion: true })]
    expect(ofHanoi(entries).clauses.get('a')?.position).toBe('agrees')
  })
})

describe('what a city makes of the declaration', () => {
  test.each<[string, LedgerEntry[], string, string[]]>([
    ['nothing said', [], 'silent', ['a', 'b']],
    ['[DE2] one of two clauses said', [said('agrees', 'a')], 'silent', ['b']],
    ['[DE2] every clause said', [said('agrees', 'a'), said('agrees', 'b')], 'agrees', ['a', 'b']],
    ['[DE2] the whole text', [said('agrees', null)], 'agrees', []],
    ['[DE3] a reservation on one clause', [said('agrees', null), said('reserves', 'b')], 'reserves', ['b']],
    [
      '[DE3] ad referendum on one clause',
      [said('agrees', 'a'), said('ad-referendum', 'b')],
      'ad-referendum',
      ['b'],
    ],
    ['[DE3] abstaining from one clause', [said('agrees', 'a'), said('abstains', 'b')], 'agrees', ['a']],
    ['[DE3] abstaining from all', [said('abstains', null)], 'abstains', []],
    [
      '[DE2] agreeing on the whole, and abstaining from each clause',
      [said('agrees', null), said('abstains', 'a'), said('abstains', 'b')],
      'abstains',
      ['a', 'b'],
    ],
    [
      '[DE3] a reservation on the whole, agreeing to each clause',
      [said('reserves', null), said('agrees', 'a'), said('agrees', 'b')],
      'reserves',
      [],
    ],
    ['[DE1] an objection to one clause', [said('agrees', null), said('objects', 'b')], 'objects', ['b']],
    ['[DE1] an objection to the whole', [said('objects', null), said('agrees', 'b')], 'objects', []],
  ])('%s', (_, entries, expected, clauses) => {
    expect(stand(entries)).toEqual({ stand: expected, clauses })
  })

  test('[DE1] an objection to words that have changed is still one', () => {
    expect(stand([said('objects', 'a')], changed('a'))).toEqual({ stand: 'objects', clauses: ['a'] })
  })

  test('[PO5] with one clause changed it is to be reaffirmed, for that clause', () => {
    const entries = [said('agrees', 'a'), said('agrees', 'b')]
    expect(stand(entries, changed('b'))).toEqual({ stand: 'stale', clauses: ['b'] })
    expect(stand([said('agrees', null)], changed('b'))).toEqual({ stand: 'stale', clauses: [] })
    expect(stand([...entries, said('agrees', null)], changed('b'))).toEqual({
      stand: 'stale',
      clauses: ['b'],
    })
  })

  test('[DE2] whose whole text has changed stands by its clauses, where it has said something of each', () => {
    const entries = [said('agrees', null), said('agrees', 'a'), said('agrees', 'b', { digest: 'b-2' })]
    expect(stand(entries, changed('b'))).toEqual({ stand: 'agrees', clauses: ['a', 'b'] })
  })

  test('[DE3] a reservation on the whole text of which words have changed is to be reaffirmed', () => {
    const entries = [said('reserves', null), said('agrees', 'a'), said('agrees', 'b')]
    const closingChanged: Words = { ...WORDS, texts: ['text-2', 'text-1-ja'] }
    expect(stand(entries, closingChanged)).toEqual({ stand: 'stale', clauses: [] })
  })
})
