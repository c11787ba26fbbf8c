// The draft as plain text, numbered as on the page, to be pasted elsewhere.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, ContentJson, ParagraphJson, PreambularJson } from '@plenary/shared/schema/content'

/** @param stamp the line that says what this is: DRAFT, version and time */
export function draftText(content: ContentJson, style: NumberStyle, stamp: string): string {
  const [title, preamble, clauses, closing] = content.content
  const parts = [
    (title.content ?? []).map(words).join('\n'),
    (preamble.content ?? []).map(words).join('\n\n'),
    ...(clauses.content ?? []).map((clause, index) => clauseText(clause, style, [index + 1])),
    (closing.content ?? []).map(words).join('\n'),
  ]
  return `${[stamp, ...parts.filter((part) => part.trim() !== '')].join('\n\n')}\n`
}

function clauseText(clause: ClauseJson, style: NumberStyle, path: number[]): string {
  const indent = '  '.repeat(path.length - 1)
  const paragraphs: string[] = []
  let subclauses = 0
  for (const child of clause.content ?? []) {
    if (child.type === 'paragraph') {
      const label = paragraphs.length === 0 ? `${clauseLabel(style, path)} ` : ''
      paragraphs.push(`${indent}${label}${words(child)}`)
    } else {
      for (const subclause of child.content ?? []) {
        subclauses += 1
        paragraphs.push(clauseText(subclause, style, [...path, subclauses]))
      }
    }
  }
  return paragraphs.join('\n')
}

function words({ content }: ParagraphJson | PreambularJson): string {
  return (content ?? []).map(({ text }) => text).join('')
}
