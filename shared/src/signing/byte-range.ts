// The byte range of a PDF's signature: everything but the hole in which the signature itself stands, as hexadecimal digits in < and >.
import { asciiBytes, concatBytes, findBytes, textOfAscii } from './bytes.ts'
import type { Bytes, Hash, Subtle } from './subtle.ts'

/** From 0, so many bytes; and from another place, so many bytes. */
export type ByteRange = readonly [number, number, number, number]

const [OPENING, CLOSING] = [0x3c, 0x3e]

/** Whether the range is the whole of these bytes but one hole that < and > enclose. */
export function isWholeButHole(bytes: Uint8Array, [start, before, after, rest]: ByteRange): boolean {
  const isWhole = start === 0 && before < after && after + rest === bytes.length
  return isWhole && before >= 0 && rest >= 0 && bytes[before] === OPENING && bytes[after - 1] === CLOSING
}

/** The hexadecimal digits in the hole. */
export function holeOf(bytes: Bytes, [, before, after]: ByteRange): string {
  return textOfAscii(bytes.subarray(before + 1, after - 1))
}

/** What the signature is over: the digest of everything in the range. */
export async function digestOfRange(
  subtle: Subtle,
  bytes: Bytes,
  [start, before, after, rest]: ByteRange,
  hash: Hash = 'SHA-256',
): Promise<Bytes> {
  const covered = concatBytes(bytes.subarray(start, start + before), bytes.subarray(after, after + rest))
  return new Uint8Array(await subtle.digest(hash, covered))
}

const NAME = asciiBytes('/ByteRange')

/** The byte ranges that a PDF names from a place on, in the order in which they stand. */
export function namedByteRanges(bytes: Bytes, from = 0): ByteRange[] {
  const ranges: ByteRange[] = []
  for (let at = findBytes(bytes, NAME, from); at !== -1; at = findBytes(bytes, NAME, at + 1)) {
    const named = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(
      textOfAscii(bytes.subarray(at, at + 120)),
    )
    if (named) ranges.push([Number(named[1]), Number(named[2]), Number(named[3]), Number(named[4])])
  }
  return ranges
}
