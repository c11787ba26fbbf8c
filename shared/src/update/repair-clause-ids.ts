// Gives every clause an id of its own. Only the server does this, as `system`: when clients do, they answer each other.
import * as Y from 'yjs'
import { CLAUSE_ID_PATTERN, newClauseId, type RandomBytes } from '../ids.ts'
import { FRAGMENT } from '../schema/nodes.ts'

/**
 * Sets a new id on clauses without a valid one and on all but one of those that share one, in one transaction.
 * A shared id stays with the clause that had it in `settled` (the state vector before the batch): nobody takes another
 * clause's id. Where none had it, as after two people moved a clause at once, the first in the text keeps it.
 * Returns whether anything changed.
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

/** Whether the clause had its present id then; renaming a clause makes a new item for the id. */
function isSettled(clause: Y.XmlElement, settled: ReadonlyMap<number, number>): boolean {
  const item = clause._map.get('id')
  return item !== undefined && item.id.clock < (settled.get(item.id.client) ?? 0)
}
