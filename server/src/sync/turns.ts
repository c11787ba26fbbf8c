// When a text's line of work has its turn: one at a time, and not before the tick since the last one's start has passed.
import type { Surroundings } from '../ports/surroundings.ts'

export interface TurnsOptions {
  readonly surroundings: Pick<Surroundings, 'now' | 'schedule'>
  /** The least time between the starts of two turns, in milliseconds. */
  tick(): number
  /** Whether there is anything to take a turn for. */
  isWanted(): boolean
  /** Takes a turn. Answers whether it has waited for anything: else others have their turn of the event loop first. */
  take(): Promise<boolean>
  /** A turn is over. */
  onRest(): void
}

export class Turns {
  readonly #options: TurnsOptions
  #isTaking = false
  #nextAt = Number.NEGATIVE_INFINITY
  #cancelWait: (() => void) | undefined

  constructor(options: TurnsOptions) {
    this.#options = options
  }

  get isTaking(): boolean {
    return this.#isTaking
  }

  /** There is something to do. */
  wake(): void {
    if (this.#isTaking || this.#cancelWait || !this.#options.isWanted()) return
    // Never more than a tick: the clock may have been set back.
    const wait = Math.min(this.#nextAt - this.#options.surroundings.now(), this.#options.tick())
    if (wait > 0) this.#wakeIn(wait)
    else void this.#take()
  }

  cancel(): void {
    this.#cancelWait?.()
  }

  #wakeIn(wait: number): void {
    if (!this.#options.isWanted()) return
    this.#cancelWait = this.#options.surroundings.schedule(wait, () => {
      this.#cancelWait = undefined
      this.wake()
    })
  }

  async #take(): Promise<void> {
    const { surroundings, tick, take, onRest } = this.#options
    this.#isTaking = true
    this.#nextAt = surroundings.now() + tick()
    const hasWaited = await take()
    this.#isTaking = false
    if (hasWaited) this.wake()
    else this.#wakeIn(0)
    onRest()
  }
}
