// Whether a signature is by a key, in the ways in which others sign: RSA and ECDSA, with SHA-256 to SHA-512.
import { type DerNode, readDer, readOrUndefined, TAG } from './der.ts'
import { derToRaw } from './ecdsa.ts'
import type { Bytes, Hash, KeyAlgorithm, Subtle } from './subtle.ts'

/** `weak` is what nobody should rely on any more; `unknown` what is not read here. */
export type SignatureVerdict = 'right' | 'wrong' | 'weak' | 'unknown'

export interface KeySignature {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Bytes
  /** AlgorithmIdentifier of the signature, DER. */
  readonly algorithm: Bytes
  /** Object identifier of the digest that goes with it, where one is named beside it. */
  readonly digest: string | null
  readonly signature: Bytes
  readonly data: Bytes
}

const HASH_OF: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** MD2, MD5 and SHA-1. */
const WEAK_HASHES = ['1.2.840.113549.2.2', '1.2.840.113549.2.5', '1.3.14.3.2.26']
/** The same, with RSA and ECDSA. */
const WEAK_SIGNATURES = [
  ...['1.2.840.113549.1.1.2', '1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5'],
  ...['1.3.14.3.2.29', '1.2.840.10045.4.1'],
]
const RSA = '1.2.840.113549.1.1.1'
const RSA_PSS = '1.2.840.113549.1.1.10'
const MGF1 = '1.2.840.113549.1.1.8'
const RSA_WITH: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
}
const EC = '1.2.840.10045.2.1'
const ECDSA_WITH: Readonly<Record<string, Hash>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const CURVES: Readonly<Record<string, { name: 'P-256' | 'P-384' | 'P-521'; size: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', size: 32 },
  '1.3.132.0.34': { name: 'P-384', size: 48 },
  '1.3.132.0.35': { name: 'P-521', size: 66 },
}
/** Bits of an RSA key. The upper bound keeps a check short. */
const [LEAST_BITS, MOST_BITS] = [2_048, 8_192]

/** What a digest is called in WebCrypto; `weak` and `unknown` as above. */
export function hashOf(oid: string): Hash | 'weak' | 'unknown' {
  return HASH_OF[oid] ?? (WEAK_HASHES.includes(oid) ? 'weak' : 'unknown')
}

export async function judgeKeySignature(subtle: Subtle, given: KeySignature): Promise<SignatureVerdict> {
  const way = readOrUndefined(() => wayOf(given)) ?? 'unknown'
  if (typeof way === 'string') return way
  const key = await subtle.importKey('spki', given.spki, way.key, true, ['verify']).catch(() => undefined)
  if (!key) return 'unknown'
  const isRight = await subtle.verify(way.verify, key, way.signature, given.data).catch(() => false)
  return isRight ? 'right' : 'wrong'
}

interface Way {
  readonly key: KeyAlgorithm
  readonly verify: KeyAlgorithm
  readonly signature: Bytes
}

function wayOf(given: KeySignature): Way | 'weak' | 'unknown' | 'wrong' {
  const [oid, parameters] = readDer(given.algorithm).is(TAG.sequence).children()
  const type = oid?.oid() ?? ''
  if (WEAK_SIGNATURES.includes(type)) return 'weak'
  const [keyType, curve] = readDer(given.spki).child(0).children()
  const named = given.digest === null ? null : hashOf(given.digest)
  if (named === 'weak') return 'weak'
  if (keyType?.oid() === EC) return ecdsaWay(given, ECDSA_WITH[type], named, curve)
  if (keyType?.oid() !== RSA) return 'unknown'
  const bits = bitsOf(given.spki)
  if (bits < LEAST_BITS) return 'weak'
  if (bits > MOST_BITS) return 'unknown'
  if (type === RSA_PSS) return pssWay(given, named, parameters)
  return rsaWay(given, type === RSA ? named : RSA_WITH[type], named)
}

function ecdsaWay(
  { signature }: KeySignature,
  hash: Hash | undefined,
  named: Hash | 'unknown' | null,
  curve: DerNode | undefined,
): Way | 'unknown' | 'wrong' {
  const found = curve && CURVES[curve.oid()]
  if (!hash || !found || (named !== null && named !== hash)) return 'unknown'
  const raw = derToRaw(signature, found.size)
  if (!raw) return 'wrong'
  const key = { name: 'ECDSA', namedCurve: found.name } as const
  return { key, verify: { name: 'ECDSA', hash }, signature: raw }
}

function rsaWay(
  { signature }: KeySignature,
  hash: Hash | 'unknown' | null | undefined,
  named: Hash | 'unknown' | null,
): Way | 'unknown' {
  if (!hash || hash === 'unknown' || (named !== null && named !== hash)) return 'unknown'
  const key = { name: 'RSASSA-PKCS1-v1_5', hash } as const
  return { key, verify: key, signature }
}

/** RFC 4055: SHA-1 is the default of everything, so that what is left out is weak. */
function pssWay(
  { signature }: KeySignature,
  named: Hash | 'unknown' | null,
  parameters: DerNode | undefined,
): Way | 'unknown' | 'weak' {
  const members = parameters?.is(TAG.sequence).children() ?? []
  const member = (number: number) => members.find(({ tag }) => tag === 0xa0 + number)?.child(0)
  const [digest, mask, salt] = [member(0), member(1), member(2)]
  if (!digest || !mask) return 'weak'
  const hash = hashOf(digest.child(0).oid())
  const isUsual = mask.child(0).oid() === MGF1 && mask.child(1).child(0).oid() === digest.child(0).oid()
  if (hash === 'weak') return 'weak'
  if (hash === 'unknown' || !isUsual || (named !== null && named !== hash)) return 'unknown'
  const saltLength = salt ? salt.unsigned().reduce((sum, byte) => sum * 256 + byte, 0) : 20
  return { key: { name: 'RSA-PSS', hash }, verify: { name: 'RSA-PSS', saltLength }, signature }
}

function bitsOf(spki: Bytes): number {
  const modulus = readDer(readDer(spki).child(1).wholeBits()).child(0).unsigned()
  return modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
}
