// Who may act for whom.
import { expect, test } from 'vitest'
import { holderFor, type ProxyLetter, principalsOf } from './proxies.ts'

const roster = (present: readonly string[]) =>
  ['hanoi', 'jakarta', 'seoul'].map((cityId) => ({ cityId, present: present.includes(cityId) }))
const LETTER: ProxyLetter = {
  principalId: 'jakarta',
  holderId: 'hanoi',
  scopes: ['decide'],
  letter: 'of 1 September 2014',
}

test('[PO7] the holder acts for the principal within the scope', () => {
  expect(principalsOf('hanoi', 'decide', [LETTER], roster(['hanoi']))).toEqual(['jakarta'])
  expect(principalsOf('hanoi', 'sign', [LETTER], roster(['hanoi']))).toEqual([])
  expect(principalsOf('seoul', 'decide', [LETTER], roster(['hanoi', 'seoul']))).toEqual([])
  expect(holderFor('jakarta', 'decide', [LETTER], roster(['hanoi']))).toBe('hanoi')
})

test('[PL20] of a city that is off the roster no proxy holds', () => {
  const without = (cityId: string) => roster(['hanoi']).filter((entry) => entry.cityId !== cityId)
  expect(holderFor('jakarta', 'decide', [LETTER], without('jakarta'))).toBeUndefined()
  expect(holderFor('jakarta', 'decide', [LETTER], without('hanoi'))).toBeUndefined()
})

test('[PO7] not while the holder is absent, and no more when the principal arrives', () => {
  expect(principalsOf('hanoi', 'decide', [LETTER], roster([]))).toEqual([])
  expect(principalsOf('hanoi', 'decide', [LETTER], roster(['hanoi', 'jakarta']))).toEqual([])
  expect(holderFor('jakarta', 'decide', [LETTER], roster(['hanoi', 'jakarta']))).toBeUndefined()
})
