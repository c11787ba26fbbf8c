// Whether the two neighbours that a struct names can be its neighbours. Yjs merges and splits items as it likes, and looks
// for the place of a struct between its neighbours: where the right one does not stand to the right of the left one, each
// copy finds another place, and people read different texts (yjs#794). And it looks step by step: many structs with
// far-off neighbours stop a server for minutes.
import * as Y from 'yjs'
import type { GateCode } from './gate-code.ts'
import type { NewStruct, Parent, Target } from './new-struct.ts'

/** Steps that Yjs may take for one update; some tenths of a second. Honest neighbours are next to each other. */
const MAX_STEPS = 10_000_000

/** A character or marker: the struct that holds it, and which one it is. */
export interface Spot {
  readonly target: Target
  readonly clock: number
}

/** The nearest characters of the document that are known to stand before and after a new struct. */
interface Anchors {
  readonly before: Spot | null
  readonly after: Spot | null
}

interface List {
  /** How many items it had when it was measured, and how many new ones came since the update began. */
  measured: number | undefined
  added: number
  /** The new struct that came last, and its right neighbour. */
  last: NewStruct
  right: Spot | null
}

export class ListOrder {
  readonly #anchors = new Map<NewStruct, Anchors>()
  readonly #lists = new Map<Parent, List>()
  #steps = 0

  /** Says what is wrong with these neighbours, both of one list, and remembers the struct. */
  add(struct: NewStruct, left: Spot | null, right: Spot | null): GateCode | undefined {
    if (left && right && this.#isReversed(left, right)) return 'malformed'
    this.#anchors.set(struct, {
      before: left && (this.#anchorsOf(left.target)?.before ?? inDocument(left)),
      after: right && (this.#anchorsOf(right.target)?.after ?? inDocument(right)),
    })
    return struct.parentSub === null ? this.#count(struct, left, right) : undefined
  }

  /** Whether the right neighbour provably stands before the left one. */
  #isReversed(left: Spot, right: Spot): boolean {
    if (left.target === right.target) return right.clock <= left.clock
    const leftmost = this.#anchorsOf(left.target)?.before ?? inDocument(left)
    const rightmost = this.#anchorsOf(right.target)?.after ?? inDocument(right)
    if (leftmost === null || rightmost === null) return false
    if (leftmost.target === rightmost.target) return rightmost.clock <= leftmost.clock
    for (let item: Y.Item | null = leftmost.target as Y.Item; item !== null; item = item.right) {
      if (item === rightmost.target) return false
    }
    return true
  }

  #anchorsOf(target: Target): Anchors | undefined {
    return target instanceof Y.Item || target instanceof Y.GC ? undefined : this.#anchors.get(target)
  }

  /** A struct that goes on where the last one ended costs nothing; any other may make Yjs walk through its whole list. */
  #count(struct: NewStruct, left: Spot | null, right: Spot | null): GateCode | undefined {
    const list = this.#lists.get(struct.parent)
    if (list === undefined) {
      this.#lists.set(struct.parent, { measured: undefined, added: 1, last: struct, right })
      return undefined
    }
    const goesOn = left?.target === list.last && isSameSpot(right, list.right)
    if (!goesOn) {
      list.measured ??= lengthOf(struct.parent)
      this.#steps += list.measured + list.added
    }
    list.added++
    list.last = struct
    list.right = right
    return this.#steps > MAX_STEPS ? 'update-too-large' : undefined
  }
}

function inDocument(spot: Spot): Spot | null {
  return spot.target instanceof Y.Item ? spot : null
}

function isSameSpot(one: Spot | null, other: Spot | null): boolean {
  return one?.target === other?.target && one?.clock === other?.clock
}

function lengthOf(parent: Parent): number {
  let length = 0
  if (parent instanceof Y.AbstractType)
    for (let item = parent._start; item !== null; item = item.right) length++
  return length
}
