// Gathers lines into paragraphs: wrapped lines joined, numbers placed, dates standing for themselves.
import { DEEPEST_LEVEL } from './imported-blocks.ts'
import { isContinued, isCutOff, wrapWidth } from './join-lines.ts'
import { believableFamilies, numberOutline } from './outline-numbers.ts'
import type { Line } from './read-lines.ts'
import { isDateLine } from './recognise-date.ts'
import { type RecognisedNumber, recogniseNumber } from './recognise-number.ts'

export interface Paragraph {
  /** One line or more, in order. */
  readonly lines: Line[]
  /** The number of a clause, or a bullet. */
  readonly number: RecognisedNumber | undefined
  /** 1 for a clause and deeper for sub-clauses; 0 for everything else. */
  readonly level: number
}

/** @param numbersFrom the index of the first line whose number counts: earlier ones are words of a preamble. */
export function gatherParagraphs(lines: readonly Line[], numbersFrom: number): Paragraph[] {
  const wrap = wrapWidth(lines)
  const numbers = lines.map(({ body }, index) =>
    index < numbersFrom || isDateLine(body) ? undefined : recogniseNumber(body),
  )
  const outline = numberOutline(believableFamilies(numbers.filter((number) => number !== undefined)))
  const paragraphs: Paragraph[] = []
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    const current = paragraphs.at(-1)
    const number = numbers[index]
    const interrupts = previous !== undefined && !isOnlyLabel(current) && isCutOff(previous, line, wrap)
    const level = number && outline.place(number, line.indent, interrupts)
    if (level !== undefined) {
      paragraphs.push({ lines: [line], number, level })
    } else if (current && previous && goesOn(current, previous, line, number, wrap)) {
      current.lines.push(line)
    } else {
      const bullet = number?.strength === 'bullet' ? number : undefined
      paragraphs.push({ lines: [line], number: bullet, level: 0 })
    }
  })
  return paragraphs
}

/**
 * The level of the clause that an unnumbered paragraph goes on with: the deepest open one that isn't indented further
 * than the paragraph itself.
 */
export function continuedLevel(paragraph: Paragraph, open: readonly (Paragraph | undefined)[]): number {
  const indent = paragraph.lines[0]?.indent ?? 0
  for (let level = DEEPEST_LEVEL; level > 1; level--) {
    const clause = open[level]
    if (clause && (clause.lines[0]?.indent ?? 0) <= indent) return level
  }
  return 1
}

function goesOn(
  current: Paragraph,
  previous: Line,
  line: Line,
  number: RecognisedNumber | undefined,
  wrap: number | undefined,
): boolean {
  if (isOnlyLabel(current)) return true
  const isWrapped = isCutOff(previous, line, wrap)
  if (number?.strength === 'bullet' && !(number.label === '・' && isWrapped)) return false
  if (isDateLine(previous.body) || (isDateLine(line.body) && !isWrapped)) return false
  return isContinued(previous, line, wrap)
}

/** Whether a number stands on a line of its own: its clause begins on the next. */
function isOnlyLabel(paragraph: Paragraph | undefined): boolean {
  return paragraph?.lines.length === 1 && paragraph.number?.length === paragraph.lines[0]?.body.length
}
