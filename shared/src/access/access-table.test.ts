import { describe, expect, test } from 'vitest'
import { ACCESS, ACTIONS, type Action, isAllowed } from './access-table.ts'
import { DECLARATION_STATES, type DeclarationState, ROLES, type Role } from './roles.ts'

const all = [...DECLARATION_STATES]
const drafting: DeclarationState[] = ['drafting']
const onceAdopted: DeclarationState[] = ['adopted', 'signing', 'signed']
type Cell = { anywhere: DeclarationState[]; ownCity: DeclarationState[] }
const denied: Cell = { anywhere: [], ownCity: [] }
const in_ = (states: DeclarationState[]): Cell => ({ anywhere: states, ownCity: states })
const ownCityIn = (states: DeclarationState[]): Cell => ({ anywhere: [], ownCity: states })

/** Written out once more by hand, in the order of ROLES: whoever changes the table changes it twice. */
const EXPECTED: Record<Action, readonly [Cell, Cell, Cell, Cell, Cell, Cell]> = {
  'read-text': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'edit-text': [in_(drafting), in_(drafting), in_(drafting), denied, denied, denied],
  'be-present': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'read-plenary': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'manage-network': [in_(all), denied, denied, denied, denied, denied],
  'manage-cities': [in_(all), denied, denied, denied, denied, denied],
  'manage-plenary': [in_(all), denied, denied, denied, denied, denied],
  'manage-roster': [in_(all), denied, denied, denied, denied, denied],
  'name-signatory': [in_(all), ownCityIn(all), denied, denied, denied, denied],
  'create-declaration': [in_(all), denied, denied, denied, denied, denied],
  'rename-declaration': [in_(drafting), denied, denied, denied, denied, denied],
  'lock-clause': [in_(drafting), denied, denied, denied, denied, denied],
  'close-text': [in_(drafting), denied, denied, denied, denied, denied],
  'reopen-text': [in_(['closed', 'adopted']), denied, denied, denied, denied, denied],
  adopt: [in_(['closed']), denied, denied, denied, denied, denied],
  'make-version': [in_(drafting), denied, denied, denied, denied, denied],
  'name-version': [in_(all), denied, denied, denied, denied, denied],
  'restore-text': [in_(drafting), denied, denied, denied, denied, denied],
  'read-positions': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'state-position': [denied, ownCityIn(all), denied, denied, denied, denied],
  'set-opinion-date': [in_(onceAdopted), denied, denied, denied, denied, denied],
  'export-text': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'read-published': [in_(all), in_(all), in_(all), in_(all), in_(all), in_(onceAdopted)],
  publish: [in_(onceAdopted), denied, denied, denied, denied, denied],
  'open-signing': [in_(['adopted']), denied, denied, denied, denied, denied],
  'abort-signing': [in_(['signing']), denied, denied, denied, denied, denied],
  'conclude-signing': [in_(['signing']), denied, denied, denied, denied, denied],
  'record-paper-signature': [in_(['signing', 'signed']), denied, denied, denied, denied, denied],
  'issue-signing-code': [in_(['signing']), denied, denied, denied, denied, denied],
  'see-signing-codes': [in_(all), denied, denied, denied, denied, denied],
  sign: [denied, ownCityIn(['signing']), denied, denied, denied, denied],
  'upload-signed-pdf': [in_(['signing']), ownCityIn(['signing']), denied, denied, denied, denied],
  'decline-signing': [in_(['signing']), ownCityIn(['signing']), denied, denied, denied, denied],
  'read-news': [in_(all), in_(all), in_(all), in_(all), in_(all), denied],
  'steer-hall': [in_(all), denied, denied, denied, denied, denied],
  'see-people': [in_(all), ownCityIn(all), denied, denied, denied, denied],
  'invite-secretariat': [in_(all), denied, denied, denied, denied, denied],
  'invite-observer': [in_(all), denied, denied, denied, denied, denied],
  'invite-delegation': [in_(all), ownCityIn(all), denied, denied, denied, denied],
  'remove-secretariat': [in_(all), denied, denied, denied, denied, denied],
  'remove-observer': [in_(all), denied, denied, denied, denied, denied],
  'remove-delegation': [in_(all), ownCityIn(all), denied, denied, denied, denied],
  'change-role': [in_(all), denied, denied, denied, denied, denied],
  'choose-drafters': [in_(all), ownCityIn(all), denied, denied, denied, denied],
  'issue-sign-in-link': [in_(all), denied, denied, denied, denied, denied],
  'see-swallowed-text': [in_(all), denied, denied, denied, denied, denied],
  'read-audit': [in_(all), in_(all), in_(all), in_(all), denied, denied],
}

test('[AC1] the table is total: every action has a verdict for every role in every state', () => {
  expect(Object.keys(ACCESS).sort()).toEqual([...ACTIONS].sort())
  const verdicts = ACTIONS.flatMap((action) =>
    ROLES.flatMap((role) => DECLARATION_STATES.map((state) => ACCESS[action][role][state])),
  )
  expect(verdicts).toHaveLength(ACTIONS.length * ROLES.length * DECLARATION_STATES.length)
  expect(verdicts.filter((verdict) => !['allowed', 'own-city', 'denied'].includes(verdict))).toEqual([])
})

describe.each(ACTIONS.map((action) => ({ action })))('[AC2] $action', ({ action }) => {
  test.each(ROLES.map((role, index) => ({ role, index })))(
    'asked by $role, in every state',
    ({ role, index }) => {
      const cell = EXPECTED[action][index] as Cell
      for (const state of DECLARATION_STATES) {
        const ask = (ownCity: string | null, city: string | null) =>
          isAllowed({ role, ownCity, action, state, city })
        const own = ownCityOf(role)
        expect(ask(own, 'hanoi')).toBe((own === 'hanoi' ? cell.ownCity : cell.anywhere).includes(state))
        expect(ask(own, 'seoul')).toBe(cell.anywhere.includes(state))
        expect(ask(own, null)).toBe(cell.anywhere.includes(state))
        expect(ask(null, null)).toBe(cell.anywhere.includes(state))
      }
    },
  )
})

test('[AC3] nobody signed out may do anything but read what was published', () => {
  for (const action of ACTIONS.filter((each) => each !== 'read-published'))
    for (const state of DECLARATION_STATES)
      for (const city of [null, 'hanoi'])
        expect(isAllowed({ role: 'public', ownCity: null, action, state, city })).toBe(false)
})

test('[AC4] nobody edits what is no longer drafted, the secretariat included', () => {
  for (const role of ROLES)
    for (const state of all.filter((each) => each !== 'drafting'))
      expect(isAllowed({ role, ownCity: null, action: 'edit-text', state, city: null })).toBe(false)
})

function ownCityOf(role: Role): string | null {
  return ['head', 'drafter', 'viewer'].includes(role) ? 'hanoi' : null
}
