// Seeded randomness for tests: the same seed gives the same run.

export interface Random {
  /** A whole number from 0 up to but without `below`. */
  int(below: number): number
  chance(probability: number): boolean
  pick<Value>(values: readonly Value[]): Value
  bytes(length: number): Uint8Array
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    chance: (probability) => next() < probability,
    pick: <Value>(values: readonly Value[]) => {
      if (values.length === 0) throw new Error('nothing to pick from')
      return values[int(values.length)] as Value
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
  }
}
