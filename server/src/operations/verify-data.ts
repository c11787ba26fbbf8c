// Checks a data file without changing it: SQLite's own integrity, the audit chain, and that everything that is kept of the
// texts equals the replay of their updates.
import type { DatabaseSync } from 'node:sqlite'
import { type AuditRow, CHAIN_START, hashOf } from '../storage/audit-chain.ts'
import { damagedText } from './verify-text.ts'

/** The first thing that is wrong, in words; undefined when everything holds. */
export function findDamage(db: DatabaseSync): string | undefined {
  return damagedFile(db) ?? brokenAuditRow(db) ?? damagedTexts(db)
}

/** The first broken row of the audit log, in words; undefined when the chain holds. */
export function brokenAuditRow(db: DatabaseSync): string | undefined {
  let previousHash = CHAIN_START
  let previousSeq = 0
  for (const row of db.prepare('select * from audit order by seq').iterate()) {
    const entry = row as unknown as AuditRow & { seq: number }
    const name = `row ${entry.seq} of the audit log (${entry.at}, ${entry.action})`
    if (entry.seq !== previousSeq + 1) return `Before ${name} a row is missing.`
    if (entry.previous_hash !== previousHash)
      return `At ${name} the chain breaks: it does not follow the row before it.`
    if (entry.hash !== hashOf(entry))
      return `At ${name} the chain breaks: the row was altered or put in later.`
    previousHash = entry.hash
    previousSeq = entry.seq
  }
  const highest = db.prepare("select seq from sqlite_sequence where name = 'audit'").get()?.seq
  if (typeof highest === 'number' && highest !== previousSeq) {
    return `The audit log ends at row ${previousSeq}, but ${highest} rows were written: the last ones are missing.`
  }
  return undefined
}

function damagedFile(db: DatabaseSync): string | undefined {
  const result = db.prepare('pragma integrity_check').get()?.integrity_check
  if (result !== 'ok') return `The file is damaged: ${String(result)}.`
  const foreign = db.prepare('pragma foreign_key_check').get()
  return foreign ? `A row of ${String(foreign.table)} refers to one that is not there.` : undefined
}

function damagedTexts(db: DatabaseSync): string | undefined {
  for (const { id, head } of db.prepare('select id, head from text').all()) {
    const damage = damagedText(db, id as string, head as number)
    if (damage) return damage
  }
  return undefined
}
