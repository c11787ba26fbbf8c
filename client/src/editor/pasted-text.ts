// Reads pasted plain text as the importer does: wrapped lines are joined, and what begins with a number begins a clause.
import { gatherParagraphs, type Paragraph } from '@plenary/shared/declaration/import/gather-paragraphs'
import { joinGap } from '@plenary/shared/declaration/import/join-lines'
import { LINE_END, type Line, readLines } from '@plenary/shared/declaration/import/read-lines'
import { type Part, recogniseParts } from '@plenary/shared/declaration/import/recognise-parts'
import { FORBIDDEN_CHARACTERS } from '@plenary/shared/schema/forbidden-characters'
import type { Container } from '@plenary/shared/schema/nodes'
import type { Node, Schema } from '@tiptap/pm/model'
import type { PastedBlock } from './pasted-blocks.ts'

/** The blocks of a text. A single line stays as it is, number and all: it is words for the middle of a sentence. */
export function blocksOfText(schema: Schema, text: string): PastedBlock[] {
  const lines = linesOf(text)
  if (lines.length < 2) return [{ inline: inlineOf(schema, withoutLineEnds(text)), level: 0, opens: false }]
  return blocksOfParagraphs(schema, gatherParagraphs(lines, 0))
}

/** The blocks of each part of a declaration, recognised as the importer does; undefined for a single line. */
export function partsOfText(schema: Schema, text: string): Map<Container, PastedBlock[]> | undefined {
  const lines = linesOf(text)
  if (lines.length < 2) return undefined
  const paragraphs = gatherParagraphs(lines, 0)
  const recognised = recogniseParts(paragraphs)
  const parts = new Map<Container, PastedBlock[]>()
  blocksOfParagraphs(schema, paragraphs).forEach((block, index) => {
    const kind = recognised[index]?.kind ?? 'paragraph'
    const container = CONTAINER_OF[kind]
    // Without numbers, each paragraph behind the formula is a clause.
    const isUnnumberedClause = kind === 'clause' && !block.opens
    const read = isUnnumberedClause ? { ...block, level: 1, opens: true } : block
    parts.set(container, [...(parts.get(container) ?? []), read])
  })
  return parts
}

const CONTAINER_OF: Readonly<Record<Part['kind'], Container>> = {
  'body-name': 'title',
  title: 'title',
  preambular: 'preamble',
  formula: 'preamble',
  clause: 'clauses',
  subclause: 'clauses',
  paragraph: 'clauses',
  closing: 'closing',
}

function linesOf(text: string): Line[] {
  return readLines(text.replace(LINE_END, '\n').replace(FORBIDDEN_BUT_LINE_ENDS, ''))
}

function blocksOfParagraphs(schema: Schema, paragraphs: readonly Paragraph[]): PastedBlock[] {
  let numbered = 0
  return paragraphs.map((paragraph) => {
    const isBullet = paragraph.number?.strength === 'bullet'
    if (!isBullet && paragraph.level > 0) numbered = paragraph.level
    const level = isBullet ? numbered + 1 : paragraph.level
    return { inline: inlineOf(schema, wordsOf(paragraph)), level, opens: level > 0 }
  })
}

function inlineOf(schema: Schema, words: string): Node[] {
  return words === '' ? [] : [schema.text(words)]
}

const FORBIDDEN_BUT_LINE_ENDS = new RegExp(`(?!\n)${FORBIDDEN_CHARACTERS.source}`, 'gu')

function wordsOf({ lines, number }: Paragraph): string {
  const bodies = lines.map(({ body }, index) => (index === 0 ? body.slice(number?.length ?? 0) : body))
  return bodies.reduce((words, body) => (words === '' ? body : words + joinGap(words, body) + body), '')
}

function withoutLineEnds(text: string): string {
  return text.replace(LINE_END, '').replace(new RegExp(FORBIDDEN_CHARACTERS.source, 'gu'), '')
}
