// What the server is known to have, as the updates that say so: the ground on which unacknowledged edits stand. Kept as
// bytes, merged in small groups, since the time to merge everything at once grows with the square.
import * as Y from 'yjs'

/** So many segments of a level become one of the next. */
const GROUP = 32
/** The level of the first segment, a whole text: it is merged again only after some 30,000 others. */
const STATE_LEVEL = 3

interface Segment {
  readonly row: number
  readonly level: number
  readonly update: Uint8Array
}

/** Rows of the device's store that come and go. */
export interface KnowledgeChange {
  readonly put: readonly Segment[]
  readonly forget: readonly number[]
}

export class Knowledge {
  #segments: Segment[] = []
  #fresh: Uint8Array[] = []
  #nextRow = 0
  #written = new Set<number>()

  learn(update: Uint8Array): void {
    this.#fresh.push(update)
  }

  get hasNews(): boolean {
    return this.#fresh.length > 0 || this.#segments.some(({ row }) => !this.#written.has(row))
  }

  /** Everything, in no particular order. */
  updates(): Uint8Array[] {
    return [...this.#segments.map(({ update }) => update), ...this.#fresh]
  }

  /** What brings the store from what was last `written` to everything. */
  change(): KnowledgeChange {
    this.#seal()
    const rows = new Set(this.#segments.map(({ row }) => row))
    return {
      put: this.#segments.filter(({ row }) => !this.#written.has(row)),
      forget: [...this.#written].filter((row) => !rows.has(row)),
    }
  }

  /** The store has made this change. */
  written({ put, forget }: KnowledgeChange): void {
    for (const { row } of put) this.#written.add(row)
    for (const row of forget) this.#written.delete(row)
  }

  #seal(): void {
    const fresh = this.#fresh
    this.#fresh = []
    const state = this.#segments.length === 0 ? fresh.shift() : undefined
    if (state) this.#add(STATE_LEVEL, state)
    if (fresh.length > 0) this.#add(0, Y.mergeUpdates(fresh))
  }

  #add(level: number, update: Uint8Array): void {
    this.#segments.push({ row: this.#nextRow++, level, update })
    const group = this.#segments.slice(-GROUP)
    if (group.length < GROUP || group.some((segment) => segment.level !== level)) return
    this.#segments.splice(-GROUP)
    this.#add(level + 1, Y.mergeUpdates(group.map((segment) => segment.update)))
  }
}
