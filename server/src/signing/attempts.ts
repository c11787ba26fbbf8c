// Attempts to sign, from the consent to the signature. They live in memory only: whoever meets a restart, or takes longer, begins again.
import { newId } from '@plenary/shared/ids'
import type { Refusal } from '@plenary/shared/refusal'
import type { Consent, Statement } from '@plenary/shared/signing/statement'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Surroundings } from '../ports/surroundings.ts'
import type { PreparedPdf } from './pdf-prepare.ts'

const LIFETIME = 10 * 60_000
/** Another window, another city by proxy; beyond that the oldest gives way. */
const MOST_OF_A_PERSON = 3
/** Each may hold a PDF of a megabyte. */
const MOST = 120

export type Confirmation =
  | { readonly way: 'code'; readonly codeId: string }
  | {
      readonly way: 'passkey'
      readonly passkeyId: string
      readonly counter: number
      /** What the passkey answered and how it is checked, as JSON. */
      readonly evidence: string
    }

export interface AttemptSubject {
  readonly personId: string
  readonly declarationId: string
  readonly signingId: string
  readonly cityId: string
  readonly consent: Consent
  /** Of the key that the browser made. */
  readonly spki: Bytes
}

export interface PreparedSignature {
  readonly pdf: PreparedPdf
  readonly certificate: Bytes
  /** The PDF's newest increment when it was prepared. */
  readonly revision: number
  /** How many bytes were there before. */
  readonly baseLength: number
  readonly statement: Statement
  readonly root: Bytes
}

export interface Attempt extends AttemptSubject {
  readonly id: string
  readonly expiresAt: string
  confirmation: Confirmation | undefined
  /** Issued once: of two that are prepared at the same time both have it. */
  certificate: Promise<Bytes | Refusal> | undefined
  prepared: PreparedSignature | undefined
  /** Ends when what was asked for before is prepared: each holds the PDF in memory. */
  turn: Promise<unknown>
}

export class Attempts {
  readonly #surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  /** In the order in which they began. */
  readonly #attempts = new Map<string, Attempt>()

  constructor(surroundings: Pick<Surroundings, 'now' | 'randomBytes'>) {
    this.#surroundings = surroundings
  }

  /** Undefined where too many people are signing. */
  begin(subject: AttemptSubject): Attempt | undefined {
    this.#forgetExpired()
    const own = [...this.#attempts.values()].filter(({ personId }) => personId === subject.personId)
    if (own.length >= MOST_OF_A_PERSON && own[0]) this.end(own[0].id)
    if (this.#attempts.size >= MOST) return undefined
    const attempt: Attempt = {
      ...subject,
      id: newId(this.#surroundings.randomBytes),
      expiresAt: new Date(this.#surroundings.now() + LIFETIME).toISOString(),
      confirmation: undefined,
      certificate: undefined,
      prepared: undefined,
      turn: Promise.resolve(),
    }
    this.#attempts.set(attempt.id, attempt)
    return attempt
  }

  /** Undefined where it ended, or is somebody else's. */
  find(id: string, personId: string): Attempt | undefined {
    this.#forgetExpired()
    const attempt = this.#attempts.get(id)
    return attempt?.personId === personId ? attempt : undefined
  }

  end(id: string): void {
    this.#attempts.delete(id)
  }

  #forgetExpired(): void {
    const now = new Date(this.#surroundings.now()).toISOString()
    for (const { id, expiresAt } of this.#attempts.values()) if (expiresAt <= now) this.end(id)
  }
}
