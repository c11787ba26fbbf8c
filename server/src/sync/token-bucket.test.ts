import { expect, test } from 'vitest'
import { TokenBucket } from './token-bucket.ts'

const HALF_AN_HOUR = 30 * 60_000

test('[ST60] a clock that is set back makes nobody wait, and gives nobody more', () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 1 }, HALF_AN_HOUR)
  expect(bucket.take(5, HALF_AN_HOUR)).toBe(0)
  expect(bucket.take(5, 0)).toBe(0)
  expect(bucket.take(1, 0)).toBe(1_000)
  expect(bucket.take(1, 2_000)).toBe(0)
})
