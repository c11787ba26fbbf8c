// Finds out what an update would do to a document, without touching it: whether its structs can be integrated one after
// the other, the parent that each would get, and the living items that it deletes. Gate, guard and trays build on this.
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { IntegrationOrder, MALFORMED, MISSING, type Standstill } from './integration-order.ts'
import { ListOrder, type Spot } from './list-order.ts'
import {
  cutsCharacter,
  cutsText,
  findSpan,
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
  readonly #walk: IntegrationOrder<NewStruct>
  readonly #structs: NewStruct[] = []
  readonly #order: ListOrder

  constructor(doc: Y.Doc, update: ReadUpdate) {
    this.#doc = doc
    this.#store = doc.store
    this.#update = update
    this.#walk = new IntegrationOrder(doc, update)
    this.#order = new ListOrder(
      doc,
      update.blocks.reduce((sum, { structs }) => sum + structs.length, 0),
    )
  }

  resolve(): Resolution {
    const standstill = this.#walk.walk((struct, reached) => this.#place(struct, reached))
    if (standstill) return standstill
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

  /** Gives a struct its place, and keeps it if the document does not have it. Its references are known. */
  #place(struct: ReadStruct, reached: number): NewStruct | Standstill | undefined {
    const end = struct.clock + struct.length
    const { content } = struct
    if (content.kind === 'hole' && end > reached) return MISSING
    const left = struct.origin && this.#walk.find(struct.origin)
    const right = struct.rightOrigin && this.#walk.find(struct.rightOrigin)
    // Yjs cuts items at these places, also for a struct that it then drops as known.
    if (left && struct.origin && cutsCharacter(left, struct.origin.clock + 1)) return MALFORMED
    if (right && struct.rightOrigin && cutsCharacter(right, struct.rightOrigin.clock)) return MALFORMED
    const place = this.#placeOf(struct, left, right)
    if ('code' in place) return place
    if (end <= reached) return undefined
    const skipped = reached - struct.clock
    if (skipped > 0 && !this.#continues(struct, place, reached)) return MALFORMED
    const added: NewStruct = {
      client: struct.client,
      clock: reached,
      length: struct.length - skipped,
      origin: skipped > 0 ? { client: struct.client, clock: reached - 1 } : struct.origin,
      rightOrigin: struct.rightOrigin,
      content: skipped > 0 ? withoutStart(content, skipped) : content,
      ...place,
    }
    if (added.parent !== null) {
      // Of a struct that is partly known, the rest is put behind the known part.
      const known = { client: struct.client, clock: reached - 1 }
      const before = skipped > 0 ? spot(this.#walk.find(known), known) : spot(left, struct.origin)
      const code = this.#order.add(added, before, spot(right, struct.rightOrigin))
      if (code) return { kind: 'refused', code }
    }
    this.#structs.push(added)
    return added
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
    const target = this.#walk.find(parent)
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
    const known = this.#walk.find({ client: struct.client, clock: reached - 1 })
    if (content.kind === 'gone') return true
    // A replay may find the known part where this document has forgotten it, or the other way round.
    return !isGone(known) && isSamePlace(place, placeOf(known))
  }

  #delete(client: number, clock: number, end: number, deletions: Deletion[]): Standstill | undefined {
    const state = Y.getState(this.#store, client)
    const added = this.#walk.of(client)
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
      at > state && at < added.reached && cutsCharacter(findSpan(added.placed, at), at)
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
