// What still blocks the adoption.
import { describe, expect, test } from 'vitest'
import type { DecisionRule } from '../declaration/decision-rule.ts'
import { type DecisionFacts, decide } from './decision.ts'
import type { LedgerAct, LedgerEntry } from './position.ts'

const said = (cityId: string, act: LedgerAct, clauseId: string | null = null): LedgerEntry => ({
  id: `${cityId}-${act}`,
  cityId,
  clauseId,
  act,
  digest: clauseId === null ? 'text' : 'a-1',
  form: 'plenary-canon/1',
  note: null,
  at: '2014-09-06T01:00:00.000Z',
  name: 'Head of delegation',
  holderId: null,
  isOpinion: false,
})
const city = (cityId: string, facts = {}) => ({ cityId, present: true, counts: true, ...facts })
const CONSENSUS: DecisionRule = { kind: 'consensus' }
const facts = (more: Partial<DecisionFacts>): DecisionFacts => ({
  rule: CONSENSUS,
  roster: [city('hanoi'), city('seoul'), city('tokyo')],
  proxies: [],
  entries: [],
  words: { texts: ['text'], clauses: new Map([['a', ['a-1']]]) },
  openClauses: [],
  ...more,
})
const agreed = ['hanoi', 'seoul', 'tokyo'].map((cityId) => said(cityId, 'agrees'))

describe('consensus', () => {
  test('[DE4] nothing blocks when all agree, reserve or abstain', () => {
    const entries = [said('hanoi', 'reserves'), said('seoul', 'abstains'), said('tokyo', 'ad-referendum')]
    expect(decide(facts({ entries }))).toMatchObject({ against: [], open: [] })
  })

  test('[DE4] an objection is against it; what is silent or stale is open', () => {
    const entries = [said('hanoi', 'objects', 'a'), { ...said('seoul', 'agrees'), digest: 'before' }]
    expect(decide(facts({ entries }))).toMatchObject({
      against: [{ kind: 'objects', cityId: 'hanoi', clauses: ['a'] }],
      open: [
        { kind: 'stale', cityId: 'seoul', clauses: [] },
        { kind: 'silent', cityId: 'tokyo', clauses: ['a'] },
      ],
    })
  })

  test('[DE4] each thing that a city has still to say is named once, whatever else it has said', () => {
    const words = {
      texts: ['text'],
      clauses: new Map([
        ['a', ['a-1']],
        ['b', ['b-1']],
        ['c', ['c-1']],
      ]),
    }
    const entries = [said('hanoi', 'objects', 'a'), { ...said('hanoi', 'agrees', 'b'), digest: 'before' }]
    expect(decide(facts({ roster: [city('hanoi')], words, entries }))).toMatchObject({
      against: [{ kind: 'objects', cityId: 'hanoi', clauses: ['a'] }],
      open: [
        { kind: 'stale', cityId: 'hanoi', clauses: ['b'] },
        { kind: 'silent', cityId: 'hanoi', clauses: ['c'] },
      ],
    })
  })

  test('[DE4] a reservation on the whole text is named when its words have changed', () => {
    const entries = [said('hanoi', 'agrees', 'a'), { ...said('hanoi', 'reserves'), digest: 'before' }]
    expect(decide(facts({ roster: [city('hanoi')], entries })).open).toEqual([
      { kind: 'stale', cityId: 'hanoi', clauses: [] },
    ])
  })

  test('[DE4] an objection that is withdrawn blocks no more', () => {
    const entries = [...agreed, said('hanoi', 'objects'), said('hanoi', 'withdrawn')]
    expect(decide(facts({ entries }))).toMatchObject({
      against: [],
      open: [{ kind: 'silent', cityId: 'hanoi' }],
    })
  })

  test('[DE6] who does not count never blocks, whatever it says', () => {
    const roster = [
      city('hanoi'),
      city('tomsk', { counts: false }),
      city('delhi', { counts: false, present: false }),
    ]
    const entries = [said('hanoi', 'agrees'), said('tomsk', 'objects')]
    const { against, open, stands } = decide(facts({ roster, entries }))
    expect([against, open]).toEqual([[], []])
    expect(stands.get('tomsk')?.stand).toBe('objects')
  })

  test('[DE7] clauses that are not locked are open', () => {
    expect(decide(facts({ entries: agreed, openClauses: ['a'] })).open).toEqual([
      { kind: 'open-clauses', clauses: ['a'] },
    ])
  })
})

describe('threshold', () => {
  const rule: DecisionRule = { kind: 'threshold', percent: 66, quorum: 2 }

  test('[DE5] so many per cent of those that agree or object must agree; who abstains is not asked', () => {
    const entries = [said('hanoi', 'agrees'), said('seoul', 'objects'), said('tokyo', 'abstains')]
    expect(decide(facts({ rule, entries }))).toMatchObject({
      against: [{ kind: 'threshold', agreeing: 1, stating: 2, percent: 66 }],
      open: [{ kind: 'objects', cityId: 'seoul' }],
    })
    expect(decide(facts({ rule, entries: [...entries, said('tokyo', 'reserves')] })).against).toEqual([])
  })

  test('[DE5] nobody has agreed yet: it is not met', () => {
    expect(decide(facts({ rule })).against).toEqual([
      { kind: 'threshold', agreeing: 0, stating: 0, percent: 66 },
    ])
  })

  test('[DE5] the quorum counts who is present or represented', () => {
    const roster = [city('hanoi'), city('jakarta', { present: false }), city('tomsk', { counts: false })]
    const entries = [said('hanoi', 'agrees')]
    const short = { kind: 'quorum', present: 1, needed: 2 }
    expect(decide(facts({ rule, roster, entries })).against).toEqual([short])
    const letter = { principalId: 'jakarta', holderId: 'hanoi', letter: 'of 1 September' }
    const spoken = { ...letter, scopes: ['speak'] as const }
    expect(decide(facts({ rule, roster, entries, proxies: [spoken] })).against).toEqual([short])
    const decided = { ...letter, scopes: ['decide'] as const }
    expect(decide(facts({ rule, roster, entries, proxies: [decided] })).against).toEqual([])
  })
})
