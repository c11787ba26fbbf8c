// A log of updates that says who wrote and who deleted an item, as a server's log does: by the bytes that the writers sent.
import * as Y from 'yjs'
import type { StrokesByItem } from '../compare/attribution.ts'
import type { Stroke } from '../compare/comparison.ts'

interface Row {
  readonly stroke: Stroke
  readonly written: readonly Range[]
  readonly deleted: readonly Range[]
}

interface Range {
  readonly client: number
  readonly clock: number
  readonly length: number
}

export class StrokeLog {
  readonly #rows: Row[] = []

  get length(): number {
    return this.#rows.length
  }

  add(update: Uint8Array, author: number): void {
    const { structs, ds } = Y.decodeUpdate(update)
    const at = new Date(Date.UTC(2010, 10, 9, 10) + this.#rows.length * 1_000).toISOString()
    const written = structs.map(({ id, length }) => ({ client: id.client, clock: id.clock, length }))
    const deleted = [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, length: len })),
    )
    this.#rows.push({ stroke: { author, at }, written, deleted })
  }

  /** Of the rows behind the first `from`. */
  since(from: number): StrokesByItem {
    const later = this.#rows.slice(from)
    return {
      inserted: (client, clock) =>
        this.#rows.find(({ written }) => written.some((range) => isIn(range, client, clock)))?.stroke,
      deleted: (client, clock) =>
        later.find(({ deleted }) => deleted.some((range) => isIn(range, client, clock)))?.stroke,
    }
  }
}

function isIn(range: Range, client: number, clock: number): boolean {
  return range.client === client && range.clock <= clock && clock < range.clock + range.length
}
