// Decides what each paragraph of a declaration is: heading, preamble, formula, clause, closing.
import { announces, declares, namesBody, namesDeclaration, opensPreamble } from './declaration-words.ts'
import { continuedLevel, type Paragraph } from './gather-paragraphs.ts'
import type { BlockKind } from './imported-blocks.ts'
import { endsSentence } from './join-lines.ts'
import { isBriefLine, isClosingLine, isDateLine } from './recognise-date.ts'
import { TOP_FAMILIES } from './recognise-number.ts'

/** A paragraph's place in the declaration. */
export interface Part {
  readonly kind: BlockKind
  readonly level: number
}

/** A heading is at most this wide, and there are at most so many of them. */
const WIDEST_HEADING = 120
const MOST_HEADINGS = 6

/**
 * The index of the paragraph that declares, when numbered paragraphs stand before it and the count begins anew after
 * it: then the earlier numbers belong to the preamble.
 */
export function formulaAfterNumbers(paragraphs: readonly Paragraph[]): number | undefined {
  const firstNumbered = paragraphs.findIndex(({ level }) => level > 0)
  const startsOutside = isOutermost(paragraphs[firstNumbered])
  const index = paragraphs.findIndex((paragraph, place) => {
    const follower = paragraphs[place + 1]
    const beginsAnew = follower?.number?.readings.some(({ value }) => value === 1)
    const isTop = follower?.level === 1 || (isOutermost(follower) && !startsOutside)
    return (
      place > firstNumbered && paragraph.level === 0 && beginsAnew && isTop && declares(wordsOf(paragraph))
    )
  })
  return firstNumbered === -1 || index === -1 ? undefined : index
}

/** Whether a paragraph is numbered as clauses mostly are, and not in brackets as sub-clauses are. */
function isOutermost(paragraph: Paragraph | undefined): boolean {
  return (
    paragraph?.number?.readings.some(({ family }) => family === 'decimal' || TOP_FAMILIES.has(family)) ??
    false
  )
}

/** One part for each paragraph. */
export function recogniseParts(paragraphs: readonly Paragraph[]): Part[] {
  const headings = headingKinds(paragraphs)
  const firstClause = firstClauseIndex(paragraphs, headings.length)
  const hasClauses = firstClause.index < paragraphs.length
  const closing = closingIndex(paragraphs, hasClauses ? firstClause.index : headings.length, hasClauses)
  const open: (Paragraph | undefined)[] = []
  return paragraphs.map((paragraph, index): Part => {
    const heading = headings[index]
    if (heading) return { kind: heading, level: 0 }
    if (index >= closing) return { kind: 'closing', level: 0 }
    if (index < firstClause.index) {
      const isFormula = index === firstClause.index - 1 && announces(wordsOf(paragraph))
      return { kind: isFormula ? 'formula' : 'preambular', level: 0 }
    }
    if (paragraph.level > 0) {
      open.length = paragraph.level
      open[paragraph.level] = paragraph
      return { kind: paragraph.level === 1 ? 'clause' : 'subclause', level: paragraph.level }
    }
    if (firstClause.isNumbered) return { kind: 'paragraph', level: continuedLevel(paragraph, open) }
    return { kind: 'clause', level: 1 }
  })
}

/** The kinds of the leading paragraphs that are headings: the body's name and the title. */
function headingKinds(paragraphs: readonly Paragraph[]): BlockKind[] {
  const limit = Math.min(paragraphs.length, MOST_HEADINGS)
  let count = 0
  while (count < limit && isHeading(paragraphs[count], count === 0)) count += 1
  const texts = paragraphs.slice(0, count).map(wordsOf)
  const title = texts.findIndex(namesDeclaration)
  if (title === -1) return texts.map((_, index) => (index === count - 1 ? 'title' : 'body-name'))
  const kinds = texts.map((text, index): BlockKind | undefined => {
    if (index < title) return 'body-name'
    if (index === title || /^[(（]/.test(text)) return 'title'
    return namesBody(text) ? 'body-name' : undefined
  })
  const end = kinds.indexOf(undefined)
  return kinds.slice(0, end === -1 ? undefined : end).filter((kind) => kind !== undefined)
}

function isHeading(paragraph: Paragraph | undefined, isFirst: boolean): boolean {
  if (!paragraph || paragraph.level > 0) return false
  const text = wordsOf(paragraph)
  const width = paragraph.lines.reduce((sum, line) => sum + line.width, 0)
  if (width > WIDEST_HEADING || opensPreamble(text) || isDateLine(text)) return false
  if (announces(text) && !(isFirst && namesDeclaration(text) && !/[:：。]$/.test(text))) return false
  return !/[.!?。！？;；:：,、，]$/.test(text) && !endsSentence(text)
}

/** Where the clauses begin: at the first number; without numbers, after the paragraph that declares. */
function firstClauseIndex(
  paragraphs: readonly Paragraph[],
  headings: number,
): { index: number; isNumbered: boolean } {
  const numbered = paragraphs.findIndex(({ level }) => level > 0)
  if (numbered !== -1) return { index: numbered, isNumbered: true }
  const formula = paragraphs.findIndex(
    (paragraph, index) => index >= headings && declares(wordsOf(paragraph)),
  )
  return { index: formula === -1 ? paragraphs.length : formula + 1, isNumbered: false }
}

/** Where the closing begins: at the brief lines around date and place at the end; the length when there are none. */
function closingIndex(paragraphs: readonly Paragraph[], from: number, hasClauses: boolean): number {
  let first = paragraphs.length
  while (first > from && isClosingCandidate(paragraphs[first - 1])) first -= 1
  const tail = paragraphs.slice(first)
  const dated = tail.findIndex((paragraph) => isClosingLine(wordsOf(paragraph)))
  const isPlaceAlone = hasClauses && first > from && tail.length <= 2
  if (dated === -1) return isPlaceAlone ? first : paragraphs.length
  const placeBefore = dated > 0 && isBriefLine(wordsOf(tail[dated - 1])) ? 1 : 0
  return first + dated - placeBefore
}

function isClosingCandidate(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || paragraph.level > 0 || paragraph.number?.strength === 'bullet') return false
  const text = wordsOf(paragraph)
  return isClosingLine(text) || isBriefLine(text)
}

function wordsOf(paragraph: Paragraph | undefined): string {
  return paragraph?.lines.map(({ body }) => body).join(' ') ?? ''
}
