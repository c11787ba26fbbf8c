// Gives every clause of a content an id of its own, as the server does with a document. A moment of the log may lie before that.
import { CLAUSE_ID_PATTERN, newClauseId, type RandomBytes } from '../ids.ts'
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { mapSubclauses } from './clause-places.ts'

/** Of clauses that share an id, the first keeps it. Leaves the content as it is, and answers it where nothing is missing. */
export function withOwnIds(content: ContentJson, randomBytes: RandomBytes): ContentJson {
  const [title, preamble, clauses, closing] = content.content
  const taken = new Set<string>()
  let isWhole = true
  const own = (clause: ClauseJson): ClauseJson => {
    const { id } = clause.attrs
    const isOwn = CLAUSE_ID_PATTERN.test(id) && !taken.has(id)
    isWhole &&= isOwn
    const attrs = { id: isOwn ? id : newClauseId(randomBytes) }
    taken.add(attrs.id)
    return { ...mapSubclauses(clause, (each) => [own(each)]), attrs }
  }
  const owned = (clauses.content ?? []).map(own)
  if (isWhole) return content
  return { type: 'doc', content: [title, preamble, { ...clauses, content: owned }, closing] }
}
