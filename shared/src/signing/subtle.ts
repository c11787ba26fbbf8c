// As much of WebCrypto as signing and verifying need. Browsers and Node have it as `crypto.subtle`, and it is given as an argument.

export type Bytes = Uint8Array<ArrayBuffer>

/** A CryptoKey, of which nothing but WebCrypto looks inside. */
export interface SubtleKey {
  readonly type: string
  readonly extractable: boolean
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Plenary signs with the first; what others signed may be with the others. */
export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'

/** How keys of others sign. */
export type KeyAlgorithm =
  | { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' | 'P-384' | 'P-521' }
  | { readonly name: 'ECDSA'; readonly hash: Hash }
  | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: Hash }
  | { readonly name: 'RSA-PSS'; readonly hash: Hash }
  | { readonly name: 'RSA-PSS'; readonly saltLength: number }

export interface Subtle {
  digest(algorithm: Hash, data: Bytes): Promise<ArrayBuffer>
  generateKey(
    algorithm: typeof P256,
    extractable: boolean,
    usages: readonly ['sign', 'verify'],
  ): Promise<{ readonly privateKey: SubtleKey; readonly publicKey: SubtleKey }>
  importKey(
    format: 'spki',
    data: Bytes,
    algorithm: KeyAlgorithm,
    extractable: boolean,
    usages: 'verify'[],
  ): Promise<SubtleKey>
  exportKey(format: 'spki', key: SubtleKey): Promise<ArrayBuffer>
  sign(algorithm: typeof ES256, key: SubtleKey, data: Bytes): Promise<ArrayBuffer>
  verify(algorithm: KeyAlgorithm, key: SubtleKey, signature: Bytes, data: Bytes): Promise<boolean>
}

export async function sha256(subtle: Subtle, data: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtle.digest('SHA-256', data))
}

/** A key for one signature. Nobody can take its private part out of the place where it was made. */
export interface SigningKey {
  readonly privateKey: SubtleKey
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Bytes
}

export async function makeSigningKey(subtle: Subtle): Promise<SigningKey> {
  const { privateKey, publicKey } = await subtle.generateKey(P256, false, ['sign', 'verify'])
  return { privateKey, spki: new Uint8Array(await subtle.exportKey('spki', publicKey)) }
}

/** Of a key on P-256 in its one spelling: the point is not compressed. */
const SPKI_LENGTH = 91

/** Whether these bytes are the public part of such a key. */
export async function isSigningKey(subtle: Subtle, spki: Bytes): Promise<boolean> {
  if (spki.length !== SPKI_LENGTH) return false
  return subtle.importKey('spki', spki, P256, true, ['verify']).then(
    () => true,
    () => false,
  )
}

/** ECDSA with SHA-256: r and s, 32 bytes each. */
export async function signBytes(subtle: Subtle, key: SubtleKey, data: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtle.sign(ES256, key, data))
}

/** Whether r and s are a signature over the data by the key. A key that is not one on P-256 has signed nothing. */
export async function isSignatureBy(
  subtle: Subtle,
  spki: Bytes,
  signature: Bytes,
  data: Bytes,
): Promise<boolean> {
  const key = await subtle.importKey('spki', spki, P256, true, ['verify']).catch(() => undefined)
  return key !== undefined && (await subtle.verify(ES256, key, signature, data))
}
