import { expect, test } from 'vitest'
import { at } from './testing/past-of-tokyo.tsx'
import { endOfMinute, toField } from './time-field.ts'

test('[VE42] a field has day and time of the reader’s clock, and means the end of that minute', () => {
  expect(toField(at(9, 5, 31))).toBe('2010-11-09T09:05')
  const end = endOfMinute('2010-11-09T09:05') ?? ''
  expect(Date.parse(end)).toBe(new Date(2010, 10, 9, 9, 5, 59, 999).getTime())
  expect(endOfMinute('')).toBeUndefined()
})
