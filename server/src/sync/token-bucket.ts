// A token bucket: how long a socket must rest before it is read again. It never loses a frame, it slows their sender.

export interface BucketSize {
  /** What may come at once. */
  readonly burst: number
  /** What may come in a second in the long run. */
  readonly perSecond: number
}

export class TokenBucket {
  readonly #size: BucketSize
  #tokens: number
  #filledAt: number

  constructor(size: BucketSize, now: number) {
    this.#size = size
    this.#tokens = size.burst
    this.#filledAt = now
  }

  /** Takes tokens, also below zero; answers how many milliseconds it takes until there are some again. */
  take(count: number, now: number): number {
    const { burst, perSecond } = this.#size
    // The clock may have been set back.
    const passed = Math.max(0, now - this.#filledAt)
    const filled = this.#tokens + (passed / 1_000) * perSecond
    this.#tokens = Math.min(burst, filled) - count
    this.#filledAt = now
    return this.#tokens >= 0 ? 0 : (-this.#tokens / perSecond) * 1_000
  }
}
