// How often signing in may fail: strictly per account, coarsely per address.
import { FailureCounter, type FailureLimit } from './failure-counter.ts'

const FIFTEEN_MINUTES = 15 * 60_000
export const ACCOUNT_LIMIT: FailureLimit = { failures: 10, windowMs: FIFTEEN_MINUTES }
export const ADDRESS_LIMIT: FailureLimit = { failures: 200, windowMs: FIFTEEN_MINUTES }

/** Who tries: the account as given, whether it exists or not, and the network address. */
export interface Attempt {
  readonly account: string
  readonly address: string
}

export class SignInLimits {
  readonly #accounts: FailureCounter
  readonly #addresses: FailureCounter

  constructor(now: () => number) {
    this.#accounts = new FailureCounter(ACCOUNT_LIMIT, now)
    this.#addresses = new FailureCounter(ADDRESS_LIMIT, now)
  }

  /**
   * Runs `check` unless too many attempts failed, and counts its failure. A success forgets the account's failures, not
   * the address's: an own account must not buy guesses at others.
   */
  async guard<Result>(
    { account, address }: Attempt,
    check: () => Promise<Result>,
    hasFailed: (result: Result) => boolean,
  ): Promise<Result | 'too-many'> {
    if (!this.#addresses.mayTry(address)) return 'too-many'
    const result = await this.#accounts.attempt(account, check, hasFailed)
    if (result !== 'too-many' && hasFailed(result)) this.#addresses.note(address)
    return result
  }
}
