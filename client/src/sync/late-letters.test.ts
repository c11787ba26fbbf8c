// Where the letters go that were typed on when a lock had come.
import { expect, test } from 'vitest'
import { withLateLetters } from './late-letters.ts'

const late = (before: string, after: string) => ({ clauseId: 'a', before, after, letters: 'X' })

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
