// Whether the two neighbours that a struct names can be its neighbours. Yjs merges and splits items as it likes, and looks
// for the place of a struct between its neighbours: where the right one does not stand to the right of the left one, each
// copy finds another place, and people read different texts (yjs#794). And it looks step by step: many structs with
// far-off neighbours stop a server for minutes, now and again whenever it loads the text.
import * as Y from 'yjs'
import type { GateCode } from './gate-code.ts'
import type { NewStruct, Parent, Target } from './new-struct.ts'

/**
 * Steps that Yjs may take for one update, and for each of its structs: about 0.3 ms, and 10 µs. Honest
 * neighbours stand beside each other, unless others wrote between them at the same time.
 */
export const LOOKING = { perUpdate: 5_000, perStruct: 200 } as const
/** Steps that the gate itself may take to see which of two neighbours comes first; some tenths of a second. */
const MAX_LOOKS = 10_000_000

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

/** What stood beside a character when it was made. */
interface Neighbours {
  readonly left: Spot | null
  readonly right: Spot | null
}

/** What an update puts behind one left neighbour. */
interface Behind {
  /** The first of the new structs there; `undefined` where that is not known. */
  readonly first: NewStruct | undefined
  /** Whether nothing of the document stands between. */
  readonly isClear: boolean
}

/** The children of a parent, or the values that one of its attributes had. */
interface List {
  /** How many new structs came into it. */
  added: number
  /** By left neighbour. */
  readonly behind: Map<Target | null, Map<number, Behind>>
}

export class ListOrder {
  readonly #store: Y.Doc['store']
  readonly #anchors = new Map<NewStruct, Anchors & Neighbours>()
  readonly #lists = new Map<Parent, Map<string | null, List>>()
  #stepsLeft: number
  #looksLeft = MAX_LOOKS

  /** @param structs how many the update has */
  constructor(doc: Y.Doc, structs: number) {
    this.#store = doc.store
    this.#stepsLeft = LOOKING.perUpdate + LOOKING.perStruct * structs
  }

  /** Says what is wrong with these neighbours, both of one list, and remembers the struct. */
  add(struct: NewStruct, left: Spot | null, right: Spot | null): GateCode | undefined {
    const list = this.#listOf(struct)
    const behind = list.behind.get(left?.target ?? null) ?? new Map<number, Behind>()
    list.behind.set(left?.target ?? null, behind)
    const known = behind.get(left?.clock ?? 0)
    const isFirst =
      known === undefined || (known.first !== undefined && isSameSpot(startOf(known.first), right))
    const isClear = known ? known.isClear : this.#isBeside(struct, left, right)
    const isBeside = isFirst && isClear
    if (!isBeside && !this.#canBeBeside(left, right)) return 'malformed'
    if (!isBeside) this.#stepsLeft -= this.#stepsBetween(list, struct, left, right, isFirst)
    this.#stepsLeft -= stepsToStart(list, struct, left)
    behind.set(left?.clock ?? 0, { first: isFirst ? struct : undefined, isClear })
    list.added++
    this.#anchors.set(struct, { before: this.#before(left), after: this.#after(right), left, right })
    return this.#stepsLeft < 0 || this.#looksLeft < 0 ? 'update-too-large' : undefined
  }

  #listOf({ parent, parentSub }: NewStruct): List {
    const lists = this.#lists.get(parent) ?? new Map<string | null, List>()
    this.#lists.set(parent, lists)
    const list = lists.get(parentSub) ?? { added: 0, behind: new Map() }
    lists.set(parentSub, list)
    return list
  }

  /** Whether the neighbours stand beside each other in the document, or did when the new left one was made. */
  #isBeside(struct: NewStruct, left: Spot | null, right: Spot | null): boolean {
    if (left === null) return isSameSpot(startOf(firstOf(struct)), right)
    const { target, clock } = left
    if (clock + 1 < endOf(target)) return isSameSpot({ target, clock: clock + 1 }, right)
    if (target instanceof Y.Item) return isSameSpot(startOf(target.right), right)
    return isSameSpot(this.#anchorsOf(target)?.right ?? null, right)
  }

