// A code with which a city's signatory confirms once: until when it does, as the server judges and the secretariat reads.

/** So often it may be mistyped. */
export const MOST_FAILURES = 5

export interface CodeFacts {
  readonly expiresAt: string
  readonly usedAt: string | null
  readonly failures: number
}

export type CodeState = 'in-force' | 'used' | 'locked' | 'expired'

export function stateOfCode({ expiresAt, usedAt, failures }: CodeFacts, now: number): CodeState {
  if (usedAt !== null) return 'used'
  if (failures >= MOST_FAILURES) return 'locked'
  return Date.parse(expiresAt) > now ? 'in-force' : 'expired'
}

export function triesLeft({ failures }: Pick<CodeFacts, 'failures'>): number {
  return Math.max(0, MOST_FAILURES - failures)
}
