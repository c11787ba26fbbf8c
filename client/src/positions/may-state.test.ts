// For whom a person states positions, and when not.
import { expect, test } from 'vitest'
import { mayStateFor } from './may-state.ts'
import { reasonOff } from './reason-off.ts'
import { declaration, roster } from './testing/small-board.ts'

const proxies = [
  { principalId: 'jakarta', holderId: 'hanoi', scopes: ['decide'] as const, letter: 'of 1 November' },
]
const absent = {
  ...declaration,
  roster: roster.map((entry) => (entry.city.id === 'jakarta' ? { ...entry, present: false } : entry)),
}

test('[BD14] the head of the own delegation does, nobody else', () => {
  expect(mayStateFor('hanoi', declaration, [])).toBe(true)
  expect(mayStateFor('seoul', declaration, [])).toBe(false)
  for (const role of ['drafter', 'viewer', 'observer', 'secretariat'] as const)
    expect(mayStateFor('hanoi', { ...declaration, role }, []), role).toBe(false)
})

test('[BD14] the holder of a proxy does for its principal, whose own head meanwhile does not', () => {
  expect(mayStateFor('jakarta', absent, proxies)).toBe(true)
  expect(mayStateFor('jakarta', { ...absent, cityId: 'jakarta' }, proxies)).toBe(false)
  expect(mayStateFor('jakarta', declaration, proxies)).toBe(false)
})

test('[BD14] while the text is drafted or closed', () => {
  expect(mayStateFor('hanoi', { ...declaration, state: 'closed' }, [])).toBe(true)
  expect(mayStateFor('hanoi', { ...declaration, state: 'adopted' }, [])).toBe(false)
})

test('[BD31] after the adoption the head of a city that was absent gives its opinion, until the last day has ended', () => {
  const round = (until: string | null) => ({
    adoptedAt: '2010-11-09T02:00:00.000Z',
    absent: [{ cityId: 'jakarta', member: true, isRepresented: false }],
    until,
  })
  const adopted = { ...absent, state: 'adopted' as const, cityId: 'jakarta', opinions: round(null) }
  expect(mayStateFor('jakarta', adopted, [])).toBe(true)
  expect(mayStateFor('jakarta', { ...adopted, cityId: 'hanoi' }, [])).toBe(false)
  expect(mayStateFor('jakarta', { ...adopted, cityId: 'hanoi' }, proxies)).toBe(true)
  expect(mayStateFor('hanoi', { ...adopted, cityId: 'hanoi' }, [])).toBe(false)
  expect(mayStateFor('jakarta', { ...adopted, opinions: round('2010-12-31') }, [])).toBe(false)
})

test('[BD15] the acts are off while own edits are not saved, and without a connection', () => {
  expect(reasonOff({ kind: 'saved', at: 0 })).toBeUndefined()
  expect(reasonOff({ kind: 'read-only', at: 0 })).toBeUndefined()
  expect(reasonOff({ kind: 'saving', changes: 1 })).toBe('ownUnsaved')
  expect(reasonOff({ kind: 'polling', at: 0, changes: 0, kept: true })).toBeUndefined()
  expect(reasonOff({ kind: 'polling', at: 0, changes: 2, kept: true })).toBe('ownUnsaved')
  expect(reasonOff({ kind: 'offline', changes: 0, kept: true })).toBe('notConnected')
})
