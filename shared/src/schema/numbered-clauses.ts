// The clauses of a text that are in no other: those with a number of their own.
import type { ClauseJson, ContentJson } from './content.ts'

/** In their order. */
export function numberedClauses({ content }: ContentJson): readonly ClauseJson[] {
  return content[2].content ?? []
}

/** The numbered clause with this id, or with a sub-clause that has it. */
export function numberedAround(content: ContentJson, clauseId: string): ClauseJson | undefined {
  return numberedClauses(content).find((clause) => isOrHas(clause, clauseId))
}

function isOrHas({ attrs, content = [] }: ClauseJson, clauseId: string): boolean {
  const within = content.flatMap((part) => (part.type === 'subclauses' ? (part.content ?? []) : []))
  return attrs.id === clauseId || within.some((clause) => isOrHas(clause, clauseId))
}
