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
  /** Attempts under way by key: they count until they succeed, so that parallel guesses are not free. */
  readonly #underWay = new Map<string, number>()

  constructor(limit: FailureLimit, now: () => number) {
    this.#limit = limit
    this.#now = now
  }

  /** Whether the key may try now. */
  mayTry(key: string): boolean {
    return this.#recent(key).length + (this.#underWay.get(key) ?? 0) < this.#limit.failures
  }

  begin(key: string): void {
    this.#underWay.set(key, (this.#underWay.get(key) ?? 0) + 1)
  }

  end(key: string, outcome: 'succeeded' | 'failed'): void {
    const left = (this.#underWay.get(key) ?? 0) - 1
    if (left > 0) this.#underWay.set(key, left)
    else this.#underWay.delete(key)
    if (outcome === 'failed') this.note(key)
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

  forget(key: string): void {
    this.#failures.delete(key)
  }

  #recent(key: string): number[] {
    const since = this.#now() - this.#limit.windowMs
    return (this.#failures.get(key) ?? []).filter((moment) => moment > since)
  }
}
