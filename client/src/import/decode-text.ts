// The characters of an uploaded file: UTF-8, or what a file says by its marks and its bytes. Never guessed at the
// price of a wrong character: what is not sure is refused.

export type Encoding = 'UTF-8' | 'UTF-16' | 'Shift_JIS' | 'EUC-JP' | 'ISO-2022-JP'
export type DecodeRefusal = 'fileTooLarge' | 'fileNotText' | 'fileEncoding'
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly refused: DecodeRefusal }

export const MAX_FILE_BYTES = 1_000_000

/** How files of other kinds begin: zip (and so docx), PDF, old Word, RTF. */
const OTHER_KINDS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
]

export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_FILE_BYTES) return { refused: 'fileTooLarge' }
  if (OTHER_KINDS.some((mark) => startsWith(bytes, mark))) return { refused: 'fileNotText' }
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return accept(decode(bytes, wide), 'UTF-16')
  const utf8 = decode(bytes, 'utf-8')
  if (utf8?.includes('\u001b$B') || utf8?.includes('\u001b$@'))
    return accept(decode(bytes, 'iso-2022-jp'), 'ISO-2022-JP')
  if (utf8 !== undefined) return accept(utf8, 'UTF-8')
  const shiftJis = decode(bytes, 'shift_jis')
  if (isJapanese(shiftJis)) return accept(shiftJis, 'Shift_JIS')
  const eucJp = decode(bytes, 'euc-jp')
  return isJapanese(eucJp) ? accept(eucJp, 'EUC-JP') : { refused: 'fileEncoding' }
}

function accept(text: string | undefined, encoding: Encoding): Decoded {
  if (text === undefined) return { refused: 'fileEncoding' }
  return text.includes('\0') ? { refused: 'fileNotText' } : { text, encoding }
}

/** UTF-16 by its byte order mark, or by every second byte being zero, as in Latin text without one. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const pairs = Math.min(bytes.length >> 1, 500)
  if (pairs < 2) return undefined
  const zeros = (offset: number) =>
    Array.from({ length: pairs }, (_, pair) => bytes[2 * pair + offset]).filter((byte) => byte === 0).length
  const [even, odd] = [zeros(0), zeros(1)]
  if (odd > pairs * 0.7 && even === 0) return 'utf-16le'
  return even > pairs * 0.7 && odd === 0 ? 'utf-16be' : undefined
}

/** Whether what is beyond ASCII reads as Japanese: enough kana, hardly any half-width ones. */
function isJapanese(text: string | undefined): boolean {
  if (text === undefined) return false
  const beyond = count(text, /[^\0-\x7f]/gu)
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  return kana > beyond * 0.15 && count(text, /[\uff61-\uff9f]/g) < beyond * 0.05
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
