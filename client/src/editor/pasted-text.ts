// Reads pasted plain text as the importer does: wrapped lines are joined, and what begins with a number begins a clause.
import { gatherParagraphs, type Paragraph } from '@plenary/shared/declaration/import/gather-paragraphs'
import { joinGap } from '@plenary/shared/declaration/import/join-lines'
import { LINE_END, readLines } from '@plenary/shared/declaration/import/read-lines'
import { FORBIDDEN_CHARACTERS } from '@plenary/shared/schema/forbidden-characters'
import type { Schema } from '@tiptap/pm/model'
import type { PastedBlock } from './pasted-blocks.ts'

/** The blocks of a text. A single line stays as it is, number and all: it is words for the middle of a sentence. */
export function blocksOfText(schema: Schema, text: string): PastedBlock[] {
  const inlineOf = (words: string) => (words === '' ? [] : [schema.text(words)])
  const lines = readLines(text.replace(LINE_END, '\n').replace(FORBIDDEN_BUT_LINE_ENDS, ''))
  if (lines.length < 2) return [{ inline: inlineOf(withoutLineEnds(text)), level: 0, opens: false }]
  let numbered = 0
  return gatherParagraphs(lines, 0).map((paragraph) => {
    const isBullet = paragraph.number?.strength === 'bullet'
    if (!isBullet && paragraph.level > 0) numbered = paragraph.level
    const level = isBullet ? numbered + 1 : paragraph.level
    return { inline: inlineOf(wordsOf(paragraph)), level, opens: level > 0 }
  })
}

const FORBIDDEN_BUT_LINE_ENDS = new RegExp(`(?!\n)${FORBIDDEN_CHARACTERS.source}`, 'gu')

function wordsOf({ lines, number }: Paragraph): string {
  const bodies = lines.map(({ body }, index) => (index === 0 ? body.slice(number?.length ?? 0) : body))
  return bodies.reduce((words, body) => (words === '' ? body : words + joinGap(words, body) + body), '')
}

function withoutLineEnds(text: string): string {
  return text.replace(LINE_END, '').replace(new RegExp(FORBIDDEN_CHARACTERS.source, 'gu'), '')
}
