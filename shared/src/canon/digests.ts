// The digests of a clause, a text and a declaration in the canonical form `plenary-canon/1`, as docs/SIGNED-TEXT.md
// specifies it for readers without this code. Positions, versions, closing and signing all refer to these.
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { canonicalDigest } from './canonical-digest.ts'
import { CANONICAL_FORM, type CanonicalValue } from './canonical-json.ts'
import { type BlockWithRuns, canonicalParagraphs } from './canonical-paragraphs.ts'

const form = CANONICAL_FORM

/** What a clause is made of, with the digests of its sub-clauses. */
export type ClausePart = { readonly paragraph: BlockWithRuns } | { readonly subclauses: readonly string[] }

/** SHA-256 in lower-case hexadecimal, of the words of a clause and the digests of its sub-clauses. */
export function clauseDigest(clause: ClauseJson): string {
  return digestOfParts(
    (clause.content ?? []).map((part) =>
      part.type === 'paragraph'
        ? { paragraph: part }
        : { subclauses: (part.content ?? []).map((subclause) => clauseDigest(subclause)) },
    ),
  )
}

export function digestOfParts(parts: readonly ClausePart[]): string {
  const paragraphs = canonicalParagraphs(
    parts.flatMap((part) => ('paragraph' in part ? [part.paragraph] : [])),
  )
  let next = 0
  const written: ({ paragraph: CanonicalValue } | { subclauses: string[] })[] = []
  for (const part of parts) {
    if ('paragraph' in part) {
      const paragraph = paragraphs[next++]
      if (paragraph && paragraph.length > 0) written.push({ paragraph })
      continue
    }
    const last = written.at(-1)
    if (part.subclauses.length === 0) continue
    if (last && 'subclauses' in last) last.subclauses.push(...part.subclauses)
    else written.push({ subclauses: [...part.subclauses] })
  }
  return canonicalDigest({ form, kind: 'clause', parts: written })
}

/** The same of a whole text: title, preamble, the digests of its clauses in order, closing. */
export function textDigest({ content: [title, preamble, clauses, closing] }: ContentJson): string {
  return digestOfText({
    title: title.content ?? [],
    preamble: preamble.content ?? [],
    clauses: (clauses.content ?? []).map(clauseDigest),
    closing: closing.content ?? [],
  })
}

/** Of every clause and sub-clause, by its id, in the order of the text. Of two with one id, the first. */
export function clauseDigests({ content }: ContentJson): ReadonlyMap<string, string> {
  const digests = new Map<string, string>()
  const add = (clause: ClauseJson): void => {
    const { id } = clause.attrs
    if (id !== '' && !digests.has(id)) digests.set(id, clauseDigest(clause))
    for (const part of clause.content ?? []) if (part.type === 'subclauses') part.content?.forEach(add)
  }
  content[2].content?.forEach(add)
  return digests
}

export interface TextParts {
  readonly title: readonly BlockWithRuns[]
  readonly preamble: readonly BlockWithRuns[]
  /** The digests of the clauses in their order. */
  readonly clauses: readonly string[]
  readonly closing: readonly BlockWithRuns[]
}

export function digestOfText({ title, preamble, clauses, closing }: TextParts): string {
  const withWords = (blocks: readonly BlockWithRuns[]) =>
    canonicalParagraphs(blocks).filter((paragraph) => paragraph.length > 0)
  return canonicalDigest({
    form,
    kind: 'text',
    title: withWords(title),
    preamble: withWords(preamble),
    clauses,
    closing: withWords(closing),
  })
}

export interface TextOfDeclaration {
  readonly language: string
  readonly status: string
  readonly digest: string
}

/** The same of all texts of a declaration, whatever their order. */
export function declarationDigest(texts: readonly TextOfDeclaration[]): string {
  const sorted = texts
    .map(({ language, status, digest }) => ({ digest, language, status }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  return canonicalDigest({ form, kind: 'declaration', texts: sorted })
}

function keyOf({ language, status, digest }: TextOfDeclaration): string {
  return [language, status, digest].join('\n')
}
