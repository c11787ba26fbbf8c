// BER (X.690), as programs of others write a signature: lengths that are given by an end, strings in parts. DER is made of it, so that one
// reader reads both.
import { concatBytes } from './bytes.ts'
import { der, MalformedDer, readOrUndefined, TAG } from './der.ts'
import type { Bytes } from './subtle.ts'

/** Deeper than this no signature goes. */
const DEEPEST = 40
const CONSTRUCTED = 0x20
const INDEFINITE = 0x80

/** The first value of these bytes as DER, and what follows it; undefined where there is none. The order in a set is left as it is. */
export function derOfBer(bytes: Bytes): { readonly der: Bytes; readonly rest: Bytes } | undefined {
  return readOrUndefined(() => {
    const { value, end } = readValue(bytes, 0, 0)
    return { der: value, rest: bytes.subarray(end) }
  })
}

interface Read {
  readonly value: Bytes
  /** Behind it. */
  readonly end: number
}

function readValue(bytes: Bytes, at: number, depth: number): Read {
  const [tag, length] = [bytes[at], bytes[at + 1]]
  const isMultiple = tag === undefined || (tag & 0x1f) === 0x1f
  if (isMultiple || length === undefined || depth > DEEPEST) throw new MalformedDer('no tag')
  if (length === INDEFINITE) {
    if ((tag & CONSTRUCTED) === 0) throw new MalformedDer('a length without an end')
    const { values, end } = readMembers(bytes, at + 2, bytes.length, depth)
    if (bytes[end] !== 0 || bytes[end + 1] !== 0) throw new MalformedDer('no end')
    return { value: written(tag, values), end: end + 2 }
  }
  const [start, end] = boundsOf(bytes, at + 1, length)
  if ((tag & CONSTRUCTED) === 0) return { value: der(tag, bytes.subarray(start, end)), end }
  const members = readMembers(bytes, start, end, depth)
  if (members.end !== end) throw new MalformedDer('a member without a value')
  return { value: written(tag, members.values), end }
}

function boundsOf(bytes: Bytes, at: number, first: number): readonly [number, number] {
  const octets = first < INDEFINITE ? 0 : first - INDEFINITE
  if (octets > 4) throw new MalformedDer('no length')
  const length =
    octets === 0 ? first : bytes.subarray(at + 1, at + 1 + octets).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = at + 1 + octets
  if (start + length > bytes.length) throw new MalformedDer('no length')
  return [start, start + length]
}

/** Up to the bound, or to two zeros. */
function readMembers(bytes: Bytes, from: number, bound: number, depth: number) {
  const values: Bytes[] = []
  let at = from
  while (at < bound && !(bytes[at] === 0 && bytes[at + 1] === 0)) {
    const { value, end } = readValue(bytes, at, depth + 1)
    values.push(value)
    at = end
  }
  return { values, end: at }
}

/** A string in parts is one string. */
function written(tag: number, members: readonly Bytes[]): Bytes {
  if (tag !== (TAG.octetString | CONSTRUCTED)) return der(tag, ...members)
  const parts = members.map((member) => contentOf(member))
  return der(TAG.octetString, concatBytes(...parts))
}

function contentOf(member: Bytes): Bytes {
  if (member[0] !== TAG.octetString) throw new MalformedDer('a part of another kind')
  const first = member[1] ?? 0
  return member.subarray(first < INDEFINITE ? 2 : 2 + first - INDEFINITE)
}