  /** Yjs looks at no more items than these: it stops at the first that does not come from the left neighbour. */
  #stepsBetween(
    list: List,
    struct: NewStruct,
    left: Spot | null,
    right: Spot | null,
    isFirst: boolean,
  ): number {
    const isInDocument = left === null || left.target instanceof Y.Item
    if (isInDocument) return this.#distance(struct, left, right) + (isFirst ? 0 : list.added)
    const isAtEnd = left.clock + 1 === endOf(left.target)
    return isFirst && isAtEnd ? 0 : list.added
  }

  /** How many items of the document stand between; to the end, unless the right one provably comes later. */
  #distance(struct: NewStruct, left: Spot | null, right: Spot | null): number {
    const last = this.#after(right)?.target
    const before = right && this.#anchorsOf(right.target)?.before
    let isProven = left === null || before === undefined
    let steps = 0
    const first = left ? (left.target as Y.Item) : firstOf(struct)
    for (let item = first; item !== null && steps <= this.#stepsLeft; item = item.right) {
      isProven ||= item === before?.target && (item !== left?.target || before.clock >= left.clock)
      if (item === last && isProven) break
      steps++
    }
    return steps
  }

  /**
   * Whether somebody may have had both beside each other: the right one behind the left one, and nothing between them that
   * one of them was put beside when it was made.
   */
  #canBeBeside(left: Spot | null, right: Spot | null): boolean {
    const behindLeft = left && this.#neighboursOf(left).right
    const beforeRight = right && this.#neighboursOf(right).left
    if (left === null) return beforeRight === null
    if (right === null) return behindLeft === null
    const isProven = isSameSpot(beforeRight, left) || isSameSpot(behindLeft, right)
    if (!isProven && (isSameSpot(left, right) || this.#isBefore(right, left))) return false
    if (beforeRight && this.#isBefore(left, beforeRight)) return false
    return behindLeft === null || !this.#isBefore(behindLeft, right)
  }

  #neighboursOf({ target, clock }: Spot): Neighbours {
    if (target instanceof Y.GC) return { left: null, right: null }
    const own = target instanceof Y.Item ? this.#neighboursInDocument(target) : this.#anchors.get(target)
    const start = target instanceof Y.Item ? target.id.clock : target.clock
    return {
      left: clock > start ? { target, clock: clock - 1 } : (own?.left ?? null),
      right: own?.right ?? null,
    }
  }

  #neighboursInDocument({ origin, rightOrigin }: Y.Item): Neighbours {
    const spotOf = (id: Y.ID | null) =>
      id && { target: Y.getItem(this.#store, id) as Y.Item | Y.GC, clock: id.clock }
    return { left: spotOf(origin), right: spotOf(rightOrigin) }
  }

  /** Whether one provably stands somewhere before the other. */
  #isBefore(one: Spot, other: Spot): boolean {
    if (one.target === other.target) return one.clock < other.clock
    if (this.#leadsTo(other, one, 'left') || this.#leadsTo(one, other, 'right')) return true
    const [after, before] = [this.#after(one), this.#before(other)]
    if (after === null || before === null) return false
    if (after.target !== before.target) return this.#isBeforeInDocument(after.target, before.target)
    return after.clock < before.clock || (after.clock === before.clock && (after !== one || before !== other))
  }

  /** Whether one comes to another by the neighbours of new structs on this side. */
  #leadsTo(from: Spot, to: Spot, side: 'left' | 'right'): boolean {
    for (let spot = this.#anchorsOf(from.target)?.[side]; spot; spot = this.#anchorsOf(spot.target)?.[side]) {
      if (spot.target === to.target) return side === 'left' ? to.clock <= spot.clock : to.clock >= spot.clock
      if (this.#looksLeft-- < 0) return false
    }
    return false
  }

  /** Looks from both, since mostly they stand near each other. */
  #isBeforeInDocument(one: Target, other: Target): boolean {
    let [fromOne, fromOther] = [one as Y.Item | null, other as Y.Item | null]
    while (fromOne !== null || fromOther !== null) {
      fromOne = fromOne?.right ?? null
      fromOther = fromOther?.right ?? null
      if (fromOne === other) return true
      if (fromOther === one || this.#looksLeft-- < 0) return false
    }
    return false
  }

  #before(left: Spot | null): Spot | null {
    return left && (this.#anchorsOf(left.target)?.before ?? inDocument(left))
  }

  #after(right: Spot | null): Spot | null {
    return right && (this.#anchorsOf(right.target)?.after ?? inDocument(right))
  }

  #anchorsOf(target: Target): (Anchors & Neighbours) | undefined {
    return target instanceof Y.Item || target instanceof Y.GC ? undefined : this.#anchors.get(target)
  }
}

/** Yjs goes to the first value of an attribute from the last one. */
function stepsToStart(list: List, { parent, parentSub }: NewStruct, left: Spot | null): number {
  if (parentSub === null || left !== null) return 0
  let steps = list.added
  const last = parent instanceof Y.AbstractType ? parent._map.get(parentSub) : undefined
  for (let item = last ?? null; item !== null; item = item.left) steps++
  return steps
}

function inDocument(spot: Spot): Spot | null {
  return spot.target instanceof Y.Item ? spot : null
}

function isSameSpot(one: Spot | null, other: Spot | null): boolean {
  return one?.target === other?.target && one?.clock === other?.clock
}

function startOf(target: Y.Item | NewStruct | null): Spot | null {
  return target && { target, clock: target instanceof Y.Item ? target.id.clock : target.clock }
}

function endOf(target: Target): number {
  return (target instanceof Y.Item || target instanceof Y.GC ? target.id.clock : target.clock) + target.length
}

/** What stands first in the list of a struct, in the document. */
function firstOf({ parent, parentSub }: NewStruct): Y.Item | null {
  if (!(parent instanceof Y.AbstractType)) return null
  if (parentSub === null) return parent._start
  let first = parent._map.get(parentSub) ?? null
  while (first?.left) first = first.left
  return first
}
