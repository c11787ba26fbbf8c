import { expect, test } from 'vitest'
import { type EntryStatus, entryStatuses } from './entry-status.ts'
import type { LedgerAct, LedgerEntry } from './position.ts'
import type { Words } from './standings.ts'

const WORDS: Words = { texts: ['text-1'], clauses: new Map([['a', ['a-1', 'a-1-ja']]]) }

let number = 0
function said(act: LedgerAct, clauseId: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry {
  number += 1
  return {
    id: `entry-${number}`,
    cityId: 'hanoi',
    clauseId,
    act,
    digest: clauseId === null ? 'text-1' : `${clauseId}-1`,
    form: 'plenary-canon/1',
    note: null,
    at: `2010-11-09T01:00:0${number % 10}.000Z`,
    name: 'Head of delegation',
    holderId: null,
    isOpinion: false,
    ...more,
  }
}

const of = (...entries: LedgerEntry[]): (EntryStatus | undefined)[] => {
  const statuses = entryStatuses(entries, WORDS)
  return entries.map(({ id }) => statuses.get(id))
}

test('[PO12] the last entry on a part is in force, those before it were replaced or withdrawn', () => {
  const [agreed, objected, taken, again] = [
    said('agrees', 'a'),
    said('objects', 'a'),
    said('withdrawn', 'a'),
    said('abstains', 'a', { digest: 'a-1-ja' }),
  ] as const
  expect(of(agreed, objected, taken, again)).toEqual([
    { kind: 'replaced', endedAt: objected.at },
    { kind: 'withdrawn', endedAt: taken.at },
    { kind: 'withdrawal' },
    { kind: 'in-force' },
  ])
})

test('[PO12] each part has its own, and the whole text is one', () => {
  expect(of(said('agrees', 'a'), said('reserves', null))).toEqual([
    { kind: 'in-force' },
    { kind: 'in-force' },
  ])
})

test('[PO12] of earlier words it is to be reaffirmed, but an objection holds; of a clause that is gone it counts no more', () => {
  expect(of(said('agrees', 'a', { digest: 'a-0' }))).toEqual([{ kind: 'stale' }])
  expect(of(said('objects', 'a', { digest: 'a-0' }))).toEqual([{ kind: 'holds' }])
  expect(of(said('objects', 'gone'))).toEqual([{ kind: 'clause-gone' }])
})

test('[PO12] an opinion replaces no position, and is none', () => {
  expect(of(said('agrees', 'a'), said('objects', 'a', { isOpinion: true }))).toEqual([
    { kind: 'in-force' },
    { kind: 'opinion' },
  ])
})
