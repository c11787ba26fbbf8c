import { expect, test } from 'vitest'
import { onOneLine } from './letter.ts'
import { MAIL_WORDS } from './words.ts'

test.each([
  ['Hanoi\r\nBcc: all@example.org', 'Hanoi Bcc: all@example.org'],
  ['Hanoi\n\n.\n', 'Hanoi .'],
  ['Ha\u2028noi\u2029\u0085x\u0000y', 'Ha noi x y'],
  ['Hanoi \u202egro.elpmaxe', 'Hanoi  gro.elpmaxe'],
  ['  ハノイ  ', 'ハノイ'],
  ['क्\u200dष', 'क्\u200dष'],
])('[ML9] %j is one line', (typed, line) => {
  expect(onOneLine(typed)).toBe(line)
})

const at = new Date('2010-11-08T10:46:07Z')
const link = 'https://plenary.example/declarations/d1'
const decision = { title: 'Tokyo Declaration', plenary: '9th', version: 3, at, link, opinions: undefined }

test('[ML8] moments are told to the second where law hangs on them, and in UTC', () => {
  expect(MAIL_WORDS.en.closed(decision).text).toContain('Rev. 3 on 8 November 2010, 10:46:07 UTC.')
  expect(MAIL_WORDS.ja.adopted(decision).text).toContain('2010年11月8日 10:46:07（UTC）に採択されました。')
})

test('[ML21] the last day for opinions is a day of the calendar, or is left out', () => {
  const adopted = (language: 'en' | 'ja', until: string | null) =>
    MAIL_WORDS[language].adopted({ ...decision, opinions: { until } }).text
  expect(adopted('en', '2014-12-31')).toContain('on the positions board until 31 December 2014.')
  expect(adopted('en', null)).toContain('on the positions board. It changes nothing')
  expect(adopted('ja', '2014-12-31')).toContain('2014年12月31日まで、立場一覧で意見を述べることができます。')
})

test('[ML8] every mail has one link, in every language', () => {
  const invitation = { role: 'head', network: 'N', plenary: 'P', city: 'C', address: 'a@b.example' } as const
  const stale = { city: 'Hanoi', clause: 3, position: 'agrees', at } as const
  for (const words of Object.values(MAIL_WORDS)) {
    const mails = [
      words.closed(decision),
      words.adopted(decision),
      words.stale({ title: 'T', plenary: 'P', positions: [stale], link }),
      words.invitation({ ...invitation, link, until: at }),
      words.invitation({ ...invitation, plenary: undefined, city: undefined, link, until: at }),
    ]
    for (const { text } of mails) expect(text.match(/https?:\S+/g)).toEqual([link])
  }
})
