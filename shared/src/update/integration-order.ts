// The order in which Yjs takes the structs of an update: a client's one after the other, and first those of other clients
// that one refers to.
import * as Y from 'yjs'
import { findSpan, type Span } from './new-struct.ts'
import type { GateRefusal, ReadBlock, ReadStruct, ReadUpdate, StructId } from './read-update.ts'

/** Where a block stands: `next` is the struct to look at, `reached` the clock up to which everything is known. */
interface Cursor<Placed extends Span> {
  readonly block: ReadBlock
  next: number
  reached: number
  readonly placed: Placed[]
}

/** The update can't be taken to its end: it would wait, or it refers to its own future. */
export type Standstill = { readonly kind: 'missing' } | GateRefusal

export const MISSING: Standstill = { kind: 'missing' }
export const MALFORMED: GateRefusal = { kind: 'refused', code: 'malformed' }

/** Walks through an update without touching the document. `Placed` is what the walker keeps of a struct that is new. */
export class IntegrationOrder<Placed extends Span> {
  readonly #store: Y.Doc['store']
  readonly #cursors = new Map<number, Cursor<Placed>>()

  constructor(doc: Y.Doc, update: ReadUpdate) {
    this.#store = doc.store
    for (const block of update.blocks) {
      const reached = Y.getState(this.#store, block.client)
      this.#cursors.set(block.client, { block, next: 0, reached, placed: [] })
    }
  }

  /**
   * Calls `visit` with each struct, known ones too, when everything that it refers to is known; with the clock up to which
   * its client's are. It answers what it keeps of one that is new, or why the walk ends.
   */
  walk(
    visit: (struct: ReadStruct, reached: number) => Placed | Standstill | undefined,
  ): Standstill | undefined {
    for (const cursor of this.#cursors.values()) {
      const standstill = this.#finish(cursor, visit)
      if (standstill) return standstill
    }
    return undefined
  }

  /** What has been placed of a client's new structs, and the clock up to which everything is known. */
  of(client: number): { readonly placed: readonly Placed[]; readonly reached: number } | undefined {
    return this.#cursors.get(client)
  }

  /** What stands at this id. It is known. */
  find({ client, clock }: StructId): Y.Item | Y.GC | Placed {
    if (clock < Y.getState(this.#store, client)) {
      const structs = this.#store.clients.get(client) ?? []
      return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC
    }
    return findSpan(this.#cursors.get(client)?.placed ?? [], clock)
  }

  /** Takes a block to its end, and other blocks as far as it needs them, as Yjs does. */
  #finish(
    first: Cursor<Placed>,
    visit: (struct: ReadStruct, reached: number) => Placed | Standstill | undefined,
  ): Standstill | undefined {
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
      const placed = visit(struct, cursor.reached)
      if (placed && 'kind' in placed) return placed
      if (placed) {
        cursor.placed.push(placed)
        cursor.reached = struct.clock + struct.length
      }
      cursor.next++
    }
    return undefined
  }

  #firstUnknown({ origin, rightOrigin, parent }: ReadStruct, cursor: Cursor<Placed>): StructId | undefined {
    if (origin && !this.#isKnown(origin, cursor)) return origin
    if (rightOrigin && !this.#isKnown(rightOrigin, cursor)) return rightOrigin
    if (parent !== null && typeof parent !== 'string' && !this.#isKnown(parent, cursor)) return parent
    return undefined
  }

  #isKnown({ client, clock }: StructId, cursor: Cursor<Placed>): boolean {
    if (client === cursor.block.client) return clock < cursor.reached
    return clock < (this.#cursors.get(client)?.reached ?? Y.getState(this.#store, client))
  }
}
