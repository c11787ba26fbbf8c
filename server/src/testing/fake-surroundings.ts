// Time that stands still until a test moves it, and random bytes that are the same in every run.
import type { Surroundings } from '../ports/surroundings.ts'

interface Timer {
  at: number
  readonly order: number
  run(): void
}

export class FakeSurroundings implements Surroundings {
  #now = Date.UTC(2010, 10, 8, 9)
  #order = 0
  #seed: number
  readonly #timers = new Set<Timer>()

  constructor(seed = 1) {
    this.#seed = seed
  }

  now(): number {
    return this.#now
  }

  randomBytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      // A linear congruential generator: good enough to keep ids apart.
      this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0
      return this.#seed >>> 24
    })

  schedule(delay: number, task: () => void): () => void {
    const timer = { at: this.#now + delay, order: this.#order++, run: task }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** How many tasks are waiting. */
  get waiting(): number {
    return this.#timers.size
  }

  /** Runs what is due now, then lets the promises that wait for it go on. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 20; turns += 1) {
      this.#runDue()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** The clock is set back; timers go on as before, as those of a process do. */
  setBack(milliseconds: number): void {
    this.#now -= milliseconds
    for (const timer of this.#timers) timer.at -= milliseconds
  }

  /** Moves time on, timer by timer, and settles after each. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    for (;;) {
      await this.settle()
      const next = this.#nextTimer()
      if (!next || next.at > until) break
      this.#now = Math.max(this.#now, next.at)
    }
    this.#now = until
    await this.settle()
  }

  #runDue(): void {
    for (let next = this.#nextTimer(); next && next.at <= this.#now; next = this.#nextTimer()) {
      this.#timers.delete(next)
      next.run()
    }
  }

  #nextTimer(): Timer | undefined {
    return [...this.#timers].sort((one, other) => one.at - other.at || one.order - other.order)[0]
  }
}
