// What stands between two joined lines, and where a text was wrapped.
import { expect, test } from 'vitest'
import { endsSentence, joinGap, wrapWidth } from './join-lines.ts'
import { readLines } from './read-lines.ts'

test.each([
  ['the', 'lead', ' '],
  ['города', 'будут', ' '],
  ['도시', '간', ' '],
  ['都市', 'の環境', ''],
  ['𠮷', 'and', ''],
  ['water', '𠮷', ''],
  ['参加した。', '我々は', ''],
  ['Network', 'の総会', ''],
  ['ความร่วม', 'มือ', ''],
  ['ความร่วมมือ', '2010', ' '],
  ['success-', 'fully', ''],
  ['2010 -', '2011', ' '],
  ['co\u00ad', 'operation', ''],
  ['the ', 'lead', ''],
])('[IM11] between %j and %j stands %j', (before, after, gap) => expect(joinGap(before, after)).toBe(gap))

test.each(['end.', 'end!', 'the following:', 'end.”', 'end.)', '終わる。', '終わる。」', 'समाप्त।'])(
  '[IM11] %j ends a sentence',
  (text) => expect(endsSentence(text)).toBe(true),
)

test.each(['and', 'water,', '参加し、', 'อ', ''])('[IM11] %j ends none', (text) =>
  expect(endsSentence(text)).toBe(false),
)

test('[IM11] lines that are paragraphs have no column at which they were wrapped', () => {
  const paragraphs =
    'Recalling the first meeting of the cities of the region,\nNoting what was done there and since then,\nConvinced'
  expect(wrapWidth(readLines(paragraphs))).toBeUndefined()
  const wrapped =
    'We recall the first meeting of the cities of the region,\nand note what was done there and since then by the\nmembers'
  expect(wrapWidth(readLines(wrapped))).toBe(56)
})
