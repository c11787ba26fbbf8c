// Locked clauses as elements of the document: for what is written there without passing through ProseMirror.
import type { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { locksOf } from './lock-state.ts'
import { findClause, type Gap } from './move-clause.ts'

/** Elements of locked clauses with their ids. */
export class LockedElements {
  readonly #fragment: Y.XmlFragment
  readonly #locked: Map<Y.XmlElement, string>
  /** By the ids of the locked clauses and of the sub-clauses in them: the locked clause. */
  readonly #bearing: Map<string, string>
  readonly #store: Y.Doc['store']

  static of(state: EditorState): LockedElements {
    return new LockedElements(ySyncPluginKey.getState(state).type, locksOf(state).clauses)
  }

  private constructor(fragment: Y.XmlFragment, clauses: ReadonlyMap<string, unknown>) {
    if (!fragment.doc) throw new Error('a text has a document')
    this.#fragment = fragment
    this.#store = fragment.doc.store
    const borne = clauses.size === 0 ? [] : [...borneIn(fragment)]
    this.#locked = new Map(borne.filter(([, id]) => clauses.has(id)))
    this.#bearing = new Map(
      [...this.#locked].flatMap(([element, id]) => [...borneIn(element)].map(([, inner]) => [inner, id])),
    )
    for (const id of this.#locked.values()) this.#bearing.set(id, id)
  }

  /** The locked clause that a move would take away, put something into, or of whose ids it would make another clause. */
  touchedByMove(clause: Y.XmlElement, { parent }: Gap): string | undefined {
    if (this.#locked.size === 0) return undefined
    const target = parent === null ? undefined : findClause(this.#fragment, parent)
    return (
      this.around(clause) ?? this.#below(clause) ?? (target && this.around(target)) ?? this.#doubledBy(clause)
    )
  }

  /** The locked clause that taking back, or doing again, a step of one's own would change. */
  touchedByStep({ insertions, deletions }: Pick<Step, 'insertions' | 'deletions'>): string | undefined {
    if (this.#locked.size === 0) return undefined
    for (const item of this.#itemsIn(insertions)) {
      const now = this.#now(item) ?? item
      const id = now.deleted ? undefined : (this.around(now.parent) ?? this.#ownOf(now))
      if (id !== undefined) return id
    }
    for (const item of this.#itemsIn(deletions)) {
      const isToReturn = item.deleted && !Y.isDeleted(insertions, item.id)
      const id = isToReturn ? (this.around(item.parent) ?? this.#idBorne(item)) : undefined
      if (id !== undefined) return id
    }
    return undefined
  }

  /** The locked clause that this element or text is or stands in; what was deleted and came back counts where it is now. */
  around(place: unknown): string | undefined {
    let type = place
    while (type instanceof Y.AbstractType) {
      const item = this.#now(type._item)
      const living = item?.content instanceof Y.ContentType ? item.content.type : type
      const id = living instanceof Y.XmlElement ? this.#locked.get(living) : undefined
      if (id !== undefined) return id
      type = item?.parent
    }
    return undefined
  }

  #now(item: Y.Item | null): Y.Item | null {
    let now = item
    while (now?.redone) {
      const next = Y.getItem(this.#store, now.redone)
      if (!(next instanceof Y.Item)) break
      now = next
    }
    return now
  }

  #below(clause: Y.XmlElement): string | undefined {
    for (const [element, id] of this.#locked) {
      for (let type: unknown = element; type instanceof Y.AbstractType; type = type.parent)
        if (type === clause) return id
    }
    return undefined
  }

  /** Ids may be doubled until the server repairs them, and a clause that moves is made anew. */
  #doubledBy(clause: Y.XmlElement): string | undefined {
    const ids = [clause.getAttribute('id'), ...[...borneIn(clause)].map(([, id]) => id)]
    return ids.map((id) => this.#bearing.get(id ?? '')).find((locked) => locked !== undefined)
  }

  /** Undo takes away an element only when it is empty. */
  #ownOf({ content }: Y.Item): string | undefined {
    const type = content instanceof Y.ContentType && content.type._length === 0 ? content.type : undefined
    return type instanceof Y.XmlElement ? this.#locked.get(type) : undefined
  }

  /** A clause that comes back with the id of a locked one, or of a sub-clause of it. */
  #idBorne({ content }: Y.Item): string | undefined {
    if (!(content instanceof Y.ContentType)) return undefined
    const [value] = content.type._map.get('id')?.content.getContent() ?? []
    return this.#bearing.get(value)
  }

  *#itemsIn({ clients }: Step['insertions']): Generator<Y.Item> {
    for (const [client, ranges] of clients) {
      const structs = this.#store.clients.get(client) ?? []
      for (const { clock, len } of ranges) {
        if (clock >= Y.getState(this.#store, client)) continue
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index]
          if (!struct || struct.id.clock >= clock + len) break
          if (struct instanceof Y.Item) yield struct
        }
      }
    }
  }
}

/** The elements within a place that bear an id, with it. */
function* borneIn(place: Y.XmlFragment): Generator<[Y.XmlElement, string]> {
  for (const element of place.createTreeWalker((type) => type instanceof Y.XmlElement)) {
    const id = element instanceof Y.XmlElement ? element.getAttribute('id') : undefined
    if (element instanceof Y.XmlElement && id !== undefined) yield [element, id]
  }
}

/** A step of undo or redo, as yjs keeps it. */
export type Step = Y.UndoManager['undoStack'][number]
