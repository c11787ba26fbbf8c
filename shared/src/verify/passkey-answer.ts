// The answer of a passkey (WebAuthn, level 2, §7.2), checked without the server that asked.
import { fromBase64, fromBase64Url, toBase64Url } from '../signing/base64.ts'
import { bytesOfHex, concatBytes, equalBytes, textOfUtf8, utf8Bytes } from '../signing/bytes.ts'
import { derToRaw } from '../signing/ecdsa.ts'
import { type Bytes, isSignatureBy, type Subtle, sha256 } from '../signing/subtle.ts'
import { attempt, objectOf, parseObject, textOf, wholeOf } from './json-reader.ts'

/** As a bundle keeps it. */
interface PasskeyAnswer {
  readonly rpId: string
  readonly origin: string
  /** COSE: −7 is ECDSA on P-256 with SHA-256. */
  readonly algorithm: number
  /** SubjectPublicKeyInfo, DER. */
  readonly key: Bytes
  readonly clientData: Bytes
  readonly authenticatorData: Bytes
  readonly signature: Bytes
}

const ES256 = -7
/** Somebody was there, and was recognised. */
const PRESENT_AND_VERIFIED = 0b101

/** @param challenge what was to be confirmed, SHA-256 in hexadecimal */
export async function judgePasskey(
  subtle: Subtle,
  json: string,
  challenge: string,
): Promise<'passkey-wrong' | 'passkey-unknown' | null> {
  const answer = attempt(() => readAnswer(json))
  if (!answer) return 'passkey-wrong'
  if (!saysWhatWasAsked(answer, challenge)) return 'passkey-wrong'
  const { authenticatorData, clientData, key } = answer
  const [hash, flags = 0] = [authenticatorData.subarray(0, 32), authenticatorData[32]]
  if (!equalBytes(hash, await sha256(subtle, utf8Bytes(answer.rpId)))) return 'passkey-wrong'
  if ((flags & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) return 'passkey-wrong'
  if (answer.algorithm !== ES256) return 'passkey-unknown'
  const raw = derToRaw(answer.signature)
  const signed = concatBytes(authenticatorData, await sha256(subtle, clientData))
  return raw && (await isSignatureBy(subtle, key, raw, signed)) ? null : 'passkey-wrong'
}

function readAnswer(json: string): PasskeyAnswer {
  const { rpId, origin, algorithm, publicKey, credential } = parseObject(json)
  const response = objectOf(objectOf(credential).response)
  const bytesOf = (value: unknown) => fromBase64Url(textOf(value)) ?? new Uint8Array()
  return {
    rpId: textOf(rpId),
    origin: textOf(origin),
    algorithm: wholeOf(algorithm),
    key: fromBase64(textOf(publicKey)) ?? new Uint8Array(),
    clientData: bytesOf(response.clientDataJSON),
    authenticatorData: bytesOf(response.authenticatorData),
    signature: bytesOf(response.signature),
  }
}

function saysWhatWasAsked({ clientData, origin, rpId }: PasskeyAnswer, challenge: string): boolean {
  const said = attempt(() => parseObject(textOfUtf8(clientData) ?? ''))
  const asked = toBase64Url(bytesOfHex(challenge) ?? new Uint8Array())
  const isFrom = said?.origin === origin && hostIsWithin(origin, rpId)
  return said?.type === 'webauthn.get' && said.challenge === asked && isFrom
}

/** A passkey's domain is that of the page, or one above it. */
function hostIsWithin(origin: string, rpId: string): boolean {
  const host = /^https?:\/\/([^/:]+)(?::\d+)?$/.exec(origin)?.[1] ?? ''
  return rpId !== '' && (host === rpId || host.endsWith(`.${rpId}`))
}
