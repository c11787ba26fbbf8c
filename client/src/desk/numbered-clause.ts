// The number of the clause in which a part of the text stands.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import * as Y from 'yjs'

/** From 1; undefined when no clause of the text has this id, itself or in it. */
export function numberedClause(doc: Y.Doc, clauseId: string): number | undefined {
  const list = doc.getXmlFragment(FRAGMENT).toArray().find(isNamed('clauses'))
  if (!(list instanceof Y.XmlElement)) return undefined
  const index = list
    .toArray()
    .filter(isNamed('clause'))
    .findIndex((clause) => isOrHas(clause, clauseId))
  return index < 0 ? undefined : index + 1
}

function isOrHas(part: unknown, clauseId: string): boolean {
  if (!(part instanceof Y.XmlElement)) return false
  return part.getAttribute('id') === clauseId || part.toArray().some((inner) => isOrHas(inner, clauseId))
}

function isNamed(name: string) {
  return (part: unknown): part is Y.XmlElement => part instanceof Y.XmlElement && part.nodeName === name
}
