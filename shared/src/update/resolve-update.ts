// Finds out what an update would do to a document, without touching it: whether its structs can be integrated one after
// the other, the parent that each would get, and the living items that it deletes. Gate, guard and trays build on this.
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { ListOrder, type Spot } from './list-order.ts'
import {
  cutsCharacter,
  cutsText,
  findNew,
  isGone,
  isSamePlace,
  type NewStruct,
  type Place,
  placeOf,
  type Target,
} from './new-struct.ts'
import type {
  ClockRange,
  GateRefusal,
  ReadBlock,
  ReadStruct,
  ReadUpdate,
  StructContent,
  StructId,
} from './read-update.ts'

export type { NewStruct, Parent } from './new-struct.ts'

/** A part of a living item that the update names in its delete set. */
export interface Deletion {
  readonly item: Y.Item
  /** Clocks, the end excluded. */
  readonly clock: number
  readonly end: number
}

/** Holds only as long as the document is not changed. */
export interface ResolvedUpdate {
  readonly kind: 'resolved'
  /** In an order in which they can be integrated: what a struct refers to is in the document or stands before it. */
  readonly structs: readonly NewStruct[]
  readonly deletions: readonly Deletion[]
  /** Whether the delete set names this character or marker, living, dead or new. */
  names(id: StructId): boolean
}

export type Resolution = ResolvedUpdate | { readonly kind: 'missing' } | GateRefusal

/** Where a block stands: `next` is the struct to look at, `reached` the clock up to which everything is known. */
interface Cursor {
  readonly block: ReadBlock
  next: number
  reached: number
  readonly structs: NewStruct[]
}

type Failure = { readonly kind: 'missing' } | GateRefusal

const MISSING: Failure = { kind: 'missing' }
const MALFORMED: GateRefusal = { kind: 'refused', code: 'malformed' }
const GONE: Place = { parent: null, parentSub: null }

/**
 * `missing`: a hole, or a reference to something that neither the document nor the update has: Yjs would keep the
 * structs or deletions pending. `malformed`: references that no editor makes and on which Yjs throws, waits for ever, or
 * puts content into a place that its bytes do not say.
 */
export function resolveUpdate(doc: Y.Doc, update: ReadUpdate): Resolution {
  return new Resolver(doc, update).resolve()
}

class Resolver {
  readonly #doc: Y.Doc
  readonly #store: Y.Doc['store']
  readonly #update: ReadUpdate
  readonly #cursors = new Map<number, Cursor>()
  readonly #structs: NewStruct[] = []
  readonly #order = new ListOrder()

  constructor(doc: Y.Doc, update: ReadUpdate) {
    this.#doc = doc
    this.#store = doc.store
    this.#update = update
    for (const block of update.blocks) {
      const reached = Y.getState(this.#store, block.client)
      this.#cursors.set(block.client, { block, next: 0, reached, structs: [] })
    }
  }

  resolve(): Resolution {
    for (const cursor of this.#cursors.values()) {
      const failure = this.#integrate(cursor)
      if (failure) return failure
    }
    const deletions: Deletion[] = []
    for (const [client, ranges] of this.#update.deletions) {
      for (const range of ranges) {
        const failure = this.#delete(client, range.clock, range.end, deletions)
        if (failure) return failure
      }
    }
    const { deletions: named } = this.#update
    return {
      kind: 'resolved',
      structs: this.#structs,
      deletions,
      names: (id) => isNamed(named.get(id.client), id.clock),
    }
  }

  /** Takes a block to its end, and other blocks as far as it needs them, as Yjs does. */
  #integrate(first: Cursor): Failure | undefined {
    const stack = [{ cursor: first, until: Number.POSITIVE_INFINITY }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { cursor, until } = top
      const struct = cursor.block.structs[cursor.next]
      if (struct === undefined || cursor.reached >= until) {
        stack.pop()
        continue
      }
      if (struct.clock > cursor.reached) return MISSING
      const unknown = this.#firstUnknown(struct, cursor)
      if (unknown) {
        const needed = this.#cursors.get(unknown.client)
        // A circle, or a reference to its own future: it would wait for itself.
        if (needed && stack.some((entry) => entry.cursor === needed)) return MALFORMED
        if (needed === undefined || needed.block.end <= unknown.clock) return MISSING
        stack.push({ cursor: needed, until: unknown.clock + 1 })
        continue
      }
      const failure = this.#place(struct, cursor)
      if (failure) return failure
      cursor.next++
    }
    return undefined
  }

