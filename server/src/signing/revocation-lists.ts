// The newest revocation list of each authority, for everybody who asks: one is signed when a revocation came or a day has passed.
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Surroundings } from '../ports/surroundings.ts'
import type { Authority } from './authority.ts'
import type { Revocation } from './x509.ts'

const DAY = 24 * 60 * 60 * 1000
/** So long programs of others may keep one. */
const LIFETIME = 7 * DAY

interface SignedList {
  /** What is revoked in it, spelled out. */
  readonly facts: string
  readonly madeAt: number
  readonly bytes: Promise<Bytes>
}

export class RevocationLists {
  readonly #surroundings: Pick<Surroundings, 'now'>
  /** By authority, of which a network has as many as its secretariat made. */
  readonly #newest = new Map<string, SignedList>()

  constructor(surroundings: Pick<Surroundings, 'now'>) {
    this.#surroundings = surroundings
  }

  /** DER. */
  of(authority: Authority, revocations: readonly Revocation[]): Promise<Bytes> {
    const facts = JSON.stringify(revocations)
    const now = this.#surroundings.now()
    const newest = this.#newest.get(authority.fingerprint)
    if (newest && newest.facts === facts && now - newest.madeAt < DAY) return newest.bytes
    const bytes = authority.revocationList(revocations, { lifetime: LIFETIME })
    this.#newest.set(authority.fingerprint, { facts, madeAt: now, bytes })
    return bytes
  }
}
