// Moments of a plenary: there, and where the reader is.
import i18next from 'i18next'
import { afterAll, describe, expect, test } from 'vitest'
import { startI18n } from './i18n.ts'
import { plenaryTimes } from './plenary-times.ts'

await startI18n('en')
afterAll(() => i18next.changeLanguage('en'))

const AT = '2010-11-09T02:14:05.000Z'
const times = (timeZone: string | null, own: string, language: 'en' | 'ja' = 'en', place = 'Tokyo') =>
  plenaryTimes({ place, timeZone }, i18next.getFixedT(language, 'shell'), language, own)

test('[SG96] a moment is the plenary’s with its place, and the reader’s where the clocks say another', () => {
  const fromHanoi = times('Asia/Tokyo', 'Asia/Ho_Chi_Minh')
  expect(fromHanoi.said(AT)).toBe('9 Nov 2010 11:14:05 in Tokyo (09:14:05 where you are)')
  expect(fromHanoi.lines(AT)).toEqual([
    '9 November 2010, 11:14 in Tokyo',
    '09:14 where you are (Vietnam Time)',
  ])
  expect(times('Asia/Tokyo', 'Asia/Seoul').lines(AT)).toEqual(['9 November 2010, 11:14 in Tokyo'])
  expect(times('Asia/Tokyo', 'America/New_York').lines(AT)[1]).toBe(
    '8 November 2010, 21:14 where you are (New York Time)',
  )
})

test('[SG200] where there is little room it is the plenary’s alone, named where the clocks differ or it is UTC', () => {
  const brief = (own: string, zone: string | null = 'Asia/Tokyo') => {
    const { brief, briefest } = times(zone, own)
    return [brief(AT), briefest(AT)]
  }
  expect(brief('Asia/Seoul')).toEqual(['9 Nov 2010 11:14:05', '9 November 2010'])
  expect(brief('Asia/Ho_Chi_Minh')).toEqual(['9 Nov 2010 11:14:05 in Tokyo', '9 November 2010'])
  const long = times('Asia/Tokyo', 'UTC', 'en', 'Tokyo Metropolitan Government').brief(AT)
  expect(long).toBe('9 Nov 2010 11:14:05 UTC+9')
  const now = new Date().toISOString()
  expect(times('Asia/Tokyo', 'Asia/Seoul').briefest(now)).toMatch(/^\d\d:\d\d$/)
  expect(times('Asia/Tokyo', 'Asia/Ho_Chi_Minh').briefest(now)).toMatch(/^\d\d:\d\d UTC\+9$/)
  expect(times(null, 'UTC').briefest(now)).toMatch(/^\d\d:\d\d UTC$/)
  expect(brief('UTC', null)).toEqual(['9 Nov 2010 02:14:05 UTC', '9 November 2010'])
})

test('[SG96] in Japanese too', () => {
  const fromHanoi = times('Asia/Tokyo', 'Asia/Ho_Chi_Minh', 'ja', '東京')
  expect(fromHanoi.said(AT, 'dayAndMinute')).toBe('2010年11月9日 11:14（東京、お使いの端末では09:14）')
  expect(fromHanoi.lines(AT)).toEqual([
    '2010年11月9日 11:14（東京）',
    '09:14（お使いの端末、インドシナ時間）',
  ])
  expect(fromHanoi.note(AT)).toMatch(/^時刻は東京（UTC\+9）のものです。.*インドシナ時間、UTC\+7/)
})

test('[SG96] where clocks are put forward, the hour is that of the moment', () => {
  const said = (at: string) => times('Europe/London', 'UTC', 'en', 'London').said(at, 'dayAndMinute')
  expect(said('2010-03-28T00:59:00.000Z')).toBe('28 March 2010, 00:59 in London')
  expect(said('2010-03-28T01:00:00.000Z')).toBe('28 March 2010, 02:00 in London (01:00 where you are)')
})

describe.each([null, 'Asia/Atlantis'])(
  '[SG97] of a plenary in the zone %s, which is not known here',
  (zone) => {
    test('it is UTC, in words, and the reader’s own time beside it', () => {
      expect(times(zone, 'Asia/Tokyo').said(AT)).toBe('9 Nov 2010 02:14:05 UTC (11:14:05 where you are)')
      expect(times(zone, 'UTC').lines(AT)).toEqual(['9 November 2010, 02:14 UTC'])
      expect(times(zone, 'Asia/Tokyo', 'ja').lines(AT)[0]).toBe('2010年11月9日 02:14（UTC）')
      expect(times(zone, 'UTC').note(AT)).toBe('Times are those of UTC.')
    })
  },
)

test('[SG98] where many times stand, it is said once whose they are', () => {
  expect(times('Asia/Tokyo', 'Asia/Seoul').note(AT)).toBe('Times are those of Tokyo (UTC+9).')
  expect(times('Asia/Tokyo', 'Asia/Ho_Chi_Minh').note(AT)).toBe(
    'Times are those of Tokyo (UTC+9), not those where you are: Vietnam Time (UTC+7).',
  )
})
