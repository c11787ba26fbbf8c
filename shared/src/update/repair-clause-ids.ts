// Gives every clause an id of its own. Only the server does this, as `system`: when clients do, they answer each other.
import * as Y from 'yjs'
import { CLAUSE_ID_PATTERN, newClauseId, type RandomBytes } from '../ids.ts'
import { FRAGMENT } from '../schema/nodes.ts'

/**
 * Sets a new id on clauses without a valid one and on all but one of those that share one, in one transaction.
 * The clause that keeps a shared id is the one that `settled` (the state vector before the batch) already has, else the
 * first in the text: so nobody takes a clause's id by placing another one before it. Returns whether anything changed.
 */
export function repairClauseIds(
  doc: Y.Doc,
  randomBytes: RandomBytes,
  settled: ReadonlyMap<number, number> = new Map(),
): boolean {
  const clauses = [...clausesOf(doc.getXmlFragment(FRAGMENT))]
  const keepers = new Map<string, Y.XmlElement>()
  for (const isTurn of [(clause: Y.XmlElement) => isSettled(clause, settled), () => true]) {
    for (const clause of clauses) {
      const id = clause.getAttribute('id')
      if (id !== undefined && CLAUSE_ID_PATTERN.test(id) && isTurn(clause) && !keepers.has(id))
        keepers.set(id, clause)
    }
  }
  const nameless = clauses.filter((clause) => keepers.get(clause.getAttribute('id') ?? '') !== clause)
  if (nameless.length === 0) return false
  doc.transact(() => {
    for (const clause of nameless) clause.setAttribute('id', newClauseId(randomBytes))
  })
  return true
}

function* clausesOf(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (child.nodeName === 'clause') yield child
    yield* clausesOf(child)
  }
}

function isSettled({ _item: item }: Y.XmlElement, settled: ReadonlyMap<number, number>): boolean {
  return item !== null && item.id.clock < (settled.get(item.id.client) ?? 0)
}
