// Checks a data file without changing it: SQLite's own integrity, the audit chain, and that every checkpoint equals the
// replay of its updates.
import type { DatabaseSync } from 'node:sqlite'
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import { type AuditRow, CHAIN_START, hashOf } from '../storage/audit-chain.ts'

/** The first thing that is wrong, in words; undefined when everything holds. */
export function findDamage(db: DatabaseSync): string | undefined {
  return damagedFile(db) ?? brokenAuditRow(db) ?? damagedText(db)
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

function damagedText(db: DatabaseSync): string | undefined {
  for (const { id, head } of db.prepare('select id, head from text').all()) {
    const name = `text ${String(id)}`
    const updates = db
      .prepare('select seq, "update" from text_update where text_id = ? order by seq')
      .all(id as string)
    if (updates.length !== head || updates.some(({ seq }, index) => seq !== index + 1)) {
      return `The updates of ${name} have a gap.`
    }
    const bytes = updates.map(({ update }) => update as Uint8Array)
    const checkpoint = db
      .prepare('select seq, state from text_checkpoint where text_id = ? order by seq desc limit 1')
      .get(id as string)
    try {
      const replayed = docOf(bytes.slice(0, Number(checkpoint?.seq ?? 0)))
      if (checkpoint && !isSame(replayed, docOf([checkpoint.state as Uint8Array]))) {
        return `The checkpoint of ${name} at ${String(checkpoint.seq)} does not equal its updates.`
      }
      replay(replayed, bytes.slice(Number(checkpoint?.seq ?? 0)))
    } catch {
      return `The updates of ${name} can't be read.`
    }
  }
  return undefined
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  replay(doc, updates)
  return doc
}

/** Same structs, same deletions, same words: how the structs are cut differs with the order in which they came. */
function isSame(one: Y.Doc, other: Y.Doc): boolean {
  const words = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).toString()
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && words(one) === words(other)
}
