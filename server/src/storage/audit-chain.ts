// The audit chain: every entry's hash covers the one before it, so that nothing can be altered, inserted, taken out or
// moved without breaking every later hash.
import { createHash } from 'node:crypto'
import { auditPreimage } from '@plenary/shared/canon/audit-preimage'
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import type { AuditEntry } from '../ports/storage.ts'
import type { AuditTable } from '../ports/tables.ts'

/** The hash that stands before the first entry. */
export const CHAIN_START = '0'.repeat(64)

export type AuditRow = Omit<AuditTable, 'seq'>

/** The row of an entry that follows the one with `previousHash`. */
export function chainEntry(previousHash: string, entry: AuditEntry): AuditRow {
  const row = {
    at: entry.at,
    actor: entry.actor,
    city_id: entry.cityId,
    action: entry.action,
    subject: entry.subject,
    data: canonicalJson(asJson(entry.data)),
    previous_hash: previousHash,
  }
  return { ...row, hash: hashOf(row) }
}

/** SHA-256 over the row's fields, hex. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { previous_hash: previousHash, city_id: cityId, ...fields } = row
  return createHash('sha256')
    .update(auditPreimage({ previousHash, cityId, ...fields }))
    .digest('hex')
}

/** As JSON has it: without what is undefined. A lone surrogate, which has no canonical form, is replaced. */
function asJson(data: AuditEntry['data']): unknown {
  return JSON.parse(JSON.stringify(data), (_, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed() : each,
  )
}
