// DER (X.690): tag, length, value. As much of it as certificates and signatures are made of.
import { compareBytes, concatBytes } from './bytes.ts'
import type { Bytes } from './subtle.ts'

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[n]` of a schema, holding others. */
export const contextTag = (number: number) => 0xa0 + number

export function der(tag: number, ...contents: readonly Uint8Array[]): Bytes {
  const content = concatBytes(...contents)
  return concatBytes(Uint8Array.of(tag, ...lengthOctets(content.length)), content)
}

export const derSequence = (...members: readonly Uint8Array[]) => der(TAG.sequence, ...members)

/** SET OF: its members sorted by their bytes, as DER demands. */
export const derSetOf = (...members: readonly Uint8Array[]) => der(TAG.set, ...members.toSorted(compareBytes))

export const derOctets = (bytes: Uint8Array) => der(TAG.octetString, bytes)

/** A whole number that is not negative, its bytes from the highest. */
export function derInteger(bytes: Uint8Array): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first === -1 ? Uint8Array.of(0) : bytes.subarray(first)
  // A first bit that is set would mean a negative number.
  return (digits[0] ?? 0) >= 0x80 ? der(TAG.integer, Uint8Array.of(0), digits) : der(TAG.integer, digits)
}

/** An object identifier, such as `1.2.840.113549.1.7.2`. */
export function derOid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(septets)))
}

function septets(number: number): number[] {
  const parts = [number % 128]
  for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
    parts.unshift((left % 128) + 128)
  }
  return parts
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256)
  return [0x80 + octets.length, ...octets]
}

/** Thrown by the readers of this file. Whoever reads what others have written catches it with `readOrUndefined`. */
export class MalformedDer extends Error {}

export function readOrUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof MalformedDer) return undefined
    throw error
  }
}

export class DerNode {
  readonly tag: number
  /** As it is encoded, tag and length included. */
  readonly bytes: Bytes
  readonly content: Bytes

  constructor(tag: number, bytes: Bytes, content: Bytes) {
    this.tag = tag
    this.bytes = bytes
    this.content = content
  }

  /** Throws where it is another than expected. */
  is(tag: number): this {
    if (this.tag !== tag) throw new MalformedDer(`tag ${this.tag} in the place of ${tag}`)
    return this
  }

  children(): DerNode[] {
    const nodes: DerNode[] = []
    for (let at = 0; at < this.content.length; ) {
      const node = readNode(this.content.subarray(at))
      nodes.push(node)
      at += node.bytes.length
    }
    return nodes
  }

  /** The child at a place. Throws where there is none. */
  child(place: number): DerNode {
    const node = this.children()[place]
    if (!node) throw new MalformedDer(`no member ${place}`)
    return node
  }

  oid(): string {
    const numbers: number[] = []
    let number = 0
    for (const byte of this.is(TAG.oid).content) {
      number = number * 128 + (byte & 0x7f)
      if (byte < 0x80) {
        numbers.push(number)
        number = 0
      }
    }
    const [joined = 0, ...rest] = numbers
    const first = Math.min(Math.floor(joined / 40), 2)
    return [first, joined - first * 40, ...rest].join('.')
  }

  /** Of an INTEGER that is not negative: its bytes without a leading zero. */
  unsigned(): Bytes {
    const digits = this.is(TAG.integer).content
    const [first, second = 0] = digits
    const isMinimal = digits.length === 1 || first !== 0 || second >= 0x80
    if (first === undefined || first >= 0x80 || !isMinimal) throw new MalformedDer('no natural number')
    return first === 0 && digits.length > 1 ? digits.subarray(1) : digits
  }

  /** Of a BIT STRING of whole bytes. */
  wholeBits(): Bytes {
    const { content } = this.is(TAG.bitString)
    if (content[0] !== 0) throw new MalformedDer('not whole bytes')
    return content.subarray(1)
  }
}

/** The one value that these bytes are. Throws `MalformedDer`, also where something follows it. */
export function readDer(bytes: Bytes): DerNode {
  const node = readNode(bytes)
  if (node.bytes.length !== bytes.length) throw new MalformedDer('something follows')
  return node
}

/** The value that these bytes begin with, such as one that is followed by padding. Throws `MalformedDer`. */
export function readNode(bytes: Bytes): DerNode {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new MalformedDer('no tag')
  const octets = first < 0x80 ? 0 : first - 0x80
  const length =
    first < 0x80 ? first : bytes.subarray(2, 2 + octets).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = 2 + octets
  // One length has one spelling. Four octets are four gigabytes.
  const isMinimal = first < 0x80 || (octets <= 4 && length >= 0x80 && bytes[2] !== 0)
  if (!isMinimal || start + length > bytes.length) throw new MalformedDer('no length')
  return new DerNode(tag, bytes.subarray(0, start + length), bytes.subarray(start, start + length))
}
