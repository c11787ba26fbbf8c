// Times and dates as the reader sees them.
import { expect, test } from 'vitest'
import { formatsIn } from './format.ts'

const now = () => Date.UTC(2010, 10, 9, 3, 0, 0)
const inTokyo = (language: 'en' | 'ja') => formatsIn(language, now, 'Asia/Tokyo')

test('[UI4] a moment is shown in the reader’s zone, today’s without the day', () => {
  expect(inTokyo('en').minute('2010-11-09T01:46:07.000Z')).toBe('10:46')
  expect(inTokyo('en').second('2010-11-09T01:46:07.000Z')).toBe('10:46:07')
  expect(inTokyo('en').minute('2010-11-07T01:46:07.000Z')).toBe('7 Nov 10:46')
  expect(inTokyo('en').second('2010-11-07T01:46:07.000Z')).toBe('7 Nov 10:46:07')
  expect(inTokyo('ja').minute('2010-11-07T15:30:00.000Z')).toBe('11月8日 00:30')
  expect(inTokyo('en').dayAndSecond('2010-11-09T01:46:07.000Z')).toBe('9 Nov 2010 10:46:07')
  expect(inTokyo('en').second('2009-11-07T01:46:07.000Z')).toBe('7 Nov 2009 10:46:07')
  expect(inTokyo('ja').minute('2009-11-07T15:30:00.000Z')).toBe('2009年11月8日 00:30')
})

test('[UI4] calendar days have no zone', () => {
  expect(formatsIn('en', now, 'America/Los_Angeles').days('2010-11-08', '2010-11-09')).toMatch(
    /8\s?[–-]\s?9 November 2010/,
  )
})

test('[UI4] days in Japanese are written with their characters, and say once what both share', () => {
  const { days } = inTokyo('ja')
  expect(days('2010-11-08', '2010-11-09')).toBe('2010年11月8日～9日')
  expect(days('2010-11-30', '2010-12-01')).toBe('2010年11月30日～12月1日')
  expect(days('2010-12-31', '2011-01-01')).toBe('2010年12月31日～2011年1月1日')
  expect(days('2010-11-08', '2010-11-08')).toBe('2010年11月8日')
})
