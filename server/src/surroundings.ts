// The real surroundings: the system's clock, timers and random bytes.
import { randomBytes } from 'node:crypto'
import type { Surroundings } from './ports/surroundings.ts'

export const systemSurroundings: Surroundings = {
  now: () => Date.now(),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  schedule: (delay, task) => {
    const timer = setTimeout(task, delay)
    return () => clearTimeout(timer)
  },
}
