// SHA-256 of a value's canonical JSON, as UTF-8: how docs/SIGNED-TEXT.md digests everything that is JSON.
import { digest as sha256 } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { canonicalJson } from './canonical-json.ts'

/** In lower-case hexadecimal. Throws on what has no canonical form. */
export function canonicalDigest(value: unknown): string {
  const bytes = sha256(encodeUtf8(canonicalJson(value)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
