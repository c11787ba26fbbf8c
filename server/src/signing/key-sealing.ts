// Seals the authority's key with the operator's secret, which is in no database and in no backup. A secret may be a phrase that somebody
// thought of: guessing it is made slow.
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { RandomBytes } from '@plenary/shared/ids'
import type { Bytes } from '@plenary/shared/signing/subtle'

const CIPHER = 'aes-256-gcm'
const [SALT, IV, TAG, KEY] = [16, 12, 16, 32]
/** 32 MB and a tenth of a second for each guess. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

const derive = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt)

export async function sealKey(key: Bytes, secret: string, randomBytes: RandomBytes): Promise<string> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)]
  const cipher = createCipheriv(CIPHER, await derive(secret, salt, KEY, COST), iv)
  const sealed = [cipher.update(key), cipher.final()]
  return Buffer.concat([salt, iv, cipher.getAuthTag(), ...sealed]).toString('base64')
}

/** Undefined where it was sealed with another secret, or altered. */
export async function openKey(sealed: string, secret: string): Promise<Bytes | undefined> {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length <= SALT + IV + TAG) return undefined
  const [salt, iv] = [bytes.subarray(0, SALT), bytes.subarray(SALT, SALT + IV)]
  const decipher = createDecipheriv(CIPHER, await derive(secret, salt, KEY, COST), iv, { authTagLength: TAG })
  decipher.setAuthTag(bytes.subarray(SALT + IV, SALT + IV + TAG))
  try {
    const opened = [decipher.update(bytes.subarray(SALT + IV + TAG)), decipher.final()]
    return new Uint8Array(Buffer.concat(opened))
  } catch {
    return undefined
  }
}
