// Names, or names with short codes, while they are typed: a line per language, English and Japanese first.
import type { Names } from '@plenary/shared/declaration/names'

export interface NameLine {
  readonly language: string
  readonly name: string
  readonly code: string
  /** Whether the code was typed: until then it follows the name. */
  readonly isCodeOwn: boolean
}

const ALWAYS_OFFERED = ['en', 'ja']

export function draftNames(names: Names = {}, codes: Names = {}): NameLine[] {
  const languages = new Set([...ALWAYS_OFFERED, ...Object.keys(names), ...Object.keys(codes)])
  return [...languages].map((language) => ({
    language,
    name: names[language] ?? '',
    code: codes[language] ?? '',
    isCodeOwn: codes[language] !== undefined,
  }))
}

export function withName(lines: readonly NameLine[], language: string, name: string): NameLine[] {
  return lines.map((line) =>
    line.language === language
      ? { ...line, name, code: line.isCodeOwn ? line.code : proposeCode(name) }
      : line,
  )
}

/** A code that was cleared follows the name again. */
export function withCode(lines: readonly NameLine[], language: string, code: string): NameLine[] {
  return lines.map((line) => (line.language === language ? { ...line, code, isCodeOwn: code !== '' } : line))
}

export function withLanguage(lines: readonly NameLine[], language: string): NameLine[] {
  if (lines.some((line) => line.language === language)) return [...lines]
  return [...lines, { language, name: '', code: '', isCodeOwn: false }]
}

/** The names that were given; a language left empty has none. */
export function namesOf(lines: readonly NameLine[]): Names {
  return collect(lines, ({ name }) => name)
}

export function codesOf(lines: readonly NameLine[]): Names {
  return collect(lines, ({ code }) => code)
}

/** Two characters of one word (`Ha`, `東京`), the initials of several (`KL`). */
export function proposeCode(name: string): string {
  const words = name.trim().split(/[\s・]+/u)
  if (words.length === 1) return [...(words[0] ?? '')].slice(0, 2).join('')
  return words
    .map((word) => [...word][0] ?? '')
    .slice(0, 4)
    .join('')
    .toUpperCase()
}

function collect(lines: readonly NameLine[], read: (line: NameLine) => string): Names {
  return Object.fromEntries(
    lines.map((line) => [line.language, read(line).trim()] as const).filter(([, value]) => value !== ''),
  )
}
