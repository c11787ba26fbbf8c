// When to try again: at random moments that grow apart, so that a hall does not come back in one instant; and whether
// WebSocket is blocked, which shows when sockets fail again and again while the same server answers over HTTP.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { LoadFailure } from './save-state.ts'
import type { Clock } from './surroundings.ts'

const FIRST_WAIT = 400
const LONGEST_WAIT = 5_000
/** After a restart that the server announced, everybody is on the way at once. */
const RESTART_WAIT = 1_600
/** Between attempts while WebSocket is blocked. */
const BLOCKED_WAIT = 30_000
/** How long an attempt may take until the text is there. */
const ATTEMPT_TIMEOUT = 15_000
/** So many failed attempts in a row, each with an answer over HTTP, say that WebSocket is blocked. */
const CONTRADICTIONS = 3

export interface ReconnectionOptions {
  readonly clock: Clock
  random(): number
  readonly fetch: typeof fetch
  attempt(): void
  /** The attempt takes too long. */
  giveUp(): void
  onBlocked(): void
}

export class Reconnection {
  /** Attempts that failed since the last success. */
  failures = 0
  isBlocked = false
  readonly #options: ReconnectionOptions
  #contradictions = 0
  #lastCode: number | undefined
  #stopTimer: (() => void) | undefined
  #isStopped = false

  constructor(options: ReconnectionOptions) {
    this.#options = options
  }

  attemptNow(): void {
    if (this.#isStopped) return
    const { clock, attempt, giveUp } = this.#options
    this.#stopTimer?.()
    this.#stopTimer = clock.after(ATTEMPT_TIMEOUT, giveUp)
    attempt()
  }

  /** The network is back, for everybody in the hall. */
  attemptSoon(): void {
    if (this.#isStopped) return
    const { clock, random } = this.#options
    this.#stopTimer?.()
    this.#stopTimer = clock.after(FIRST_WAIT * random(), () => this.attemptNow())
  }

  succeeded(): void {
    this.#stopTimer?.()
    this.failures = 0
    this.#contradictions = 0
    this.isBlocked = false
  }

  /** What to say of a text that has not come; one failed attempt is not worth a word. */
  get loadFailure(): LoadFailure | undefined {
    if (this.failures < 2) return undefined
    return this.#lastCode === CLOSE.tryAgainLater ? 'try-later' : 'unreachable'
  }

  /** The socket is gone, closed by the server with this code. */
  failed(code: number | undefined): void {
    if (this.#isStopped) return
    const { clock } = this.#options
    const isServersChoice = code === CLOSE.restarting || code === CLOSE.tryAgainLater
    this.failures += 1
    this.#lastCode = code
    this.#stopTimer?.()
    this.#stopTimer = clock.after(this.#wait(isServersChoice), () => this.attemptNow())
    if (!isServersChoice && !this.isBlocked) void this.#probe()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopTimer?.()
  }

  #wait(isServersChoice: boolean): number {
    const { random } = this.#options
    if (this.isBlocked) return BLOCKED_WAIT * (0.5 + random())
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.failures - 1))
    const bound = isServersChoice ? Math.max(RESTART_WAIT, longest) : longest
    return bound * (0.25 + 0.75 * random())
  }

  async #probe(): Promise<void> {
    const failures = this.failures
    const isThere = await this.#options.fetch('/healthz', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (this.#isStopped || this.failures < failures) return
    this.#contradictions = isThere ? this.#contradictions + 1 : 0
    if (this.#contradictions < CONTRADICTIONS || this.isBlocked) return
    this.isBlocked = true
    this.#options.onBlocked()
  }
}
