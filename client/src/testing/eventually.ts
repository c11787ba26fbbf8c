// Waiting for what comes soon, on a machine that may be busy: the second that vitest waits by itself is not enough there.
import { vi } from 'vitest'

/** Waits until the check no longer throws; answers what it answers. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 })
}
