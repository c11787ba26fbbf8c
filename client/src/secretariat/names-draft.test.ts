import { expect, test } from 'vitest'
import { codesOf, draftNames, namesOf, proposeCode, withCode, withLanguage, withName } from './names-draft.ts'

test('[SE3] English and Japanese are always offered, other languages after them', () => {
  expect(draftNames({ ru: 'Томск', en: 'Tomsk' }).map(({ language }) => language)).toEqual(['en', 'ja', 'ru'])
})

test.each([
  ['Hanoi', 'Ha'],
  ['Kuala Lumpur', 'KL'],
  ['東京', '東京'],
  ['ハノイ', 'ハノ'],
  ['Ho Chi Minh City of Vietnam', 'HCMC'],
  ['', ''],
])('[SE3] the short code proposed for %o is %o', (name, code) => {
  expect(proposeCode(name)).toBe(code)
})

test('[SE3] a code follows the name until it is typed, and again when it is cleared', () => {
  let lines = withName(draftNames(), 'en', 'Tomsk')
  expect(codesOf(lines)).toEqual({ en: 'To' })
  lines = withName(withCode(lines, 'en', 'Tm'), 'en', 'Tomsk Oblast')
  expect(codesOf(lines)).toEqual({ en: 'Tm' })
  expect(codesOf(withName(withCode(lines, 'en', ''), 'en', 'Tomsk'))).toEqual({ en: 'To' })
})

test('[SE3] languages left empty have no name; a language is added once', () => {
  const lines = withLanguage(withLanguage(withName(draftNames(), 'en', ' Hanoi '), 'vi'), 'vi')
  expect(lines).toHaveLength(3)
  expect(namesOf(lines)).toEqual({ en: 'Hanoi' })
})
