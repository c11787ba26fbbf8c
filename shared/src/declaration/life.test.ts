import { expect, test } from 'vitest'
import { ACCESS } from '../access/access-table.ts'
import { DECLARATION_STATES } from '../access/roles.ts'
import { CLAUSE_LIFE, CLAUSE_STATES, IS_OPEN, LIFE, LIFE_EVENTS } from './life.ts'

test('[LI1] the life of a declaration is a total table, as written down a second time by hand', () => {
  const steps = DECLARATION_STATES.flatMap((state) =>
    LIFE_EVENTS.flatMap((event) => {
      const to = LIFE[state][event]
      return to === null ? [] : [`${state} ${event} ${to}`]
    }),
  )
  expect(steps).toEqual([
    'drafting close closed',
    'closed reopen drafting',
    'closed adopt adopted',
    'adopted reopen drafting',
    'adopted open-signing signing',
    'signing abort-signing adopted',
    'signing conclude-signing signed',
  ])
  expect(Object.keys(LIFE)).toEqual([...DECLARATION_STATES])
})

test('[LI1] an event is the secretariat’s in exactly the states in which it can happen', () => {
  const actions = {
    close: 'close-text',
    reopen: 'reopen-text',
    adopt: 'adopt',
    'open-signing': 'open-signing',
    'abort-signing': 'abort-signing',
    'conclude-signing': 'conclude-signing',
  } as const
  for (const event of LIFE_EVENTS)
    for (const state of DECLARATION_STATES)
      expect([event, state, ACCESS[actions[event]].secretariat[state]]).toEqual([
        event,
        state,
        LIFE[state][event] === null ? 'denied' : 'allowed',
      ])
})

test('[LI1] words change in a draft only, and only there clauses are locked and unlocked', () => {
  for (const state of DECLARATION_STATES) {
    expect(IS_OPEN[state]).toBe(state === 'drafting')
    expect(ACCESS['edit-text'].drafter[state]).toBe(IS_OPEN[state] ? 'allowed' : 'denied')
    expect(ACCESS['lock-clause'].secretariat[state]).toBe(IS_OPEN[state] ? 'allowed' : 'denied')
  }
})

test('[LI1] a clause is open or locked', () => {
  expect(CLAUSE_STATES.map((state) => CLAUSE_LIFE[state])).toEqual([
    { lock: 'locked', unlock: null },
    { lock: null, unlock: 'open' },
  ])
})
