// Ids: random, lower case, without letters that are mistaken for each other when read aloud.

/** Crockford's base 32 alphabet in lower case. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A source of random bytes, such as `(n) => crypto.getRandomValues(new Uint8Array(n))`. Identity is an argument. */
export type RandomBytes = (length: number) => Uint8Array

/** An id of 100 random bits (20 characters) for a row. */
export function newId(randomBytes: RandomBytes): string {
  return encode(randomBytes(20))
}

/** An id of 80 random bits (16 characters) for a clause: set once, by the command that creates the clause. */
export function newClauseId(randomBytes: RandomBytes): string {
  return encode(randomBytes(16))
}

/** A secret of 200 random bits (40 characters) for a single-use link. */
export function newToken(randomBytes: RandomBytes): string {
  return encode(randomBytes(40))
}

/** The shape of every id that enters from outside. */
export const ID_PATTERN = /^[0-9a-z-]{1,64}$/

/** The shape of a clause's id. */
export const CLAUSE_ID_PATTERN = /^[0-9a-z]{8,32}$/

function encode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % 32]).join('')
}
