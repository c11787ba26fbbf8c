// The rows that are written in the same unit as a batch's updates.
import type { Kysely } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'
import { type ClauseChange, storeClauseChanges } from './clause-changes.ts'
import type { FrameSender, JudgedBatch } from './judge-batch.ts'

export function batchStatements<Sender extends FrameSender>(
  read: Kysely<Tables>,
  textId: string,
  at: string,
  changes: readonly ClauseChange[],
  swallowed: JudgedBatch<Sender>['swallowed'],
): Statement[] {
  const rows = swallowed.map((row) => ({ ...row, text_id: textId, dismissed_at: null }))
  const keep = rows.length === 0 ? [] : [{ query: read.insertInto('swallowed').values(rows).compile() }]
  return [...storeClauseChanges(read, textId, changes, at), ...keep]
}
