// The authorities of this network whose keys the operator's secret opens. Opening one is made slow on purpose, so it is done once.
import type { AuthorityTable } from '../ports/signing-tables.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { type Authority, makeAuthority, openAuthority } from './authority.ts'

type SealedRow = Pick<AuthorityTable, 'id' | 'certificate' | 'fingerprint' | 'sealed_key'>

export class AuthorityKeys {
  readonly #secret: string
  readonly #surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  /** Those that the secret does not open are remembered too: it does not change while the server runs. */
  readonly #opened = new Map<string, Promise<Authority | undefined>>()

  constructor(secret: string, surroundings: Pick<Surroundings, 'now' | 'randomBytes'>) {
    this.#secret = secret
    this.#surroundings = surroundings
  }

  /** A new one, whose row the caller stores. */
  async make(number: number, network: string): Promise<{ row: AuthorityTable; authority: Authority }> {
    const made = await makeAuthority({ number, network, secret: this.#secret }, this.#surroundings)
    this.#opened.set(made.row.id, Promise.resolve(made.authority))
    return made
  }

  /** Undefined where the secret does not open it. */
  open(row: SealedRow): Promise<Authority | undefined> {
    const opened = this.#opened.get(row.id) ?? openAuthority(row, this.#secret, this.#surroundings)
    this.#opened.set(row.id, opened)
    return opened
  }
}
