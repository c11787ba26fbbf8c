// The words of a text as its files write them: paragraphs as runs, clauses with their numbers as they are drawn.
import { clauseLabel, clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, ContentJson, TextJson } from '@plenary/shared/schema/content'

/** What its marks say of a stretch of words. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly href: string | null
}

/** A stretch of words with the same marks; its neighbours have others. */
export interface Run extends Look {
  readonly text: string
}

/** Never without a run. */
export type Paragraph = readonly Run[]

export interface NumberedClause {
  readonly clause: ClauseJson
  /** Such as `1.`, `【1】`, `(a)`. */
  readonly label: string
  /** Such as `1`, `3 (a)`. */
  readonly number: string
  /** Places from the outermost clause inwards, each from 1. */
  readonly path: readonly number[]
  readonly parts: readonly NumberedPart[]
}

export type NumberedPart = { readonly paragraph: Paragraph } | { readonly clauses: readonly NumberedClause[] }

export interface NumberedText {
  readonly title: readonly Paragraph[]
  readonly preamble: readonly Paragraph[]
  readonly clauses: readonly NumberedClause[]
  readonly closing: readonly Paragraph[]
}

/** Paragraphs without words are left out, as in the canonical form. */
export function numberedText(
  { content: [title, preamble, clauses, closing] }: ContentJson,
  style: NumberStyle,
): NumberedText {
  return {
    title: paragraphsOf(title.content),
    preamble: paragraphsOf(preamble.content),
    clauses: (clauses.content ?? []).map((clause, index) => numbered(clause, [index + 1], style)),
    closing: paragraphsOf(closing.content),
  }
}

/** Words of no text, such as a name. */
export function plainRun(text: string): Run {
  return { text, bold: false, italic: false, href: null }
}

/** What stands between a clause's label and its words: full-width brackets bring their own space. */
export function gapAfter(label: string): string {
  if (label.endsWith('】')) return ''
  return label.endsWith('条') ? '\u3000' : ' '
}

export function wordsOf(paragraph: Paragraph): string {
  return paragraph.map(({ text }) => text).join('')
}

/** Sub-clauses of one clause count on across their lists; lists that follow each other are one. */
function numbered(clause: ClauseJson, path: readonly number[], style: NumberStyle): NumberedClause {
  const parts: NumberedPart[] = []
  let counted = 0
  for (const part of clause.content ?? []) {
    if (part.type === 'paragraph') {
      parts.push(...paragraphsOf([part]).map((paragraph) => ({ paragraph })))
      continue
    }
    const clauses = (part.content ?? []).map((below) => numbered(below, [...path, ++counted], style))
    const last = parts.at(-1)
    if (last && 'clauses' in last) parts[parts.length - 1] = { clauses: [...last.clauses, ...clauses] }
    else if (clauses.length > 0) parts.push({ clauses })
  }
  return { clause, label: clauseLabel(style, path), number: clauseNumber(path), path, parts }
}

/** Those that have words. */
export function paragraphsOf(blocks: readonly { content?: TextJson[] | undefined }[] = []): Paragraph[] {
  return blocks.map(({ content = [] }) => runsOf(content)).filter((runs) => runs.length > 0)
}

export function lookOf(marks: NonNullable<TextJson['marks']>): Look {
  const link = marks.find((mark) => mark.type === 'link')
  return {
    bold: marks.some(({ type }) => type === 'bold'),
    italic: marks.some(({ type }) => type === 'italic'),
    href: link?.attrs.href ?? null,
  }
}

function runsOf(content: readonly TextJson[]): Run[] {
  const runs: Run[] = []
  for (const { text, marks = [] } of content) {
    const run = { text, ...lookOf(marks) }
    const last = runs.at(-1)
    if (last && isAlike(last, run)) runs[runs.length - 1] = { ...last, text: last.text + text }
    else if (text !== '') runs.push(run)
  }
  return runs
}

function isAlike(one: Run, other: Run): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.href === other.href
}
