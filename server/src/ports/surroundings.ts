// Time, randomness and identity, handed in: the same code runs under a fake clock and a seeded source.
import type { RandomBytes } from '@plenary/shared/ids'

export interface Surroundings {
  /** Now, in Unix milliseconds. */
  now(): number
  randomBytes: RandomBytes
  /** Runs `task` after `delay` milliseconds; the answer cancels it. */
  schedule(delay: number, task: () => void): () => void
}

export function moment(surroundings: Pick<Surroundings, 'now'>): string {
  return new Date(surroundings.now()).toISOString()
}
