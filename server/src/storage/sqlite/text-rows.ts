// The rows of a text's log, wherever they are kept: the newest in a table of rows, those well behind the head packed.
// Whoever reads the log reads it here, inside a transaction: packing moves rows from one table to the other.
import type { DatabaseSync } from 'node:sqlite'
import { type LogRow, type Pack, type RowHead, unpackHeads, unpackRows } from './row-pack.ts'

/** The rows above `after` up to `upTo`, in their order. */
export function* readRows(
  db: DatabaseSync,
  textId: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Generator<LogRow> {
  const packs = db
    .prepare(
      'select from_seq, heads, updates from text_pack where text_id = ? and to_seq > ? and from_seq <= ? order by to_seq',
    )
    .iterate(textId, after, upTo)
  for (const pack of packs) {
    for (const row of unpackRows(pack as unknown as Pack)) if (row.seq > after && row.seq <= upTo) yield row
  }
  const rows = db
    .prepare(
      'select seq, "update", actor, city_id, role, at from text_update where text_id = ? and seq > ? and seq <= ? order by seq',
    )
    .iterate(textId, after, upTo)
  for (const row of rows) yield row as unknown as LogRow
}

/** Who wrote the rows below `before` and when, the newest first. */
export function* readHeads(db: DatabaseSync, textId: string, before: number): Generator<RowHead> {
  const rows = db
    .prepare(
      'select seq, actor, city_id, role, at from text_update where text_id = ? and seq < ? order by seq desc',
    )
    .iterate(textId, before)
  for (const row of rows) yield row as unknown as RowHead
  const packs = db
    .prepare('select from_seq, heads from text_pack where text_id = ? and from_seq < ? order by to_seq desc')
    .iterate(textId, before)
  for (const pack of packs) {
    for (const head of unpackHeads(pack as unknown as Pack).reverse()) if (head.seq < before) yield head
  }
}

/** The updates above `after`, in their order. */
export function readUpdates(db: DatabaseSync, textId: string, after: number): Uint8Array[] {
  const packs = db
    .prepare(
      'select from_seq, heads, updates from text_pack where text_id = ? and to_seq > ? order by to_seq',
    )
    .all(textId, after)
  const rows = db
    .prepare('select "update" from text_update where text_id = ? and seq > ? order by seq')
    .all(textId, after)
  const packed = packs.flatMap((pack) => unpackRows(pack as unknown as Pack)).filter(({ seq }) => seq > after)
  return [...packed.map(({ update }) => update), ...rows.map(({ update }) => update as Uint8Array)]
}
