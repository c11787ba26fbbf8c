// What the past of a text is read from: a reading connection of its own to the same file, beside the main thread.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { inflateRawSync } from 'node:zlib'
import type { StructId } from '@plenary/shared/update/read-update'
import type { TextCarriedTable } from '../../ports/log-tables.ts'
import { type LogRow, type RowHead, unpackHeads, unpackRows, unpackSpans } from './row-pack.ts'
import { readHeads, readRows } from './text-rows.ts'

/** A whole state, and the sequence at which it was that. */
interface StateAt {
  readonly seq: number
  readonly state: Uint8Array
}

export class PastReader {
  readonly #db: DatabaseSync
  readonly #source: StatementSync

  constructor(file: string) {
    this.#db = new DatabaseSync(file, { timeout: 5_000 })
    this.#db.exec('pragma query_only = on')
    this.#source = this.#db.prepare(
      'select clock, length, source_client_id, source_clock from text_carried where text_id = ? and client_id = ? and clock <= ? order by clock desc limit 1',
    )
  }

  /** Everything that `read` reads is of one moment. */
  snapshot<T>(read: () => T): T {
    this.#db.exec('begin')
    try {
      return read()
    } finally {
      this.#db.exec('commit')
    }
  }

  /** The sequence of the last row; undefined when there is no such text. */
  head(textId: string): number | undefined {
    return this.#db.prepare('select head from text where id = ?').get(textId)?.head as number | undefined
  }

  /** The language of a text that is there. */
  language(textId: string): string {
    return this.#db.prepare('select language from text where id = ?').get(textId)?.language as string
  }

  /** Of which older character one is a copy that its writer carried to another place; undefined when it is none. */
  sourceOf(textId: string, client: number, clock: number): StructId | undefined {
    const row = this.#source.get(textId, client, clock) as Omit<TextCarriedTable, 'seq'> | undefined
    if (!row || clock >= row.clock + row.length) return undefined
    return { client: row.source_client_id, clock: row.source_clock + clock - row.clock }
  }

  /** Whether any row above `after` up to `upTo` carried words. */
  isCarriedBetween(textId: string, after: number, upTo: number): boolean {
    const carried = this.#db.prepare(
      'select 1 from text_carried where text_id = ? and seq > ? and seq <= ? limit 1',
    )
    return carried.get(textId, after, upTo) !== undefined
  }

  /** The rows above `after` up to `upTo`, in their order. */
  rows(textId: string, after: number, upTo?: number): Generator<LogRow> {
    return readRows(this.#db, textId, after, upTo)
  }

  /** Who wrote the rows below `before` and when, the newest first. */
  heads(textId: string, before: number): Generator<RowHead> {
    return readHeads(this.#db, textId, before)
  }

  /** Of which sequences versions were made. */
  versionSequences(textId: string): Set<number> {
    const rows = this.#db.prepare('select seq from version_text where text_id = ?').all(textId)
    return new Set(rows.map(({ seq }) => seq as number))
  }

  /** What brings a document to the sequence: the newest state that is kept, and every update after it. */
  updatesUpTo(textId: string, seq: number): Uint8Array[] {
    const known = this.#stateBefore(textId, seq)
    const rows = this.rows(textId, known?.seq ?? 0, seq)
    return [...(known ? [known.state] : []), ...Array.from(rows, ({ update }) => update)]
  }

  /** The sequence of the newest checkpoint; 0 without one. */
  checkpointAt(textId: string): number {
    const row = this.#db.prepare('select max(seq) as seq from text_checkpoint where text_id = ?').get(textId)
    return (row?.seq as number | null | undefined) ?? 0
  }

  /** The last milestone, and how many bytes it takes. */
  lastMilestone(textId: string): { readonly seq: number; readonly size: number } {
    const row = this.#db
      .prepare(
        'select seq, length(state) as size from text_milestone where text_id = ? order by seq desc limit 1',
      )
      .get(textId)
    return (row as { seq: number; size: number } | undefined) ?? { seq: 0, size: 0 }
  }

  /** Where each pack ends, and how many bytes its updates take. */
  packSizes(textId: string): { readonly to_seq: number; readonly size: number }[] {
    return this.#db
      .prepare('select to_seq, length(updates) as size from text_pack where text_id = ? order by to_seq')
      .all(textId) as { to_seq: number; size: number }[]
  }

  /** The newest row that was written at or before `at`; 0 when none was. */
  sequenceAt(textId: string, at: string): number {
    const row = this.#db
      .prepare('select seq from text_update where text_id = ? and at <= ? order by seq desc limit 1')
      .get(textId, at)
    if (row) return row.seq as number
    const pack = this.#db
      .prepare(
        'select from_seq, heads from text_pack where text_id = ? and from_at <= ? order by to_seq desc limit 1',
      )
      .get(textId, at) as { from_seq: number; heads: Uint8Array } | undefined
    return pack ? (unpackHeads(pack).findLast((head) => head.at <= at)?.seq ?? 0) : 0
  }

  /** Rows among which is every one that wrote what the client has at this clock, in their order. */
  *rowsOfClient(textId: string, client: number, clock: number): Generator<LogRow> {
    const isIn = (pack: { clients: string }) =>
      unpackSpans(pack).some(([id, from, end]) => id === client && from <= clock && clock < end)
    const packs = this.#db
      .prepare('select to_seq, clients from text_pack where text_id = ? order by to_seq')
      .all(textId) as { to_seq: number; clients: string }[]
    for (const pack of packs.filter(isIn)) {
      const row = this.#db
        .prepare('select from_seq, heads, updates from text_pack where text_id = ? and to_seq = ?')
        .get(textId, pack.to_seq) as unknown as Parameters<typeof unpackRows>[0]
      yield* unpackRows(row)
    }
    yield* this.rows(textId, packs.at(-1)?.to_seq ?? 0)
  }

  close(): void {
    this.#db.close()
  }

  /** The newest state that is kept of a sequence up to `seq`. */
  #stateBefore(textId: string, seq: number): StateAt | undefined {
    const [checkpoint, milestone] = ['text_checkpoint', 'text_milestone'].map(
      (table) =>
        this.#db
          .prepare(`select seq, state from ${table} where text_id = ? and seq <= ? order by seq desc limit 1`)
          .get(textId, seq) as unknown as StateAt | undefined,
    )
    if (checkpoint && checkpoint.seq >= (milestone?.seq ?? 0)) return checkpoint
    return milestone && { seq: milestone.seq, state: new Uint8Array(inflateRawSync(milestone.state)) }
  }
}
