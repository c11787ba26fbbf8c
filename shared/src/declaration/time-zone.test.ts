// Which zones there are, and how far their clocks are from UTC.
import { expect, test } from 'vitest'
import { isTimeZone, knownZone, offsetAt } from './time-zone.ts'

test('[PL21] a zone is known by its IANA name; an offset, an invented one and nothing are none', () => {
  expect(['Asia/Tokyo', 'Asia/Ho_Chi_Minh', 'America/St_Johns', 'Etc/GMT-9', 'UTC'].every(isTimeZone)).toBe(
    true,
  )
  expect(['Asia/Atlantis', '+09:00', '-03:30', '', 'Asia/Tokyo '].some(isTimeZone)).toBe(false)
  expect([knownZone('Asia/Tokyo'), knownZone('Asia/Atlantis'), knownZone(null)]).toEqual([
    'Asia/Tokyo',
    'UTC',
    'UTC',
  ])
})

test('[PL23] the offset of a zone is that of the moment, also where clocks are put forward', () => {
  const offsets = (zone: string) =>
    ['2010-07-09T02:14:00Z', '2010-11-09T02:14:00Z'].map((at) => offsetAt(zone, new Date(at)))
  expect(offsets('Asia/Tokyo')).toEqual(['UTC+9', 'UTC+9'])
  expect(offsets('Asia/Kolkata')).toEqual(['UTC+5:30', 'UTC+5:30'])
  expect(offsets('America/St_Johns')).toEqual(['UTC−2:30', 'UTC−3:30'])
  expect(offsets('Europe/London')).toEqual(['UTC+1', 'UTC'])
  expect(offsets('UTC')).toEqual(['UTC', 'UTC'])
})
