// Reads the values that a PDF is made of (ISO 32000-1, 7.3), from its bytes as text of one letter a byte.
import { bytesOfHex, textOfAscii } from '../signing/bytes.ts'

export type PdfValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly is: boolean }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'name'; readonly name: string }
  /** One letter a byte; where it stands, brackets included. */
  | { readonly kind: 'string'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: PdfDictionary }
  | { readonly kind: 'reference'; readonly number: number; readonly generation: number }

export type PdfDictionary = ReadonlyMap<string, PdfValue>

/** Thrown at bytes that are not written as Plenary writes a PDF; caught where a finding is made of it. */
export class UnreadablePdf extends Error {}

/** Deeper than this no value of a page goes. */
const DEEPEST = 64

const BLANK = /[\0\t\n\f\r ]+/y
const COMMENT = /%[^\r\n]*/y
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const WORD = /true|false|null/y
const HEX = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y

export class PdfReader {
  readonly text: string
  at: number
  #depth = 0

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  /** What the pattern, which is sticky, finds here; the reader stands behind it then. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found ?? undefined
  }

  must(pattern: RegExp): RegExpExecArray {
    const found = this.take(pattern)
    if (!found) throw new UnreadablePdf(`at ${this.at}: not ${pattern.source}`)
    return found
  }

  skipBlank(): void {
    // One by one: a pattern that repeats both takes room for each of millions.
    while (this.take(BLANK) || this.take(COMMENT));
  }

  value(): PdfValue {
    this.skipBlank()
    if (this.text.startsWith('<<', this.at)) return this.#nested(() => this.#dictionary())
    if (this.text[this.at] === '[') return this.#nested(() => this.#array())
    if (this.text[this.at] === '(') return this.#literal()
    if (this.text[this.at] === '<') return this.#hexadecimal()
    if (this.text[this.at] === '/') return { kind: 'name', name: nameOf(this.must(NAME)[0]) }
    const reference = this.take(REFERENCE)
    if (reference)
      return { kind: 'reference', number: Number(reference[1]), generation: Number(reference[2]) }
    const number = this.take(NUMBER)
    if (number) return { kind: 'number', number: Number(number[0]) }
    const [word] = this.must(WORD)
    return word === 'null' ? { kind: 'null' } : { kind: 'boolean', is: word === 'true' }
  }

  #nested(read: () => PdfValue): PdfValue {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new UnreadablePdf(`at ${this.at}: nested too deeply`)
    const value = read()
    this.#depth -= 1
    return value
  }

  #dictionary(): PdfValue {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipBlank()
      if (this.take(/>>/y)) return { kind: 'dictionary', entries }
      const name = nameOf(this.must(NAME)[0])
      // Of two of one name readers take either.
      if (entries.has(name)) throw new UnreadablePdf(`at ${this.at}: ${name} stands twice`)
      entries.set(name, this.value())
    }
  }

  #array(): PdfValue {
    this.at += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skipBlank()
      if (this.take(/\]/y)) return { kind: 'array', items }
      items.push(this.value())
    }
  }

  #hexadecimal(): PdfValue {
    const start = this.at
    const digits = this.must(HEX)[1]?.replaceAll(/[\0\t\n\f\r ]/g, '') ?? ''
    const even = digits.length % 2 === 0 ? digits : `${digits}0`
    const text = textOfAscii(bytesOfHex(even) ?? new Uint8Array())
    return { kind: 'string', text, start, end: this.at }
  }

  #literal(): PdfValue {
    const start = this.at
    let text = ''
    let open = 0
    while (this.at < this.text.length) {
      const letter = this.text[this.at++] ?? ''
      if (letter === '\\') {
        text += this.#escaped()
        continue
      }
      if (letter === ')' && --open === 0) return { kind: 'string', text, start, end: this.at }
      if (letter !== '(' || open++ > 0) text += letter
    }
    throw new UnreadablePdf(`at ${start}: a string without an end`)
  }

  #escaped(): string {
    const octal = this.take(/[0-7]{1,3}/y)
    if (octal) return String.fromCharCode(Number.parseInt(octal[0], 8) & 255)
    if (this.take(/\r\n?|\n/y)) return ''
    const letter = this.text[this.at++] ?? ''
    return ESCAPES[letter] ?? letter
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function nameOf(written: string): string {
  return written
    .slice(1)
    .replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** One spelling for one value, to compare by. */
export function printPdf(value: PdfValue): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(value.is)
    case 'number':
      return String(value.number)
    case 'name':
      return `/${JSON.stringify(value.name)}`
    case 'string':
      return JSON.stringify(value.text)
    case 'array':
      return `[${value.items.map(printPdf).join(' ')}]`
    case 'dictionary':
      return printDictionary(value.entries)
    case 'reference':
      return `${value.number} ${value.generation} R`
  }
}

export function printDictionary(entries: PdfDictionary): string {
  const names = [...entries.keys()].sort()
  const printed = names.map(
    (name) => `/${JSON.stringify(name)} ${printPdf(entries.get(name) ?? { kind: 'null' })}`,
  )
  return `<<${printed.join(' ')}>>`
}

/** The numbers of the objects that a value refers to. */
export function referencesIn(value: PdfValue): number[] {
  if (value.kind === 'reference') return [value.number]
  if (value.kind === 'array') return value.items.flatMap(referencesIn)
  if (value.kind === 'dictionary') return [...value.entries.values()].flatMap(referencesIn)
  return []
}

/** A string as words: UTF-16 behind its mark, UTF-8 behind its own, else one letter a byte. */
export function wordsOf(text: string): string {
  if (!text.startsWith('\xfe\xff')) return text
  return text
    .slice(2)
    .replaceAll(/[\s\S]{2}/g, (pair) => String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1)))
}
