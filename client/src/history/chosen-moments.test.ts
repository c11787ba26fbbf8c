import { expect, test } from 'vitest'
import { choose, comparedMoments } from './chosen-moments.ts'

const places = [9, 3].map((sequence) => ({ moment: `sequence:${sequence}`, sequence }))

test('[VE33] a third moment takes the place of the one that was chosen first, and choosing again gives up', () => {
  const two = choose(choose([], 'a'), 'b')
  expect(two).toEqual(['a', 'b'])
  expect(choose(two, 'c')).toEqual(['b', 'c'])
  expect(choose(two, 'a')).toEqual(['b'])
})

test('[VE33] the earlier moment comes first, now is the latest, and one alone is compared with now', () => {
  expect(comparedMoments(['sequence:9', 'sequence:3'], places)).toEqual({
    from: 'sequence:3',
    to: 'sequence:9',
  })
  expect(comparedMoments(['now', 'sequence:3'], places)).toEqual({ from: 'sequence:3', to: 'now' })
  expect(comparedMoments(['sequence:3'], places)).toEqual({ from: 'sequence:3', to: 'now' })
  expect(comparedMoments(['now'], places)).toBeUndefined()
  expect(comparedMoments([], places)).toBeUndefined()
})

test('[VE73] of two versions between which nothing was written, the one that was made earlier comes first', () => {
  const same = ['version:later', 'version:earlier'].map((moment) => ({ moment, sequence: 3 }))
  const compared = { from: 'version:earlier', to: 'version:later' }
  expect(comparedMoments(['version:later', 'version:earlier'], same)).toEqual(compared)
  expect(comparedMoments(['version:earlier', 'version:later'], same)).toEqual(compared)
})
