// For every clock of every Yjs client, the first row of a log that named it: rows may name again what others named before.
// What is kept grows with the ranges that rows name, not with their clocks: a few bytes may name a billion.

/** The end is excluded. */
interface Named {
  readonly clock: number
  readonly end: number
  readonly seq: number
}

/** Fewer are never worth sorting in. */
const LEAST_WAITING = 1_000

export class FirstRows {
  readonly #clients = new Map<number, FirstOfClient>()

  /** To be called in the order of the log. */
  add(client: number, clock: number, end: number, seq: number): void {
    const known = this.#clients.get(client)
    if (known) known.add({ clock, end, seq })
    else this.#clients.set(client, new FirstOfClient({ clock, end, seq }))
  }

  find(client: number, clock: number): number | undefined {
    return this.#clients.get(client)?.find(clock)
  }
}

class FirstOfClient {
  /** Ascending, none over another. */
  #sorted: Named[]
  /** Named by later rows than those. */
  #waiting: Named[] = []

  constructor(first: Named) {
    this.#sorted = [first]
  }

  add(named: Named): void {
    const goesOn = this.#waiting.length === 0 && named.clock >= (this.#sorted.at(-1)?.end ?? 0)
    if (goesOn) this.#sorted.push(named)
    else this.#waiting.push(named)
    if (this.#waiting.length > Math.max(LEAST_WAITING, this.#sorted.length)) this.#sortIn()
  }

  find(clock: number): number | undefined {
    if (this.#waiting.length > 0) this.#sortIn()
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] as Named).clock <= clock) low = middle + 1
      else high = middle
    }
    const named = this.#sorted[low - 1]
    return named && clock < named.end ? named.seq : undefined
  }

  #sortIn(): void {
    this.#sorted = withoutOverlaps([...this.#sorted, ...this.#waiting])
    this.#waiting = []
  }
}

/** What the first ones leave of those behind them, ascending. */
function withoutOverlaps(inOrder: readonly Named[]): Named[] {
  const bounds = [...new Set(inOrder.flatMap(({ clock, end }) => [clock, end]))].sort((a, b) => a - b)
  const places = new Map(bounds.map((bound, place) => [bound, place]))
  const rows = new Array<number>(bounds.length).fill(0)
  /** From each place on, where the next stretch begins that no row has named; found by halving the way to it. */
  const next = bounds.map((_, place) => place)
  const freeFrom = (place: number): number => {
    let at = place
    while (next[at] !== at) {
      next[at] = next[next[at] as number] as number
      at = next[at] as number
    }
    return at
  }
  for (const { clock, end, seq } of inOrder) {
    const last = places.get(end) as number
    for (let at = freeFrom(places.get(clock) as number); at < last; at = freeFrom(at)) {
      rows[at] = seq
      next[at] = at + 1
    }
  }
  const stretches: Named[] = []
  for (const [place, seq] of rows.entries()) {
    if (seq === 0) continue
    const [clock, end] = [bounds[place] as number, bounds[place + 1] as number]
    const before = stretches.at(-1)
    if (before?.end === clock && before.seq === seq) stretches[stretches.length - 1] = { ...before, end }
    else stretches.push({ clock, end, seq })
  }
  return stretches
}
