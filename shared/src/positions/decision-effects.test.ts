// What a change of the roster does to the decision.
import { expect, test } from 'vitest'
import { type DecidingCity, type DecisionFacts, decide } from './decision.ts'
import { decisionEffects } from './decision-effects.ts'
import type { LedgerAct, LedgerEntry } from './position.ts'
import type { ProxyLetter } from './proxies.ts'
import { type ShownDecision, shownDecision } from './shown-decision.ts'

const said = (cityId: string, act: LedgerAct, clauseId: string | null): LedgerEntry => ({
  id: `${cityId}-${clauseId}`,
  cityId,
  clauseId,
  act,
  digest: clauseId === null ? 'text' : `${clauseId}-1`,
  form: 'plenary-canon/1',
  note: null,
  at: '2014-09-06T01:00:00.000Z',
  name: 'Head of delegation',
  holderId: null,
  isOpinion: false,
})
const city = (cityId: string, more: Partial<DecidingCity> = {}): DecidingCity => ({
  cityId,
  present: true,
  counts: true,
  ...more,
})
const LETTER: ProxyLetter = {
  principalId: 'jakarta',
  holderId: 'hanoi',
  scopes: ['decide'],
  letter: 'No. 12',
}
const ENTRIES = [said('hanoi', 'agrees', null), said('seoul', 'agrees', null), said('seoul', 'objects', 'b')]

function shown(roster: readonly DecidingCity[], more: Partial<DecisionFacts> = {}): ShownDecision {
  const facts: DecisionFacts = {
    rule: { kind: 'consensus' },
    roster,
    proxies: [],
    entries: ENTRIES,
    words: {
      texts: ['text'],
      clauses: new Map([
        ['a', ['a-1']],
        ['b', ['b-1']],
      ]),
    },
    openClauses: ['b'],
    ...more,
  }
  return shownDecision(decide(facts), facts, 'decimal')
}

test('[PL16] clauses are named by their numbers, cities in the plenary’s order with who acts for them', () => {
  const away = { present: false }
  const decision = shown([city('hanoi'), city('jakarta', away), city('seoul')], { proxies: [LETTER] })
  expect(decision).toMatchObject({
    clauses: 2,
    against: [{ kind: 'objects', cityId: 'seoul', clauses: [2] }],
    open: [
      { kind: 'silent', cityId: 'jakarta', clauses: [1, 2] },
      { kind: 'open-clauses', clauses: [2] },
    ],
    cities: [
      { cityId: 'hanoi', stand: 'agrees', holderId: null },
      { cityId: 'jakarta', stand: 'silent', holderId: 'hanoi', present: false },
      { cityId: 'seoul', stand: 'objects', clauses: [2] },
    ],
  })
})

test('[PL18] a city that no longer counts takes its objection with it', () => {
  const before = shown([city('hanoi'), city('seoul')])
  const after = shown([city('hanoi'), city('seoul', { counts: false })])
  expect(decisionEffects(before, after)).toMatchObject([
    { kind: 'counts-no-more', city: { cityId: 'seoul', stand: 'objects', clauses: [2] } },
    { kind: 'blocks', before: 1, after: 0 },
  ])
  expect(decisionEffects(after, before)).toMatchObject([
    { kind: 'counts', city: { cityId: 'seoul', stand: 'objects' } },
    { kind: 'blocks', before: 0, after: 1 },
  ])
})

test('[PL18] a city taken off the roster counts no more; one that was put on it and does not count changes nothing', () => {
  const before = shown([city('hanoi'), city('seoul')])
  const after = shown([city('hanoi')])
  expect(decisionEffects(before, after)[0]).toMatchObject({ kind: 'counts-no-more' })
  expect(decisionEffects(after, shown([city('hanoi'), city('seoul', { counts: false })]))).toEqual([])
})

test('[PL18] a proxy begins with its record, and ends when the principal arrives', () => {
  const absent = [city('hanoi'), city('jakarta', { present: false })]
  const without = shown(absent)
  const represented = shown(absent, { proxies: [LETTER] })
  const both = { cityId: 'jakarta', holderId: 'hanoi' }
  expect(decisionEffects(without, represented)).toEqual([{ kind: 'acted-for', ...both }])
  const arrived = shown([city('hanoi'), city('jakarta')], { proxies: [LETTER] })
  expect(decisionEffects(represented, arrived)).toEqual([
    { kind: 'arrived', cityId: 'jakarta' },
    { kind: 'proxy-ended', ...both },
  ])
  const alone = shown([city('hanoi', { present: false }), city('jakarta', { present: false })], {
    proxies: [LETTER],
  })
  expect(decisionEffects(represented, alone)).toEqual([
    { kind: 'left', cityId: 'hanoi' },
    { kind: 'acted-for-no-more', ...both },
  ])
})

test('[PL18] by a threshold, a city that leaves may cost the quorum', () => {
  const rule = { kind: 'threshold', percent: 50, quorum: 2 } as const
  const before = shown([city('hanoi'), city('seoul')], { rule })
  const after = shown([city('hanoi'), city('seoul', { present: false })], { rule })
  expect(decisionEffects(before, after)).toEqual([
    { kind: 'left', cityId: 'seoul' },
    { kind: 'blocks', before: 0, after: 1 },
  ])
})

test('[PL18] what a city says meanwhile is no effect of the roster', () => {
  const roster = [city('hanoi'), city('seoul')]
  const later = shown(roster, { entries: [...ENTRIES, said('seoul', 'agrees', 'b')] })
  expect(decisionEffects(shown(roster), later)).toEqual([])
})
