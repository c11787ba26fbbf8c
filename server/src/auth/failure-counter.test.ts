import { expect, test } from 'vitest'
import { FailureCounter } from './failure-counter.ts'

const LIMIT = { failures: 3, windowMs: 1_000 }
const clock = { now: 0 }
const counter = () => new FailureCounter(LIMIT, () => clock.now)
const fails = (result: boolean) => !result
const wrong = async () => false
const right = async () => true

test('[PE19] failures count within the window, by key', async () => {
  const failures = counter()
  for (let count = 0; count < 3; count += 1) expect(await failures.attempt('a', wrong, fails)).toBe(false)
  expect(await failures.attempt('a', right, fails)).toBe('too-many')
  expect(await failures.attempt('b', right, fails)).toBe(true)
  clock.now += 1_001
  expect(await failures.attempt('a', right, fails)).toBe(true)
})

test('[PE19] a success forgets the failures before it', async () => {
  const failures = counter()
  for (let round = 0; round < 5; round += 1) {
    for (let count = 0; count < 2; count += 1) await failures.attempt('a', wrong, fails)
    expect(await failures.attempt('a', right, fails)).toBe(true)
  }
})

test('[PE19] parallel guesses are counted, parallel successes all pass, and an error counts as neither', async () => {
  const failures = counter()
  const successes = await Promise.all(Array.from({ length: 20 }, () => failures.attempt('a', right, fails)))
  expect(successes.filter((result) => result === true)).toHaveLength(20)
  await expect(failures.attempt('a', () => Promise.reject(new Error('disk')), fails)).rejects.toThrow('disk')
  const guesses = await Promise.all(Array.from({ length: 20 }, () => failures.attempt('a', wrong, fails)))
  expect(guesses.filter((result) => result === false)).toHaveLength(3)
})

test('[PE19] the memory is bounded: the key that failed longest ago is forgotten', () => {
  const failures = counter()
  for (let count = 0; count < 3; count += 1) failures.note('first')
  for (let key = 0; key < 20_000; key += 1) failures.note(`key ${key}`)
  expect(failures.mayTry('first')).toBe(true)
  expect(failures.mayTry('key 0')).toBe(true)
})
