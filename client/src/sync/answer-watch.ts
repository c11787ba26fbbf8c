// Whether an edit waits for its acknowledgement longer than may be called “saving”.
import type { Clock } from './surroundings.ts'

/** How long an edit may wait before the page says so. */
const ANSWER_TIMEOUT = 10_000

export class AnswerWatch {
  readonly #clock: Clock
  readonly #onTimeout: () => void
  #stop: (() => void) | undefined

  constructor(clock: Clock, onTimeout: () => void) {
    this.#clock = clock
    this.#onTimeout = onTimeout
  }

  /** Something waits; it may have waited before. */
  start(): void {
    this.#stop ??= this.#clock.after(ANSWER_TIMEOUT, this.#onTimeout)
  }

  /** Nothing waits, or an answer came. */
  stop(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}
