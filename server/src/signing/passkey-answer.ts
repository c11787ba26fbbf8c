// Checks a passkey's answer to a consent, and keeps of it what others need to check it again.

import { webcrypto } from 'node:crypto'
import { toBase64 } from '@plenary/shared/signing/base64'
import { concatBytes } from '@plenary/shared/signing/bytes'
import { der, derOid, derSequence, TAG } from '@plenary/shared/signing/der'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { judgePasskey } from '@plenary/shared/verify/passkey-answer'
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import type { PasskeyTable } from '../ports/signing-tables.ts'

export interface PasskeyQuestion {
  /** AuthenticationResponseJSON, as the browser gave it. */
  readonly assertion: unknown
  readonly passkey: Pick<PasskeyTable, 'credentialID' | 'publicKey' | 'counter'>
  /** What was to be confirmed: SHA-256, hexadecimal. */
  readonly challenge: string
  /** The public address of this server. */
  readonly origin: string
}

export interface PasskeyConfirmation {
  readonly counter: number
  /** JSON: the answer, the key that gave it, and for which page. docs/SIGNED-TEXT.md says how it is checked. */
  readonly evidence: string
}

/** Undefined where the answer is not that passkey's, not to this challenge, or nobody was recognised. */
export async function checkPasskey(question: PasskeyQuestion): Promise<PasskeyConfirmation | undefined> {
  const { assertion, passkey, challenge, origin } = question
  const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, 'base64'))
  const rpId = new URL(origin).hostname
  const credential = assertion as AuthenticationResponseJSON
  const verified = await verifyAuthenticationResponse({
    response: credential,
    expectedChallenge: Buffer.from(challenge, 'hex').toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: passkey.credentialID, publicKey, counter: passkey.counter },
    requireUserVerification: true,
    // Whatever is wrong with what a browser sent is thrown.
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const evidence = evidenceOf({ rpId, origin, ...keyOf(publicKey) }, credential)
  // What others could not check again would make the whole bundle doubtful.
  if ((await judgePasskey(webcrypto.subtle, evidence, challenge)) === 'passkey-wrong') return undefined
  return { counter: verified.authenticationInfo.newCounter, evidence }
}

/** Nothing of an answer is kept that was not looked at: whoever sent it could have put anything beside it. */
function evidenceOf(checkedFor: object, { id, rawId, type, response }: AuthenticationResponseJSON): string {
  const { clientDataJSON, authenticatorData, signature } = response
  const credential = { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } }
  return JSON.stringify({ ...checkedFor, credential })
}

/** COSE's number of the algorithm; and of keys on P-256, the SubjectPublicKeyInfo. */
function keyOf(publicKey: Bytes): { algorithm: number; publicKey: string } {
  const key = decodeCredentialPublicKey(publicKey)
  const algorithm = key.get(cose.COSEKEYS.alg) ?? 0
  if (!cose.isCOSEPublicKeyEC2(key)) return { algorithm, publicKey: '' }
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)]
  const isP256 = key.get(cose.COSEKEYS.crv) === cose.COSECRV.P256
  return { algorithm, publicKey: x && y && isP256 ? toBase64(spkiOf(x, y)) : '' }
}

const EC_PUBLIC_KEY = '1.2.840.10045.2.1'
const P256 = '1.2.840.10045.3.1.7'

function spkiOf(x: Uint8Array, y: Uint8Array): Bytes {
  const point = concatBytes(Uint8Array.of(0, 4), x, y)
  return derSequence(derSequence(derOid(EC_PUBLIC_KEY), derOid(P256)), der(TAG.bitString, point))
}
