import { expect, test } from 'vitest'
import { choose, comparedMoments } from './chosen-moments.ts'

const sequenceOf = (moment: string) => Number(moment.split(':')[1])

test('[VE33] a third moment takes the place of the one that was chosen first, and choosing again gives up', () => {
  const two = choose(choose([], 'a'), 'b')
  expect(two).toEqual(['a', 'b'])
  expect(choose(two, 'c')).toEqual(['b', 'c'])
  expect(choose(two, 'a')).toEqual(['b'])
})

test('[VE33] the earlier moment comes first, now is the latest, and one alone is compared with now', () => {
  expect(comparedMoments(['sequence:9', 'sequence:3'], sequenceOf)).toEqual({
    from: 'sequence:3',
    to: 'sequence:9',
  })
  expect(comparedMoments(['now', 'sequence:3'], sequenceOf)).toEqual({ from: 'sequence:3', to: 'now' })
  expect(comparedMoments(['sequence:3'], sequenceOf)).toEqual({ from: 'sequence:3', to: 'now' })
  expect(comparedMoments(['now'], sequenceOf)).toBeUndefined()
  expect(comparedMoments([], sequenceOf)).toBeUndefined()
})
