// Seals what waits to be mailed with the server's own secret, which is in no database and in no backup.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { RandomBytes } from '@plenary/shared/ids'

const CIPHER = 'aes-256-gcm'
const IV = 12
const TAG = 16

export interface Sealing {
  seal(text: string): string
  /** Undefined when it was sealed with another secret, or altered. */
  open(sealed: string): string | undefined
}

export function createSealing(secret: string, randomBytes: RandomBytes): Sealing {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'plenary mail', 32))
  return {
    seal: (text) => {
      const iv = randomBytes(IV)
      const cipher = createCipheriv(CIPHER, key, iv)
      const words = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([iv, cipher.getAuthTag(), ...words]).toString('base64')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < IV + TAG) return undefined
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV), { authTagLength: TAG })
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
