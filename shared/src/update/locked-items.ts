// What is locked in a document, found once for a set of locks: locked subtrees cannot change and what stands above them
// cannot be replaced, so it holds as long as the locks do, whatever else is written.
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import type { YType } from './new-struct.ts'
import type { StructId } from './read-update.ts'

/** The locks of a text as they are stored. */
export interface TextLocks {
  /** Closed as a whole; the locks of its clauses are kept beside it. */
  readonly isClosed: boolean
  /** Of each locked clause, by its id: the Y item of its element. */
  readonly clauses: ReadonlyMap<string, StructId>
}

/** What was locked is not in the document, or bears another id: a bug, or a damaged log. */
export class LockLost extends Error {
  readonly clauseId: string

  constructor(clauseId: string) {
    super(`the locked clause ${clauseId} is not in the document`)
    this.clauseId = clauseId
  }
}

const NONE: readonly string[] = []

/** Answers with the ids of locked clauses. */
export class LockedItems {
  readonly isClosed: boolean
  /** The elements of the locked clauses, by the clause's id. */
  readonly elements: ReadonlyMap<string, Y.XmlElement>
  readonly #containing = new Map<YType, readonly string[]>()
  readonly #under = new Map<Y.Item, string[]>()
  readonly #bearing = new Map<string, string[]>()

  /** Throws `LockLost` when a locked item is not a living clause of that id. */
  static in(doc: Y.Doc, locks: TextLocks): LockedItems {
    return new LockedItems(doc, locks)
  }

  private constructor(doc: Y.Doc, { isClosed, clauses }: TextLocks) {
    this.isClosed = isClosed
    this.elements = new Map([...clauses].map(([id, item]) => [id, lockedClause(doc, id, item)]))
    const idOf = new Map<YType, string>([...this.elements].map(([id, element]) => [element, id]))
    for (const [id, element] of this.elements) {
      const around: string[] = []
      for (let item = element._item; item !== null; item = (item.parent as YType)._item) {
        addTo(this.#under, item, id)
        const outer = idOf.get((item.content as Y.ContentType).type)
        if (outer !== undefined) around.push(outer)
      }
      this.#containing.set(element, around)
      for (const clause of clausesIn(element)) {
        const borne = clause.getAttribute('id')
        if (borne !== undefined) addTo(this.#bearing, borne, id)
      }
    }
  }

  /** If this is the element of a locked clause: the clause, and those around it that are locked too. */
  containing(type: YType): readonly string[] {
    return this.#containing.get(type) ?? NONE
  }

  /** The clauses that go down with this item: its own, and those below it. */
  under(item: Y.Item): readonly string[] {
    return this.#under.get(item) ?? NONE
  }

  /** The clauses that bear this id, or hold a sub-clause that does. */
  bearing(clauseId: string): readonly string[] {
    return this.#bearing.get(clauseId) ?? NONE
  }
}

/** The item to store when a clause is locked: that of the first living clause with this id, in the order of the text. */
export function clauseHandle(doc: Y.Doc, clauseId: string): StructId | undefined {
  for (const clause of clausesIn(doc.getXmlFragment(FRAGMENT))) {
    if (clause.getAttribute('id') !== clauseId || clause._item === null) continue
    const { client, clock } = clause._item.id
    return { client, clock }
  }
  return undefined
}

function lockedClause({ store }: Y.Doc, clauseId: string, { client, clock }: StructId): Y.XmlElement {
  const item = clock < Y.getState(store, client) ? Y.getItem(store, Y.createID(client, clock)) : undefined
  const isLiving = item instanceof Y.Item && !item.deleted && item.id.clock === clock
  const type = isLiving && item.content instanceof Y.ContentType ? item.content.type : undefined
  const isClause = type instanceof Y.XmlElement && type.nodeName === 'clause'
  if (!isClause || type.getAttribute('id') !== clauseId) throw new LockLost(clauseId)
  return type
}

/** The clauses in the order of the text: the element itself, if it is one, and those below it. */
function* clausesIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  if (parent instanceof Y.XmlElement && parent.nodeName === 'clause') yield parent
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) yield* clausesIn(child)
  }
}

function addTo<Key>(lists: Map<Key, string[]>, key: Key, clauseId: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [clauseId])
  else list.push(clauseId)
}
