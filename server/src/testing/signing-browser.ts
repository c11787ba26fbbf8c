// A signatory's browser without a page: it makes the key, checks what the server says by the shared rules, and signs.
import { webcrypto } from 'node:crypto'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { fromBase64, toBase64 } from '@plenary/shared/signing/base64'
import type { ByteRange } from '@plenary/shared/signing/byte-range'
import { checkConsent } from '@plenary/shared/signing/check-consent'
import { checkPrepared, type PreparedSignature } from '@plenary/shared/signing/check-prepared'
import { signJws } from '@plenary/shared/signing/jws'
import type { Consent, Statement } from '@plenary/shared/signing/statement'
import {
  type Bytes,
  makeSigningKey,
  type SigningKey,
  type Subtle,
  signBytes,
} from '@plenary/shared/signing/subtle'
import { embedSignature } from '../signing/pdf-embed.ts'
import type { Guest, House } from './http-house.ts'

const subtle: Subtle = webcrypto.subtle

/** A server that is reached over HTTP, or without a port. */
export interface SigningHouse extends Pick<House, 'ask' | 'codeOf'> {
  readonly context: { readonly surroundings: { now(): number } }
}

export type Confirmation =
  | { readonly way: 'code'; readonly code: string }
  | { readonly way: 'passkey'; readonly assertion: object }

interface Begun {
  readonly attempt: string
  readonly consent: Consent
  readonly passkeys: string[]
}

interface PreparedReply {
  readonly certificate: string
  readonly root: string
  readonly signedAttributes: string
  readonly byteRange: ByteRange
  readonly statement: Statement
}

export class SigningBrowser {
  readonly #house: SigningHouse
  readonly #declaration: string
  readonly #as: Pick<Guest, 'cookie'>
  readonly #cityId: string
  #key: SigningKey | undefined
  #begun: Begun | undefined
  #signing: Signing | undefined
  #way: Confirmation['way'] = 'code'
  #prepared: PreparedSignature | undefined

  constructor(
    house: SigningHouse,
    { declaration, as, cityId }: { declaration: string; as: Pick<Guest, 'cookie'>; cityId: string },
  ) {
    this.#house = house
    this.#declaration = declaration
    this.#as = as
    this.#cityId = cityId
  }

  /** The consent, checked; or the code of a refusal. */
  async begin(): Promise<Begun | string> {
    this.#key = await makeSigningKey(subtle)
    this.#signing = (await (await this.#ask('GET', 'signing')).json()) as Signing
    const { spki } = this.#key
    const answer = await this.#ask('POST', `signing/cities/${this.#cityId}/consent`, {
      publicKey: toBase64(spki),
    })
    const reply = (await answer.json()) as Begun & { code: string }
    if (!answer.ok) return reply.code
    this.#begun = reply
    const { id, version, form, digest, sealed, cities } = this.#signing
    const lie = await checkConsent(subtle, reply.consent, {
      declaration: this.#declaration,
      signing: id,
      cityId: this.#cityId,
      holderId: cities.find(({ cityId }) => cityId === this.#cityId)?.holderId ?? null,
      ...{ version, form, digest, sealed, spki },
    })
    if (lie) throw new Error(lie)
    return reply
  }

  /** What is then to be sent, once everything was checked; or the code of a refusal. */
  async prepare(confirmation?: Confirmation): Promise<{ signature: string; statement: string } | string> {
    if (confirmation) this.#way = confirmation.way
    const { attempt, consent } = this.#mustHaveBegun()
    const path = `signing/attempts/${attempt}`
    const body = { ...(confirmation && { confirmation }), stamp: { kind: 'typed' } }
    const answer = await this.#ask('POST', `${path}/prepare`, body)
    const reply = (await answer.json()) as PreparedReply & { code: string }
    if (!answer.ok) return reply.code
    const pdf = new Uint8Array(await (await this.#ask('GET', `${path}/pdf`)).arrayBuffer())
    const [certificate, root, signedAttributes] = [reply.certificate, reply.root, reply.signedAttributes].map(
      mustRead,
    )
    if (!certificate || !root || !signedAttributes || !this.#key) throw new Error('nothing was prepared')
    const prepared = {
      pdf,
      byteRange: reply.byteRange,
      certificate,
      root,
      signedAttributes,
      statement: reply.statement,
    }
    const lie = await checkPrepared(subtle, prepared, {
      consent,
      way: this.#way,
      spki: this.#key.spki,
      root: this.#signing?.root ?? '',
      now: new Date(this.#house.context.surroundings.now()).toISOString(),
    })
    if (lie) throw new Error(lie)
    this.#prepared = prepared
    const { privateKey } = this.#key
    return {
      signature: toBase64(await signBytes(subtle, privateKey, signedAttributes)),
      statement: await signJws(subtle, privateKey, reply.statement, [certificate, root]),
    }
  }

  /** The code of a refusal, or 204. */
  async finish(signed: { signature: string; statement: string }): Promise<string | number> {
    return this.#house.codeOf(
      await this.#ask('POST', `signing/attempts/${this.#mustHaveBegun().attempt}/signature`, signed),
    )
  }

  /** What whoever holds the key can make without the server: the PDF that was prepared, with the signature in it. */
  ownPdf({ signature }: { signature: string }): Bytes {
    if (!this.#prepared) throw new Error('not prepared')
    const { pdf: whole, byteRange, signedAttributes: attributes, certificate, root } = this.#prepared
    const given = { certificate, root, signature: mustRead(signature) }
    return embedSignature({ whole, byteRange, attributes }, given)
  }

  #mustHaveBegun(): Begun {
    if (!this.#begun) throw new Error('not begun')
    return this.#begun
  }

  #ask(method: string, path: string, body?: unknown) {
    return this.#house.ask(`${method} /api/declarations/${this.#declaration}/${path}`, { as: this.#as, body })
  }
}

function mustRead(text: string): Bytes {
  const bytes = fromBase64(text)
  if (!bytes) throw new Error('no base64')
  return bytes
}
