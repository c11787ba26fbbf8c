// What was changed between two wordings, in words as each language divides them.
import { expect, test } from 'vitest'
import { changedWords, shortened } from './changed-words.ts'
import { beginningOf, endOf } from './cut-words.ts'

test('[CM1] the change is found word by word, and the parts are the words', () => {
  const cases: [lang: string, before: string, wording: string, shown: string][] = [
    [
      'en',
      'in harmony with environment',
      'in harmony with the environment',
      'in harmony with +the +environment',
    ],
    ['en', 'we shall act', 'we should act', 'we -shall-+should+ act'],
    ['ja', '都市の広報に取り組む', '都市の啓発活動に取り組む', '都市の-広報-+啓発活動+に取り組む'],
    ['th', 'เมืองต่างๆ ร่วมมือกัน', 'เมืองต่างๆ ช่วยกัน', 'เมืองต่างๆ -ร่วมมือ-+ช่วย+กัน'],
    ['hi', 'हम सहयोग करेंगे', 'हम सहयोग करते हैं', 'हम सहयोग -करेंगे-+करते हैं+'],
    ['ko', '도시들은 협력한다', '도시들은 협력하기로 한다', '도시들은 -협력한다-+협력하기로 한다+'],
    ['en', '', 'new words', '+new words+'],
    ['en', 'gone', '', '-gone-'],
  ]
  const marks = { kept: '', deleted: '-', inserted: '+' }
  for (const [lang, before, wording, shown] of cases) {
    const parts = changedWords(before, wording, lang)
    const join = (...kinds: string[]) =>
      parts.flatMap(({ kind, text }) => (kinds.includes(kind) ? text : [])).join('')
    expect(parts.map(({ kind, text }) => marks[kind] + text + marks[kind]).join('')).toBe(shown)
    expect(join('kept', 'deleted')).toBe(before)
    expect(join('kept', 'inserted')).toBe(wording)
  }
})

test('[CM2] long words that stayed are shortened to what stands beside the change', () => {
  const long = 'word '.repeat(60)
  const texts = shortened(changedWords(`${long}old${long}`, `${long}new${long}`, 'en'), 'en').map(
    ({ text }) => text,
  )
  expect(texts[0]).toMatch(/^… (.*)word $/)
  expect(texts.at(-1)).toMatch(/ …/)
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(60)
})

test('[CM3] words that are left out are cut between words, in every language, and an ellipsis stands for them', () => {
  const english = 'We shall strengthen cooperation among the cities'
  expect(beginningOf(english, 12, 'en')).toBe('We shall …')
  expect(endOf(english, 12, 'en')).toBe('… the cities')
  expect(beginningOf('都市間の協力を強化する', 6, 'ja')).toBe('都市間の協力…')
  expect(endOf('都市間の協力を強化する', 3, 'ja')).toBe('…する')
  expect(beginningOf('เมืองต่างๆ ร่วมมือกัน', 8, 'th')).toBe('เมือง…')
  expect(beginningOf('도시들은 협력한다', 5, 'ko')).toBe('도시들은 …')
  expect(beginningOf('Short', 12, 'en')).toBe('Short')
  expect(beginningOf('x'.repeat(20), 12, 'en')).toBe(`${'x'.repeat(12)}…`)
  const middle = shortened(
    [
      { kind: 'inserted', text: 'A' },
      { kind: 'kept', text: ` ${'cooperation '.repeat(20)}` },
      { kind: 'inserted', text: 'B' },
    ],
    'en',
  )
  expect(middle[1]?.text).toMatch(/^ (cooperation )+… (cooperation )+$/)
})
