// Counts failures by key within a window, in memory and bounded. Only failures count: a hall full of people behind one
// address who sign in rightly is never in the way of itself. A restart forgets the counts, which costs an attacker
// more time than it gives.

export interface FailureLimit {
  readonly failures: number
  readonly windowMs: number
}

/** Above this many keys the one that failed longest ago is forgotten. */
const MAX_KEYS = 20_000

export class FailureCounter {
  readonly #limit: FailureLimit
  readonly #now: () => number
  /** Moments of the failures by key, in the order of the last failure. */
  readonly #failures = new Map<string, number[]>()
  /** The attempts under way by key, the oldest first; each resolves when it ends. */
  readonly #underWay = new Map<string, Set<PromiseWithResolvers<void>>>()

  constructor(limit: FailureLimit, now: () => number) {
    this.#limit = limit
    this.#now = now
  }

  /** Whether the key has not failed too often. */
  mayTry(key: string): boolean {
    return this.#recent(key).length < this.#limit.failures
  }

  /**
   * Runs `check` unless the key has failed too often; a failure counts, a success forgets the earlier ones. Attempts
   * that might exceed the limit together wait for each other: parallel guesses are not free, parallel successes are.
   */
  async attempt<Result>(
    key: string,
    check: () => Promise<Result>,
    hasFailed: (result: Result) => boolean,
  ): Promise<Result | 'too-many'> {
    for (let other = this.#blocking(key); other && this.mayTry(key); other = this.#blocking(key)) await other
    if (!this.mayTry(key)) return 'too-many'
    const own = Promise.withResolvers<void>()
    const underWay = this.#underWay.get(key) ?? new Set()
    this.#underWay.set(key, underWay.add(own))
    try {
      const result = await check()
      if (hasFailed(result)) this.note(key)
      else this.#failures.delete(key)
      return result
    } finally {
      underWay.delete(own)
      if (underWay.size === 0) this.#underWay.delete(key)
      own.resolve()
    }
  }

  /** Counts a failure. */
  note(key: string): void {
    const moments = [...this.#recent(key), this.#now()]
    this.#failures.delete(key)
    this.#failures.set(key, moments)
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MAX_KEYS) return
      this.#failures.delete(oldest)
    }
  }

  /** The attempt to wait for, if those under way might exhaust the limit. */
  #blocking(key: string): Promise<void> | undefined {
    const [oldest, ...younger] = this.#underWay.get(key) ?? []
    const possible = this.#recent(key).length + 1 + younger.length
    return oldest && possible >= this.#limit.failures ? oldest.promise : undefined
  }

  #recent(key: string): number[] {
    const since = this.#now() - this.#limit.windowMs
    return (this.#failures.get(key) ?? []).filter((moment) => moment > since)
  }
}
