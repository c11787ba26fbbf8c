// The act of signing: a key is made here, the person confirms what the server says will be signed, and only what was confirmed is
// signed. The key never leaves the browser, and is forgotten with the attempt. SG40 to SG42 are what is checked on the way.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { fromBase64, toBase64 } from '@plenary/shared/signing/base64'
import { type ConsentLie, checkConsent } from '@plenary/shared/signing/check-consent'
import { checkPrepared, type PreparedLie } from '@plenary/shared/signing/check-prepared'
import { signJws } from '@plenary/shared/signing/jws'
import type { Consent, Stamp, Statement } from '@plenary/shared/signing/statement'
import { type Bytes, makeSigningKey, type SigningKey, signBytes } from '@plenary/shared/signing/subtle'
import {
  askForConsent,
  askToPrepare,
  type Confirmation,
  readPreparedPdf,
  type SignatureGiven,
  sendSignature,
} from '../api/ceremony.ts'
import { isProblem } from '../api/problem-error.ts'

/** What is signed, as the screen shows it. */
export interface SignedMatter {
  readonly declaration: string
  readonly signing: Signing
  readonly cityId: string
}

export type Lie = ConsentLie | PreparedLie | 'unreadable'

/** What the server sent is not what the screen shows: the key has signed nothing. */
export class ServerLied extends Error {
  readonly lie: Lie

  constructor(lie: Lie) {
    super(lie)
    this.lie = lie
  }
}

export interface BegunSignature extends SignedMatter {
  readonly attempt: string
  readonly consent: Consent
  /** Ids of the person's passkeys; empty: a code is needed. */
  readonly passkeys: readonly string[]
  readonly key: SigningKey
  /** Once the server took it, it counts for the whole attempt. */
  confirmed?: Confirmation
}

export const SIGNING_STEPS = ['made', 'confirmed', 'prepared', 'checked', 'signed'] as const
export type SigningStep = (typeof SIGNING_STEPS)[number]

export interface SignatureWanted {
  /** Asked once for an attempt. */
  readonly confirm: () => Promise<Confirmation>
  readonly stamp: Stamp
  readonly now: () => number
  /** Told after each step. */
  readonly onStep: (step: SigningStep) => void
  /** Told before the signature is sent. @param certificate SHA-256 of the one that it was given with */
  readonly onSend: (certificate: string) => void
  /** Until the signature is sent it can be called off. */
  readonly signal: AbortSignal
}

/** More than may sign at once: each time one of them gets through. */
const MOST_TRIES = 60

/** Throws `ServerLied` and `ProblemError`. */
export async function beginSignature(matter: SignedMatter): Promise<BegunSignature> {
  const { declaration, signing, cityId } = matter
  const key = await makeSigningKey(crypto.subtle)
  const { spki } = key
  const reply = await askForConsent({ declaration, city: cityId }, toBase64(spki))
  const { id, version, form, digest, sealed, cities } = signing
  const lie = await checkConsent(crypto.subtle, reply.consent, {
    ...{ declaration, signing: id, version, form, digest, sealed, cityId, spki },
    holderId: cities.find((city) => city.cityId === cityId)?.holderId ?? null,
  })
  if (lie) throw new ServerLied(lie)
  const { attempt, consent, passkeys } = reply
  return { ...matter, attempt, consent, passkeys, key }
}

/**
 * Resolves once the signature is recorded. Where another city was quicker, what is then to be signed is prepared and checked anew.
 * Throws `ServerLied`, `ProblemError`, and what `confirm` throws.
 */
export async function giveSignature(begun: BegunSignature, wanted: SignatureWanted): Promise<void> {
  wanted.onStep('made')
  const confirmation = begun.confirmed ?? (await wanted.confirm())
  for (let tries = 1; ; tries++) {
    const given = await signPrepared(begun, confirmation, wanted)
    wanted.signal.throwIfAborted()
    wanted.onSend(given.certificate)
    try {
      await sendSignature({ declaration: begun.declaration, attempt: begun.attempt }, given.sent)
      wanted.onStep('signed')
      return
    } catch (error) {
      if (tries === MOST_TRIES || !isProblem(error, 'revision-stale')) throw error
    }
  }
}

interface Given {
  readonly sent: SignatureGiven
  /** SHA-256 of the certificate that it was given with. */
  readonly certificate: string
}

async function signPrepared(
  begun: BegunSignature,
  confirmation: Confirmation,
  { stamp, now, onStep }: SignatureWanted,
): Promise<Given> {
  const { declaration, attempt, key, consent, signing } = begun
  const reply = await askToPrepare({ declaration, attempt }, { confirmation, stamp })
  begun.confirmed = confirmation
  onStep('confirmed')
  const pdf = await readPreparedPdf({ declaration, attempt })
  onStep('prepared')
  const [certificate, root, signedAttributes] = [reply.certificate, reply.root, reply.signedAttributes].map(
    mustRead,
  ) as [Bytes, Bytes, Bytes]
  const { statement, byteRange } = reply
  const prepared = { pdf, byteRange, certificate, root, signedAttributes, statement }
  const lie = await checkPrepared(crypto.subtle, prepared, {
    ...{ consent, spki: key.spki, way: confirmation.way, root: signing.root },
    now: new Date(now()).toISOString(),
  })
  if (lie) throw new ServerLied(lie)
  onStep('checked')
  return sign(key, signedAttributes, statement, [certificate, root])
}

async function sign(
  { privateKey }: SigningKey,
  attributes: Bytes,
  statement: Statement,
  chain: readonly Bytes[],
): Promise<Given> {
  const sent = {
    signature: toBase64(await signBytes(crypto.subtle, privateKey, attributes)),
    statement: await signJws(crypto.subtle, privateKey, statement, chain),
  }
  return { sent, certificate: statement.certificate }
}

function mustRead(text: string): Bytes {
  const bytes = fromBase64(text)
  if (!bytes) throw new ServerLied('unreadable')
  return bytes
}
