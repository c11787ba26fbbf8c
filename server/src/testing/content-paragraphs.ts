// The paragraphs of a text as they are read in a Word document, in the form of `readDocx`.
import type { ClauseJson, ContentJson, TextJson } from '@plenary/shared/schema/content'
import type { ReadRun } from './read-docx.ts'

export function contentParagraphs({ content }: ContentJson): ReadRun[][] {
  const ofClause = ({ content: blocks = [] }: ClauseJson): ReadRun[][] =>
    blocks.flatMap((block) =>
      block.type === 'paragraph' ? [runs(block.content)] : (block.content ?? []).flatMap(ofClause),
    )
  return content.flatMap((part) =>
    part.type === 'clauses'
      ? (part.content ?? []).flatMap(ofClause)
      : (part.content ?? []).map((block) => runs(block.content)),
  )
}

function runs(content: readonly TextJson[] = []): ReadRun[] {
  return content.map(({ text, marks = [] }) => ({
    text,
    marks: marks.map((mark) => (mark.type === 'link' ? mark.attrs.href : `w:${mark.type[0]}`)),
  }))
}
