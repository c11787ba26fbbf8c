// Bytes: put together, compared, found, and written as hexadecimal digits.
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import type { Bytes } from './subtle.ts'

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** Byte by byte; where one ends, it is first. This is how DER sorts a set. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const differing = a.findIndex((byte, index) => byte !== b[index])
  if (differing === -1) return a.length - b.length
  return (a[differing] ?? 0) - (b[differing] ?? -1)
}

/** Where the pattern stands first, from there on; -1 where it does not. */
export function findBytes(bytes: Uint8Array, pattern: Uint8Array, from = 0): number {
  const first = pattern[0]
  if (first === undefined) return from
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

export function utf8Bytes(text: string): Bytes {
  return new Uint8Array(encodeUtf8(text))
}

/** Undefined where the bytes are not UTF-8. */
export function textOfUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeUtf8(bytes)
  } catch {
    return undefined
  }
}

/** One letter a byte, of text that is ASCII. */
export function asciiBytes(text: string): Bytes {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** So many letters are put together in one step: a large file would else be millions of steps. */
const AT_ONCE = 4_096

/** One letter a byte, whatever the byte. */
export function textOfAscii(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    // Spread, it would be an iterator's step for every byte, and take seven times as long.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + AT_ONCE))
  }
  return text
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += DIGITS[byte]
  return hex
}

/** Undefined where it is not hexadecimal digits, two a byte. */
export function bytesOfHex(hex: string): Bytes | undefined {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(hex)) return undefined
  const bytes = new Uint8Array(hex.length / 2)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
  return bytes
}