  #firstUnknown({ origin, rightOrigin, parent }: ReadStruct, cursor: Cursor): StructId | undefined {
    if (origin && !this.#isKnown(origin, cursor)) return origin
    if (rightOrigin && !this.#isKnown(rightOrigin, cursor)) return rightOrigin
    if (parent !== null && typeof parent !== 'string' && !this.#isKnown(parent, cursor)) return parent
    return undefined
  }

  #isKnown({ client, clock }: StructId, cursor: Cursor): boolean {
    if (client === cursor.block.client) return clock < cursor.reached
    return clock < (this.#cursors.get(client)?.reached ?? Y.getState(this.#store, client))
  }

  /** Gives a struct its place, and keeps it if the document does not have it. Its references are known. */
  #place(struct: ReadStruct, cursor: Cursor): Failure | undefined {
    const end = struct.clock + struct.length
    const { content } = struct
    if (content.kind === 'hole' && end > cursor.reached) return MISSING
    const left = struct.origin && this.#find(struct.origin)
    const right = struct.rightOrigin && this.#find(struct.rightOrigin)
    // Yjs cuts items at these places, also for a struct that it then drops as known.
    if (left && struct.origin && cutsCharacter(left, struct.origin.clock + 1)) return MALFORMED
    if (right && struct.rightOrigin && cutsCharacter(right, struct.rightOrigin.clock)) return MALFORMED
    const place = this.#placeOf(struct, left, right)
    if ('code' in place) return place
    if (end <= cursor.reached) return undefined
    const skipped = cursor.reached - struct.clock
    if (skipped > 0 && !this.#continues(struct, place, cursor.reached)) return MALFORMED
    const added: NewStruct = {
      client: struct.client,
      clock: cursor.reached,
      length: struct.length - skipped,
      content: skipped > 0 ? withoutStart(content, skipped) : content,
      ...place,
    }
    if (added.parent !== null) {
      const code = this.#order.add(added, spot(left, struct.origin), spot(right, struct.rightOrigin))
      if (code) return { kind: 'refused', code }
    }
    this.#structs.push(added)
    cursor.structs.push(added)
    cursor.reached = end
    return undefined
  }

  #placeOf(struct: ReadStruct, left: Target | null, right: Target | null): Place | GateRefusal {
    // Neighbours are forgotten together, with their parent. A replay in one piece has not forgotten yet, and would put the
    // struct beside the one that is not.
    if (left && right && isGone(left) !== isGone(right)) return MALFORMED
    if ((left && isGone(left)) || (right && isGone(right))) return GONE
    if (left && right && !isSamePlace(placeOf(left), placeOf(right))) return MALFORMED
    const neighbour = left ?? right
    if (neighbour) return placeOf(neighbour)
    const { parent, parentSub } = struct
    if (parent === null) return GONE
    if (typeof parent === 'string') {
      // Yjs makes a root of any name at once, even for a struct that it then drops.
      if (parent !== FRAGMENT) return { kind: 'refused', code: 'forbidden-structure' }
      return { parent: this.#doc.getXmlFragment(FRAGMENT), parentSub }
    }
    const target = this.#find(parent)
    if (target instanceof Y.GC || isGone(target)) return GONE
    if (!(target instanceof Y.Item)) {
      if (target.content.kind === 'deleted') return GONE
      const holds = target.content.kind === 'element' || target.content.kind === 'xml-text'
      return holds ? { parent: target, parentSub } : MALFORMED
    }
    if (target.content instanceof Y.ContentDeleted) return GONE
    if (!(target.content instanceof Y.ContentType)) return MALFORMED
    return { parent: target.content.type, parentSub }
  }

  /**
   * Of a struct that is partly known, Yjs puts the rest behind the known part but under the parent that the bytes claim.
   * Unless both agree, text would stand in one list and count for another. Behind a part that is forgotten nothing goes on
   * but what is forgotten itself: on a log that has it so, Yjs throws.
   */
  #continues(struct: ReadStruct, place: Place, reached: number): boolean {
    const { content, clock } = struct
    if (content.kind === 'text' && cutsText(content.text, reached - clock)) return false
    const known = this.#find({ client: struct.client, clock: reached - 1 })
    if (content.kind === 'gone') return true
    // A replay may find the known part where this document has forgotten it, or the other way round.
    return !isGone(known) && isSamePlace(place, placeOf(known))
  }

  #find({ client, clock }: StructId): Target {
    if (clock < Y.getState(this.#store, client)) {
      const structs = this.#store.clients.get(client) ?? []
      return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC
    }
    return findNew(this.#cursors.get(client)?.structs ?? [], clock)
  }

  #delete(client: number, clock: number, end: number, deletions: Deletion[]): Failure | undefined {
    const state = Y.getState(this.#store, client)
    const added = this.#cursors.get(client)
    if (end > Math.max(state, added?.reached ?? 0)) return MISSING
    if (clock < state) {
      const structs = this.#store.clients.get(client) ?? []
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const item = structs[index] as Y.Item | Y.GC
        if (item.id.clock >= end) break
        if (!(item instanceof Y.Item) || item.deleted) continue
        const from = Math.max(clock, item.id.clock)
        const to = Math.min(end, item.id.clock + item.length)
        if (cutsCharacter(item, from) || cutsCharacter(item, to)) return MALFORMED
        deletions.push({ item, clock: from, end: to })
      }
    }
    if (added === undefined || end <= state) return undefined
    const isCut = (at: number) =>
      at > state && at < added.reached && cutsCharacter(findNew(added.structs, at), at)
    return isCut(clock) || isCut(end) ? MALFORMED : undefined
  }
}

function spot(target: Target | null, id: StructId | null): Spot | null {
  return target && id ? { target, clock: id.clock } : null
}

function withoutStart(content: StructContent, length: number): StructContent {
  if (content.kind === 'text') return { kind: 'text', text: content.text.slice(length) }
  return content.kind === 'attribute' ? { kind: 'attribute', values: content.values.slice(length) } : content
}

function isNamed(ranges: readonly ClockRange[] = [], clock: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) break
    if (clock < range.clock) high = middle - 1
    else if (clock >= range.end) low = middle + 1
    else return true
  }
  return false
}
