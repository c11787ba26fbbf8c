// Where the letters go that were typed on when a lock had come.
import { expect, test } from 'vitest'
import type { Draft } from './drafts.ts'
import { typedInOneGo, withLateLetters } from './late-letters.ts'

const late = (before: string, after: string) => ({ before, after, letters: 'X' })

test.each([
  ['as shown', 'one two', 'one |two', 'one Xtwo'],
  ['behind letters that came before', 'one aatwo', 'one |two', 'one aaXtwo'],
  ['behind words that the text refused', 'one two and more', 'one two|', 'one two and moreX'],
  ['before words that were changed elsewhere', 'one TWO', 'o|ne two', 'oXne TWO'],
  ['behind words that were changed elsewhere', 'ONE two', 'one tw|o', 'ONE twXo'],
  ['where words were taken away', 'one two', 'one six| two', 'oneX two'],
  ['behind a blank beside a blank', 'one  two', 'one| two', 'one X two'],
  ['with letters that repeat', 'aaa', 'aa|', 'aaaX'],
])('[LK14] letters typed late stand %s', (_, wording, shown, expected) => {
  const [before, after] = shown.split('|') as [string, string]
  expect(withLateLetters(wording, late(before, after))).toBe(expected)
})

const draft = (id: string, at: number, wording: string, more: Partial<Draft> = {}): Draft => ({
  id,
  textId: 'text1',
  container: 'closing',
  clauseId: null,
  code: 'closed',
  at,
  wording,
  before: 'Tokyo',
  ...more,
})

test('[LK17] what was typed into one place in one go, and refused twice, is one draft', () => {
  const first = draft('a', 1_000, 'Tokyo alpha bra')
  expect(typedInOneGo([first, draft('b', 1_400, 'Tokyovo')])).toEqual([
    { draft: { ...first, wording: 'Tokyo alpha bravo' }, gone: ['b'] },
  ])
})

test('[LK17] of what was refused three times no letter is left out, whichever stands first in the tray', () => {
  const [first, second, third] = [
    draft('a', 1_000, 'Tokyo one'),
    draft('b', 1_000, 'Tokyo two'),
    draft('c', 1_400, 'Tokyo three'),
  ] as const
  expect(typedInOneGo([third, first, second])).toEqual([
    { draft: { ...first, wording: 'Tokyo one two three' }, gone: ['b', 'c'] },
  ])
})

test.each([
  ['of another place', { container: 'title' as const }],
  ['refused for something else', { code: 'locked' as const }],
  ['of other words', { before: 'Seoul' }],
  ['made much later', { at: 90_000 }],
  ['where words were taken away', { wording: 'Tok' }],
])('[LK17] a draft %s stays one of its own', (_, more) => {
  expect(typedInOneGo([draft('a', 1_000, 'Tokyo alpha'), draft('b', 1_400, 'Tokyovo', more)])).toEqual([])
})
