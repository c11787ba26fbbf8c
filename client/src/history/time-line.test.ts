// The past of a text as a line: its order, its days and hours, the neighbours of a moment.
import { expect, test } from 'vitest'
import { ENGLISH } from '../testing/tokyo.ts'
import { at, PERIODS, period, VERSIONS, version } from './testing/past-of-tokyo.tsx'
import { daysOf, isNamed, neighboursOf, placesOf, withEarlier } from './time-line.ts'

const places = placesOf(ENGLISH.id, VERSIONS, PERIODS)
const momentsOf = (entries: readonly { moment?: string; kind: string }[]) =>
  entries.map(({ moment, kind }) => moment ?? kind)

test('[VE30] versions and work stand in one line, the newest first, a version above the work that it holds', () => {
  expect(momentsOf(places)).toEqual(['sequence:30', 'version:v2', 'sequence:20', 'version:v1'])
  const held = placesOf(
    ENGLISH.id,
    [version('v', 9, { at: at(9, 9) })],
    [period([1, 9], [at(9, 0), at(9, 9)], [])],
  )
  expect(momentsOf(held)).toEqual(['version:v', 'sequence:9'])
})

test('[VE30] a version in which the text has no part is not in its line', () => {
  expect(placesOf('another', VERSIONS, [])).toEqual([])
})

test('[VE30] the line is divided by day and hour of the reader’s clock', () => {
  const before = period(
    [1, 1],
    [new Date(2010, 10, 8, 23, 50).toISOString(), new Date(2010, 10, 8, 23, 59).toISOString()],
    [],
  )
  const days = daysOf(withEarlier(placesOf(ENGLISH.id, VERSIONS, [...PERIODS, before]), false))
  expect(days.map(({ from }) => new Date(from).getDate())).toEqual([9, 8])
  expect(days.map(({ hours }) => hours.map(({ from }) => new Date(from).getHours()))).toEqual([[10, 8], [23]])
  expect(days[0]?.hours[0]?.entries).toHaveLength(3)
})

test('[VE30] what has a number or a name is referred to', () => {
  expect(isNamed(version('a', 1))).toBe(false)
  expect(isNamed(version('a', 1, { number: 2 }))).toBe(true)
  expect(isNamed(version('a', 1, { name: 'Lunch' }))).toBe(true)
})

test('[VE34] work that was not asked for is missing below the oldest that is there, and nowhere where all is there', () => {
  expect(momentsOf(withEarlier(places, true))).toEqual([
    'sequence:30',
    'version:v2',
    'sequence:20',
    'earlier',
    'version:v1',
  ])
  expect(momentsOf(withEarlier(places, false))).not.toContain('earlier')
})

test('[VE41] one steps from any moment to the next place on either side, to a version rather than to its work', () => {
  const near = (sequence: number) => {
    const { earlier, later } = neighboursOf(places, sequence)
    return [earlier?.moment, later?.moment]
  }
  expect(near(30)).toEqual(['version:v2', undefined])
  expect(near(20)).toEqual(['version:v1', 'sequence:30'])
  expect(near(7)).toEqual(['version:v1', 'version:v2'])
  expect(near(1)).toEqual([undefined, 'version:v2'])
})
