// Places the numbers of a text in an outline: which number opens a level, which goes on with one, which is none at all.
import { DEEPEST_LEVEL } from './imported-blocks.ts'
import { type NumberReading, type RecognisedNumber, TOP_FAMILIES } from './recognise-number.ts'

/** A number this far ahead of the one expected is no number: "21. " at the start of a wrapped line. */
const LONGEST_JUMP = 10

interface OpenLevel {
  readonly family: string
  readonly indent: number
  last: number
}

export interface NumberOutline {
  /**
   * The level (1 is a clause) that a number stands on, or undefined when it is no number.
   * @param indent columns before the number
   * @param interrupts whether the line above stops in the middle of a sentence: then only the number expected is one
   */
  place(number: RecognisedNumber, indent: number, interrupts: boolean): number | undefined
}

/** An outline that believes the families that count in this text; see `believableFamilies`. */
export function numberOutline(families: ReadonlySet<string>): NumberOutline {
  let levels: OpenLevel[] = []

  const open = ({ family, value }: NumberReading, indent: number) => {
    if (TOP_FAMILIES.has(family)) levels = []
    levels = [...levels.slice(0, DEEPEST_LEVEL - 1), { family, indent, last: value }]
    return levels.length
  }
  const goOn = (level: number, value: number) => {
    levels = levels.slice(0, level + 1)
    const reached = levels[level]
    if (reached) reached.last = value
    return level + 1
  }

  return {
    place({ readings }, indent, interrupts) {
      const believed = readings.filter(({ family }) => families.has(family))
      const known = believed.flatMap((reading) =>
        levels.flatMap((level, index) =>
          level.family === reading.family ? [{ reading, level, index }] : [],
        ),
      )
      const expected = known
        .filter(({ reading, level }) => reading.value === level.last + 1)
        .sort((a, b) => distance(a.level, indent) - distance(b.level, indent) || b.index - a.index)[0]
      if (expected) return goOn(expected.index, expected.reading.value)

      const first = believed.find(({ value }) => value === 1)
      const isOpen = first && levels.some(({ family }) => family === first.family)
      if (first && !isOpen) return open(first, indent)
      const isDeeper = indent > (levels.at(-1)?.indent ?? 0) + 1
      if (first && isDeeper && !TOP_FAMILIES.has(first.family)) return open(first, indent)
      if (interrupts) return undefined

      const nearest = known
        .filter(({ reading, level }) => reading.value <= level.last + LONGEST_JUMP)
        .sort((a, b) => distance(a.level, indent) - distance(b.level, indent) || b.index - a.index)[0]
      if (nearest) return goOn(nearest.index, nearest.reading.value)
      const unknown = believed.find(({ family }) => !levels.some((level) => level.family === family))
      return unknown && unknown.value <= LONGEST_JUMP ? open(unknown, indent) : undefined
    },
  }
}

/**
 * The families that count: those with a first number or two in a row; weak ones need the first and the second.
 * A lone "C." or "21." is a word of the text.
 */
export function believableFamilies(numbers: Iterable<RecognisedNumber>): ReadonlySet<string> {
  const seen = new Map<string, { values: Set<number>; isWeak: boolean }>()
  for (const { readings, strength } of numbers) {
    for (const { family, value } of readings) {
      const entry = seen.get(family) ?? { values: new Set(), isWeak: strength === 'weak' }
      entry.values.add(value)
      seen.set(family, entry)
    }
  }
  const believed = [...seen].filter(([, { values, isWeak }]) =>
    isWeak
      ? values.has(1) && values.has(2)
      : values.has(1) || [...values].some((value) => values.has(value + 1)),
  )
  return new Set(believed.map(([family]) => family))
}

function distance(level: OpenLevel, indent: number): number {
  const columns = Math.abs(level.indent - indent)
  return columns <= 1 ? 0 : columns
}
