// The longest increasing run of a list of numbers: what stayed in its order while the rest was moved.

/**
 * The places of its values, in their order. Values are different from each other.
 * @param isFirm of several longest runs, the one with the most values for which this is true
 */
export function longestRun(
  values: readonly number[],
  isFirm: (place: number) => boolean = () => false,
): number[] {
  const ranks = new Map(values.toSorted((one, other) => one - other).map((value, rank) => [value, rank + 1]))
  const scores: number[] = []
  const before: (number | undefined)[] = []
  const bestBelow = new BestBelow(values.length, scores)
  let last: number | undefined
  values.forEach((value, place) => {
    const rank = ranks.get(value) ?? 0
    const previous = bestBelow.find(rank)
    before.push(previous)
    const own = values.length + 1 + (isFirm(place) ? 1 : 0)
    scores.push(own + (previous === undefined ? 0 : (scores[previous] ?? 0)))
    bestBelow.add(rank, place)
    if (last === undefined || (scores[place] ?? 0) > (scores[last] ?? 0)) last = place
  })
  const run: number[] = []
  for (let place = last; place !== undefined; place = before[place]) run.push(place)
  return run.reverse()
}

/** A Fenwick tree: the place with the best score among those of a lower rank. */
class BestBelow {
  readonly #tree: (number | undefined)[]
  readonly #scores: readonly number[]

  constructor(size: number, scores: readonly number[]) {
    this.#tree = new Array<number | undefined>(size + 1).fill(undefined)
    this.#scores = scores
  }

  find(rank: number): number | undefined {
    let best: number | undefined
    for (let at = rank - 1; at > 0; at -= at & -at) best = this.#better(best, this.#tree[at])
    return best
  }

  add(rank: number, place: number): void {
    for (let at = rank; at < this.#tree.length; at += at & -at)
      this.#tree[at] = this.#better(this.#tree[at], place)
  }

  #better(one: number | undefined, other: number | undefined): number | undefined {
    if (one === undefined || other === undefined) return one ?? other
    return (this.#scores[other] ?? 0) > (this.#scores[one] ?? 0) ? other : one
  }
}
