// A signed statement (RFC 7515, compact; ES256 by RFC 7518): header, payload and signature, with the certificates in the header.
import { parseBoundedJson } from '../canon/bounded-json.ts'
import { canonicalJson } from '../canon/canonical-json.ts'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts'
import { asciiBytes, textOfUtf8, utf8Bytes } from './bytes.ts'
import { type Bytes, isSignatureBy, type Subtle, type SubtleKey, signBytes } from './subtle.ts'

/** The list of a bundle is the longest payload. */
const LONGEST = 5_000_000

/** Signs the canonical JSON of a payload. The chain begins with the key's own certificate. */
export async function signJws(
  subtle: Subtle,
  key: SubtleKey,
  payload: unknown,
  chain: readonly Bytes[],
): Promise<string> {
  const header = canonicalJson({ alg: 'ES256', x5c: chain.map(toBase64) })
  const signed = [header, canonicalJson(payload)].map((part) => toBase64Url(utf8Bytes(part))).join('.')
  return `${signed}.${toBase64Url(await signBytes(subtle, key, asciiBytes(signed)))}`
}

export interface Jws {
  /** DER; the first is of the key that signed. */
  readonly chain: readonly Bytes[]
  /** Parsed, and not yet judged. */
  readonly payload: unknown
  /** What the signature is over, and r and s. */
  readonly signed: Bytes
  readonly signature: Bytes
}

/** Undefined where it is no compact JWS of ours: another algorithm or header, or a payload that is not canonical JSON. */
export function parseJws(jws: string): Jws | undefined {
  const [header, payload, signature, ...more] = jws.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    return undefined
  const chain = readChain(readCanonical(header)?.value)
  const read = readCanonical(payload)
  const raw = fromBase64Url(signature)
  if (!chain || !read || raw?.length !== 64) return undefined
  return { chain, payload: read.value, signed: asciiBytes(`${header}.${payload}`), signature: raw }
}

export function isSignedJws(subtle: Subtle, { signed, signature }: Jws, spki: Bytes): Promise<boolean> {
  return isSignatureBy(subtle, spki, signature, signed)
}

/** A part whose text is the canonical JSON of its value. */
function readCanonical(part: string): { readonly value: unknown } | undefined {
  const bytes = fromBase64Url(part)
  const text = bytes && textOfUtf8(bytes)
  if (text === undefined) return undefined
  try {
    const value: unknown = parseBoundedJson(text, LONGEST)
    return canonicalJson(value) === text ? { value } : undefined
  } catch {
    return undefined
  }
}

function readChain(header: unknown): Bytes[] | undefined {
  if (typeof header !== 'object' || header === null) return undefined
  const { alg, x5c, ...others } = header as Record<string, unknown>
  if (alg !== 'ES256' || !Array.isArray(x5c) || Object.keys(others).length > 0) return undefined
  const chain = x5c.map((text: unknown) => (typeof text === 'string' ? fromBase64(text) : undefined))
  return chain.length > 0 && chain.every((bytes) => bytes !== undefined) ? chain : undefined
}
