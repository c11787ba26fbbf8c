// What verifying needs of the place where it runs.
import type { Bytes, Subtle } from '../signing/subtle.ts'

export interface VerifySurroundings {
  /** `crypto.subtle`. */
  readonly subtle: Subtle
  /** Unpacks zlib (RFC 1950) or bare deflate (RFC 1951). Rejects other bytes, and what would become longer than `longest`. */
  readonly inflate: (packed: Bytes, format: 'zlib' | 'raw', longest: number) => Promise<Bytes>
}
