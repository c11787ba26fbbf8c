// The items that were alive in a moment, each with the place that its characters had.
import type { StructId } from '../update/read-update.ts'

interface Extent {
  readonly clock: number
  readonly length: number
  readonly place: number
}

export class LivingItems {
  readonly #extents = new Map<number, Extent[]>()
  #isSorted = true

  add({ client, clock }: StructId, length: number, place: number): void {
    const known = this.#extents.get(client)
    if (known) known.push({ clock, length, place })
    else this.#extents.set(client, [{ clock, length, place }])
    this.#isSorted = false
  }

  /** The place of the character, or -1. */
  find({ client, clock }: StructId): number {
    const extent = this.#last(client, clock)
    return extent && clock < extent.clock + extent.length ? extent.place + clock - extent.clock : -1
  }

  has(id: StructId): boolean {
    return this.find(id) >= 0
  }

  #last(client: number, clock: number): Extent | undefined {
    if (!this.#isSorted) {
      for (const extents of this.#extents.values()) extents.sort((one, other) => one.clock - other.clock)
      this.#isSorted = true
    }
    const extents = this.#extents.get(client) ?? []
    let [low, high] = [0, extents.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((extents[middle]?.clock ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return extents[low - 1]
  }
}
