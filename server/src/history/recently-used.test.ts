import { expect, test } from 'vitest'
import { RecentlyUsed } from './recently-used.ts'

test('[PA10] what is kept of the past is bounded in bytes: what was not asked for longest goes first', () => {
  const kept = new RecentlyUsed<string>(10)
  kept.set('a', 'A', 4)
  kept.set('b', 'B', 4)
  kept.get('a')
  kept.set('c', 'C', 4)
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C'])
  kept.set('d', 'D', 11)
  expect(['a', 'c', 'd'].map((key) => kept.get(key))).toEqual([undefined, undefined, undefined])
  kept.set('e', 'E', 10)
  expect(kept.get('e')).toBe('E')
})
