// Moments in files: in the plenary's time, with how far that is from UTC.
import { expect, test } from 'vitest'
import { tokyo } from '../testing/exported-declarations.ts'
import { declarationAkn } from './declaration-akn.ts'
import { declarationHtml } from './declaration-html.ts'
import { declarationJson } from './declaration-json.ts'
import { declarationMarkdown } from './declaration-markdown.ts'
import { declarationText } from './declaration-text.ts'
import { localDay, localMoment } from './local-moment.ts'

const AT = '2010-11-09T02:14:05.000Z'
const of = (timeZone: string | null, adoptedAt = AT) =>
  tokyo({ plenary: { ...tokyo().plenary, timeZone }, adoption: { at: adoptedAt } })

test('[EX47] a moment is the plenary’s local time with its offset, in both languages', () => {
  expect(localMoment('en', 'Asia/Tokyo')(AT)).toBe('9 November 2010, 11:14 (UTC+9)')
  expect(localMoment('ja', 'Asia/Tokyo')(AT)).toBe('2010年11月9日 11:14（UTC+9）')
  expect(localMoment('en', 'Asia/Kolkata', 'medium')(AT)).toBe('9 November 2010, 07:44:05 (UTC+5:30)')
  expect(localMoment('ja', 'America/Los_Angeles', 'medium')(AT)).toBe('2010年11月8日 18:14:05（UTC−8）')
})

test('[EX47] the offset is that of the moment, where clocks are put forward and back', () => {
  const inNewYork = localMoment('en', 'America/New_York')
  expect(inNewYork('2010-11-07T05:30:00.000Z')).toBe('7 November 2010, 01:30 (UTC−4)')
  expect(inNewYork('2010-11-07T06:30:00.000Z')).toBe('7 November 2010, 01:30 (UTC−5)')
})

test('[EX48] without a zone, or with one that is not known here, it is in UTC, and says so', () => {
  for (const zone of [null, 'Asia/Atlantis']) {
    expect(localMoment('en', zone)(AT)).toBe('9 November 2010, 02:14 (UTC)')
    expect(localMoment('ja', zone)(AT)).toBe('2010年11月9日 02:14（UTC）')
    expect(localDay(zone, AT)).toBe('2010-11-09')
    expect(declarationText(of(zone))).toContain('Adopted on 9 November 2010, 02:14 (UTC)\n')
  }
})

test('[EX49] what is read says local time; what programs read keeps UTC', async () => {
  const declaration = of('America/New_York')
  for (const write of [declarationText, declarationMarkdown, declarationHtml])
    expect(await write(declaration)).toContain('Adopted on 8 November 2010, 21:14 (UTC−5)')
  for (const write of [declarationJson, declarationAkn])
    expect(write(declaration).match(/2010-11-09T02:14:05\.000Z/)).not.toBeNull()
})

test('[EX49] the day of the adoption is the one that it was at the plenary', () => {
  expect(localDay('Asia/Tokyo', '2010-11-08T16:00:00.000Z')).toBe('2010-11-09')
  const closing = (timeZone: string | null) => {
    const { plenary, ...declaration } = of(timeZone, '2010-11-08T16:00:00.000Z')
    return declarationAkn({ ...declaration, plenary: { ...plenary, endsOn: '2010-11-08' } })
  }
  expect(closing('Asia/Tokyo')).toContain('date="2010-11-09">November 9, 2010<')
  expect(closing(null)).not.toContain('date="2010-11-09">November 9, 2010<')
})
