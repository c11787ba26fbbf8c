// A declaration as JSON for other programs; docs/spec/export.md says what is in it.
import { clauseDigest } from '@plenary/shared/canon/digests'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { type NumberedClause, numberedText } from './numbered-text.ts'

/** A name never changes its meaning: another shape gets another one. */
export const JSON_FORM = 'plenary-declaration/1'

export function declarationJson(declaration: ExportedDeclaration): string {
  return `${JSON.stringify(shapeOf(declaration), null, 2)}\n`
}

/** The members in the order in which they are written. */
function shapeOf({ id, title, network, plenary, text, version, adoption, signatories }: ExportedDeclaration) {
  const { clauses } = numberedText(text.content, text.numberStyle)
  return {
    form: JSON_FORM,
    isDraft: adoption === null,
    declaration: { id, title, network },
    plenary: {
      name: plenary.name,
      place: plenary.place,
      startsOn: plenary.startsOn,
      endsOn: plenary.endsOn,
    },
    version: { number: version.number, name: version.name, at: version.at },
    adoption: adoption && { at: adoption.at },
    text: { id: text.id, language: text.language, status: text.status, numberStyle: text.numberStyle },
    digests: {
      algorithm: 'SHA-256',
      form: version.form,
      declaration: version.digest,
      text: text.digest,
      clauses: clauses.flatMap(digestsIn),
    },
    signatories: signatories.map(({ cityId, city, name, title: office, holder, outcome }) => ({
      cityId,
      city,
      name,
      title: office,
      holder,
      outcome: outcome && { kind: outcome.kind, way: outcome.way, at: outcome.at },
    })),
    content: inOrder(text.content),
  }
}

function digestsIn({
  clause,
  number,
  parts,
}: NumberedClause): { id: string; number: string; digest: string }[] {
  const below = parts.flatMap((part) => ('clauses' in part ? part.clauses.flatMap(digestsIn) : []))
  return [{ id: clause.attrs.id, number, digest: clauseDigest(clause) }, ...below]
}

const ORDER = ['type', 'attrs', 'text', 'marks', 'content']

/** Content comes from many hands, with its members in any order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const place = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length)
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  entries.sort(([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]))
}
