// What every clause says and where it stands, to see which clauses an edit changes.
import * as Y from 'yjs'
import type { ClauseJson } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { readContent } from '../update/read-content.ts'

export interface ClausePrint {
  /** Its content with its sub-clauses and all ids. */
  readonly content: string
  /** The ids of the clauses around it. */
  readonly path: string
  /** Its own id, and those of its sub-clauses. */
  readonly ids: readonly string[]
}

/** The prints by id, in the order of the text: several where clauses share one. */
export function clausePrints(doc: Y.Doc): Map<string, ClausePrint[]> {
  const prints = new Map<string, ClausePrint[]>()
  for (const clause of readContent(doc).content[2].content ?? []) addPrints(clause, '', prints)
  return prints
}

/** The ids that stand for something else than before. */
export function changedClauses(
  before: ReadonlyMap<string, readonly ClausePrint[]>,
  after: ReadonlyMap<string, readonly ClausePrint[]>,
): Set<string> {
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return new Set(ids.filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))))
}

/** The elements by id, in the order of the text: several where clauses share one. */
export function clauseElements(doc: Y.Doc): Map<string, Y.XmlElement[]> {
  const elements = new Map<string, Y.XmlElement[]>()
  for (const clause of clausesIn(doc.getXmlFragment(FRAGMENT))) {
    const id = clause.getAttribute('id') ?? ''
    elements.set(id, [...(elements.get(id) ?? []), clause])
  }
  return elements
}

/** The name of an element that outlives changes of its id. */
export function handleOf({ _item }: Y.XmlElement): string {
  return `${_item?.id.client}:${_item?.id.clock}`
}

/** The clauses in the order of the text: the element itself, if it is one, and those below it. */
export function* clausesIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  if (parent instanceof Y.XmlElement && parent.nodeName === 'clause') yield parent
  for (const child of parent.toArray()) if (child instanceof Y.XmlElement) yield* clausesIn(child)
}

function addPrints(clause: ClauseJson, path: string, prints: Map<string, ClausePrint[]>): string[] {
  const { id } = clause.attrs
  const own = prints.get(id) ?? []
  prints.set(id, own)
  const ids = [id]
  own.push({ content: JSON.stringify(clause), path, ids })
  for (const part of clause.content ?? []) {
    if (part.type !== 'subclauses') continue
    for (const below of part.content ?? []) ids.push(...addPrints(below, `${path}/${id}`, prints))
  }
  return ids
}
