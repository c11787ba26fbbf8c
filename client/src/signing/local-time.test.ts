// A moment in a field, and back.
import { expect, test } from 'vitest'
import { localTimeOf, momentOf } from './local-time.ts'

test('[SG99] what is entered is the plenary’s time, wherever the device is', () => {
  expect(localTimeOf(Date.UTC(2010, 10, 9, 2, 26, 12), 'Asia/Tokyo')).toBe('2010-11-09T11:26:12')
  expect(momentOf('2010-11-09T11:26:12', 'Asia/Tokyo')).toBe('2010-11-09T02:26:12.000Z')
  expect(momentOf('2010-11-09T00:26', 'Asia/Tokyo')).toBe('2010-11-08T15:26:00.000Z')
  expect(momentOf('', 'Asia/Tokyo')).toBeUndefined()
})

test('[SG99] where clocks are changed, the first of two hours is meant, and none is lost', () => {
  const inNewYork = (time: string) => momentOf(time, 'America/New_York')
  expect(inNewYork('2010-11-07T00:59:59')).toBe('2010-11-07T04:59:59.000Z')
  expect(inNewYork('2010-11-07T01:30:00')).toBe('2010-11-07T05:30:00.000Z')
  expect(inNewYork('2010-11-07T02:00:00')).toBe('2010-11-07T07:00:00.000Z')
  expect(inNewYork('2010-03-14T01:59:59')).toBe('2010-03-14T06:59:59.000Z')
  expect(inNewYork('2010-03-14T02:30:00')).toBe('2010-03-14T07:30:00.000Z')
  expect(inNewYork('2010-03-14T03:00:00')).toBe('2010-03-14T07:00:00.000Z')
})
