// The rows that are written in the same unit as a batch's updates.
import type { Kysely } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'
import { type ClauseChange, storeClauseChanges } from './clause-changes.ts'
import type { CarriedBy, FrameSender, JudgedBatch } from './judge-batch.ts'

export function batchStatements<Sender extends FrameSender>(
  read: Kysely<Tables>,
  textId: string,
  at: string,
  changes: readonly ClauseChange[],
  { swallowed, carried }: Pick<JudgedBatch<Sender>, 'swallowed' | 'carried'>,
): Statement[] {
  const rows = swallowed.map((row) => ({ ...row, text_id: textId, dismissed_at: null }))
  const keep = rows.length === 0 ? [] : [{ query: read.insertInto('swallowed').values(rows).compile() }]
  return [...storeClauseChanges(read, textId, changes, at), ...keep, ...storeCarried(read, textId, carried)]
}

/** Rows in one statement: SQLite takes so many values and no more. */
const ROWS_AT_ONCE = 1_000

export function storeCarried(
  read: Kysely<Tables>,
  textId: string,
  carried: readonly CarriedBy[],
): Statement[] {
  const rows = carried.map(({ clientId, clock, length, sourceClientId, sourceClock, seq }) => ({
    text_id: textId,
    client_id: clientId,
    clock,
    length,
    source_client_id: sourceClientId,
    source_clock: sourceClock,
    seq,
  }))
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) => ({
    query: read
      .insertInto('text_carried')
      .values(rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE))
      .compile(),
  }))
}
