// Questions that a passkey answers once: nothing is kept of one until it was answered, so that asking costs the server nothing.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Surroundings } from '../ports/surroundings.ts'

const LIFETIME = 5 * 60_000
const NONCE = 16
const MOMENT = 8
const SEAL = 32

export class Challenges {
  readonly #surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  /** Made anew with each start: what was asked before is not known any more. */
  readonly #key: Uint8Array
  /** Those that were answered, with the moment until which they would be good; the oldest first. */
  readonly #answered = new Map<string, number>()

  constructor(surroundings: Pick<Surroundings, 'now' | 'randomBytes'>) {
    this.#surroundings = surroundings
    this.#key = surroundings.randomBytes(SEAL)
  }

  /** @param purpose what the answer is for, and whose it may be */
  ask(purpose: string): Uint8Array<ArrayBuffer> {
    const until = Buffer.alloc(MOMENT)
    until.writeBigUInt64BE(BigInt(this.#surroundings.now() + LIFETIME))
    const plain = Buffer.concat([this.#surroundings.randomBytes(NONCE), until])
    return new Uint8Array(Buffer.concat([plain, this.#seal(plain, purpose)]))
  }

  /** Whether it was asked here for this purpose, lately, and nobody has answered it. @param challenge base64url */
  isOpen(challenge: string, purpose: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== NONCE + MOMENT + SEAL || bytes.toString('base64url') !== challenge) return false
    const plain = bytes.subarray(0, NONCE + MOMENT)
    if (!timingSafeEqual(bytes.subarray(NONCE + MOMENT), this.#seal(plain, purpose))) return false
    return untilOf(bytes) > this.#surroundings.now() && !this.#answered.has(challenge)
  }

  /** Uses an open one up: of answers to it at once, one is the first. */
  close(challenge: string, purpose: string): boolean {
    if (!this.isOpen(challenge, purpose)) return false
    const now = this.#surroundings.now()
    for (const [answered, until] of this.#answered) if (until <= now) this.#answered.delete(answered)
    this.#answered.set(challenge, untilOf(Buffer.from(challenge, 'base64url')))
    return true
  }

  #seal(plain: Uint8Array, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(plain).update(purpose).digest()
  }
}

function untilOf(bytes: Buffer): number {
  return Number(bytes.readBigUInt64BE(NONCE))
}
