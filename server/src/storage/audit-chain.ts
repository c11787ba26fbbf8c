// The audit chain: every entry's hash covers the one before it and the entry's digest, so that nothing can be altered, inserted, taken
// out or moved without breaking every later hash.
import { createHash } from 'node:crypto'
import { auditPreimage, entryPreimage, linkPreimage } from '@plenary/shared/canon/audit-preimage'
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import type { AuditEntry } from '../ports/storage.ts'
import type { AuditTable } from '../ports/tables.ts'

/** The hash that stands before the first entry. */
export const CHAIN_START = '0'.repeat(64)

export type AuditRow = Omit<AuditTable, 'seq'>

/**
 * The row of an entry that follows the one with `previousHash`.
 *
 * @param salt random
 */
export function chainEntry(previousHash: string, entry: AuditEntry, salt: string): AuditRow {
  const fields = {
    at: entry.at,
    actor: entry.actor,
    city_id: entry.cityId,
    action: entry.action,
    subject: entry.subject,
    data: canonicalJson(asJson(entry.data)),
    previous_hash: previousHash,
    salt,
  }
  const digest = digestOf(fields)
  return { ...fields, digest, hash: sha256(linkPreimage(previousHash, digest)) }
}

/** What the row's hash must be, from its own fields; null where they do not have the digest that it names. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string | null {
  const { previous_hash: previousHash, city_id: cityId, digest, salt, ...fields } = row
  if (digest === null || salt === null) return sha256(auditPreimage({ previousHash, cityId, ...fields }))
  return digest === digestOf({ ...row, salt }) ? sha256(linkPreimage(previousHash, digest)) : null
}

function digestOf({ city_id: cityId, ...fields }: Omit<AuditRow, 'hash' | 'digest'> & { salt: string }) {
  return sha256(entryPreimage({ cityId, ...fields }))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** As JSON has it: without what is undefined. A lone surrogate, which has no canonical form, is replaced. */
function asJson(data: AuditEntry['data']): unknown {
  return JSON.parse(JSON.stringify(data), (_, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed() : each,
  )
}
