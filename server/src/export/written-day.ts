// A day as it is written at the end of a declaration, in whatever language: found by its numbers.
import type { ExportedDeclaration } from './exported-declaration.ts'
import { localDay } from './local-moment.ts'

export interface WrittenDay {
  /** Where it stands in the words. */
  readonly from: number
  readonly to: number
  /** Such as `2010-11-09`. */
  readonly day: string
}

const DAY = 86_400_000
const LONGEST = 31

/** Those that may be meant: the plenary’s, and that of the adoption, there. */
export function daysOf({ plenary, adoption }: ExportedDeclaration): string[] {
  const [first, last] = [Date.parse(plenary.startsOn), Date.parse(plenary.endsOn)]
  const count = Math.min(LONGEST, Math.floor((last - first) / DAY) + 1)
  const days = Array.from({ length: Math.max(0, count) }, (_, index) => dayOf(first + index * DAY))
  return [...new Set([...days, ...(adoption === null ? [] : [localDay(plenary.timeZone, adoption.at)])])]
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Null where none of the days is named, or more than one could be. */
export function writtenDay(words: string, days: readonly string[]): WrittenDay | null {
  const [day, other] = days.filter((each) => isNamed(words, each))
  if (day === undefined || other !== undefined) return null
  const from = words.search(/[\p{L}\p{N}]/u)
  return { from, to: words.trimEnd().replace(/[,.、。，．]$/u, '').length, day }
}

/** The month may have a name, and the year may be counted from the Buddha. */
function isNamed(words: string, day: string): boolean {
  const numbers = new Set((inAscii(words).match(/\d+/g) ?? []).map(Number))
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const hasYear = numbers.has(year) || numbers.has(year + 543)
  return hasYear && numbers.has(date) && (numbers.size === 2 || numbers.has(month))
}

/** The digits of each script stand in a row, from zero. */
function inAscii(words: string): string {
  return words.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let value = 0
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
    return `${value}`
  })
}
