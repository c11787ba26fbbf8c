// For every clock of every Yjs client, the first row of a log that named it: rows may name again what others named before.

export class FirstRows {
  readonly #rows = new Map<number, Uint32Array>()

  /** To be called in the order of the log. Clocks run on without gaps, so that a list of them is dense. */
  add(client: number, clock: number, end: number, seq: number): void {
    const rows = this.#reaching(client, end)
    for (let each = clock; each < end; each += 1) if (rows[each] === 0) rows[each] = seq
  }

  find(client: number, clock: number): number | undefined {
    return this.#rows.get(client)?.[clock] || undefined
  }

  #reaching(client: number, end: number): Uint32Array {
    const known = this.#rows.get(client)
    if (known && known.length >= end) return known
    const longer = new Uint32Array(Math.max(end, 2 * (known?.length ?? 32)))
    if (known) longer.set(known)
    this.#rows.set(client, longer)
    return longer
  }
}
