// Who wrote and who deleted which Yjs items between some sequences of a text.
import type { StrokesByItem } from '@plenary/shared/compare/attribution'
import type { Stroke } from '@plenary/shared/compare/comparison'
import { MAX_BOUNDS, readUpdate } from '@plenary/shared/update/read-update'
import type { PastStroke } from '../ports/text-past.ts'
import type { PastReader } from '../storage/sqlite/past-reader.ts'
import type { LogRow, RowHead } from '../storage/sqlite/row-pack.ts'
import { AuthorList } from './author-list.ts'
import { FirstRows } from './first-rows.ts'
import { authorOf } from './row-author.ts'

export class ChangeLog {
  readonly list = new AuthorList()
  readonly #written = new FirstRows()
  readonly #deleted = new FirstRows()
  readonly #heads = new Map<number, RowHead>()
  readonly #reader: PastReader
  readonly #textId: string

  /** @param sequences between any two of which it is asked */
  constructor(reader: PastReader, textId: string, sequences: readonly number[]) {
    this.#reader = reader
    this.#textId = textId
    for (const row of reader.rows(textId, Math.min(...sequences), Math.max(...sequences))) this.#note(row)
  }

  /** From a later sequence to an earlier one, words come back that somebody deleted, and go that somebody wrote. */
  between(from: number, to: number): StrokesByItem {
    const base = Math.min(from, to)
    const wrote = (client: number, clock: number) => this.#inserted(client, clock, base)
    const deleted = (client: number, clock: number) => this.#stroke(this.#deleted.find(client, clock))
    if (from <= to) {
      if (!this.#reader.isCarriedBetween(this.#textId, from, to)) return { inserted: wrote, deleted }
      return { inserted: wrote, deleted, carried: (client, clock) => this.#carried(client, clock, base) }
    }
    return {
      inserted: (client, clock) => deleted(client, clock) ?? wrote(client, clock),
      deleted: (client, clock) =>
        this.#written.find(client, clock) === undefined ? undefined : wrote(client, clock),
    }
  }

  /** Words that were carried are their first author's, if that one wrote them since; else whoever carried them changed this place. */
  #inserted(client: number, clock: number, base: number): Stroke | undefined {
    const seq = this.#written.find(client, clock)
    if (seq === undefined || seq <= base) return this.#older(client, clock)
    const source = this.#reader.sourceOf(this.#textId, client, clock)
    const isSince = source && (this.#written.find(source.client, source.clock) ?? 0) > base
    return isSince ? this.#inserted(source.client, source.clock, base) : this.#stroke(seq)
  }

  /** Words can be put in another order: whoever did so for another city is named beside their author. */
  #carried(client: number, clock: number, base: number): Stroke | undefined {
    const seq = this.#written.find(client, clock)
    if (seq === undefined || seq <= base) return undefined
    const [carrier, author] = [this.#stroke(seq), this.#inserted(client, clock, base)]
    return this.#cityOf(carrier) === this.#cityOf(author) ? undefined : carrier
  }

  #cityOf(stroke: Stroke | undefined): string | null | undefined {
    return stroke && this.list.authors[stroke.author]?.cityId
  }

  #older(client: number, clock: number): Stroke | undefined {
    const stroke = strokeIn(this.#reader.rowsOfClient(this.#textId, client, clock), client, clock)
    return stroke && { author: this.list.placeOf(stroke.author), at: stroke.at }
  }

  #stroke(seq: number | undefined): Stroke | undefined {
    const head = seq === undefined ? undefined : this.#heads.get(seq)
    return head && { author: this.list.placeOf(authorOf(head)), at: head.at }
  }

  #note({ update, ...head }: LogRow): void {
    const read = readUpdate(update, MAX_BOUNDS)
    if (read.kind !== 'read') throw new Error(`update ${head.seq} can't be read`)
    this.#heads.set(head.seq, head)
    for (const { client, structs, end } of read.blocks)
      this.#written.add(client, structs[0]?.clock ?? end, end, head.seq)
    for (const [client, ranges] of read.deletions)
      for (const { clock, end } of ranges) this.#deleted.add(client, clock, end, head.seq)
  }
}

/** Who wrote the item, by the first of the rows that has it. */
export function strokeIn(rows: Iterable<LogRow>, client: number, clock: number): PastStroke | undefined {
  for (const row of rows) if (writes(row.update, client, clock)) return { author: authorOf(row), at: row.at }
  return undefined
}

function writes(update: Uint8Array, client: number, clock: number): boolean {
  const read = readUpdate(update, MAX_BOUNDS)
  if (read.kind !== 'read') return false
  return read.blocks.some(
    (block) =>
      block.client === client && (block.structs[0]?.clock ?? block.end) <= clock && clock < block.end,
  )
}
