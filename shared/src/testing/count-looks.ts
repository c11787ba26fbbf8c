// Counts how often Yjs looks at a neighbour of an item: what it does at each step on the way to a struct's place.
import * as Y from 'yjs'

const SIDES = ['left', 'right'] as const

/** How many looks `work` takes. Counts only items that are made inside, which are of no use afterwards. */
export function countLooks(work: () => void): number {
  let looks = 0
  for (const side of SIDES) {
    const neighbours = new WeakMap<Y.Item, Y.Item | null>()
    Object.defineProperty(Y.Item.prototype, side, {
      configurable: true,
      get(this: Y.Item) {
        looks++
        return neighbours.get(this) ?? null
      },
      set(this: Y.Item, neighbour: Y.Item | null) {
        neighbours.set(this, neighbour)
      },
    })
  }
  try {
    work()
  } finally {
    for (const side of SIDES) Reflect.deleteProperty(Y.Item.prototype, side)
  }
  return looks
}
