// The two ways in which a signature by a key on a curve, such as P-256, is written: r and s behind each other (WebCrypto, JWS), and as DER (CMS, X.509).
import { concatBytes } from './bytes.ts'
import { derInteger, derSequence, MalformedDer, readDer, readOrUndefined, TAG } from './der.ts'
import type { Bytes } from './subtle.ts'

const SIZE = 32

export function rawToDer(raw: Bytes): Bytes {
  return derSequence(derInteger(raw.subarray(0, SIZE)), derInteger(raw.subarray(SIZE)))
}

/**
 * Undefined where it is no such signature.
 *
 * @param size bytes of each number: of P-256, 32
 */
export function derToRaw(bytes: Bytes, size = SIZE): Bytes | undefined {
  return readOrUndefined(() => {
    const parts = readDer(bytes).is(TAG.sequence).children()
    if (parts.length !== 2) throw new MalformedDer('not two numbers')
    return concatBytes(...parts.map((part) => padded(part.unsigned(), size)))
  })
}

function padded(number: Bytes, size: number): Bytes {
  if (number.length > size) throw new MalformedDer('too large a number')
  return concatBytes(new Uint8Array(size - number.length), number)
}
