// A small seeded source of randomness for tests: the same seed gives the same run.

export interface SeededRandom {
  /** A float in [0, 1). */
  next(): number
  /** An integer in [0, below). */
  below(bound: number): number
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item
  /** Random bytes, for ids. */
  bytes(length: number): Uint8Array
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('nothing to pick from')
    return items[below(items.length)] as Item
  }
  return { next, below, pick, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}
