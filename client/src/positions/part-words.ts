// The words of a clause, or of the whole text, as one string to compare and to quote.
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'

interface Block {
  readonly type: string
  readonly text?: string
  readonly content?: readonly Block[] | undefined
}

/** A line for each paragraph. */
export function partWords(part: ClauseJson | ContentJson): string {
  return linesOf(part as Block).join('\n')
}

/** The first line of a clause that has words, its sub-clauses left out. */
export function firstWords(clause: ClauseJson): string {
  const own = clause.content?.filter(({ type }) => type === 'paragraph') ?? []
  const line = own.flatMap((block) => linesOf(block as Block)).find((words) => words.trim() !== '')
  return line?.replace(/\s+/g, ' ').trim() ?? ''
}

/** Undefined for a clause that is not in the text. @param clauseId null for the whole text */
export function partOf(content: ContentJson, clauseId: string | null): ClauseJson | ContentJson | undefined {
  return clauseId === null ? content : numberedClauses(content).find(({ attrs }) => attrs.id === clauseId)
}

function linesOf({ type, content = [] }: Block): string[] {
  const isLine = type === 'paragraph' || type === 'preambular'
  return isLine ? [content.map(({ text = '' }) => text).join('')] : content.flatMap(linesOf)
}
