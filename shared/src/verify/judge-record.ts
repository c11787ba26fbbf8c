// The record of a declaration as a bundle brings it: JSON lines, each with the hash before it and its own. Entries about other matters
// keep their hashes only.
import { auditPreimage } from '../canon/audit-preimage.ts'
import { canonicalJson } from '../canon/canonical-json.ts'
import { hexOf, utf8Bytes } from '../signing/bytes.ts'
import { type Subtle, sha256 } from '../signing/subtle.ts'
import { attempt, type JsonObject, NotSo, orNull, parseObject, textOf, wholeOf } from './json-reader.ts'
import { broken, type Finding, holds, unknown } from './report.ts'

interface Entry {
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
  /** What the hash is over; null of one that is withheld. */
  readonly preimage: string | null
}

/** What a statement says of the record when it was made. */
export interface RecordHead {
  /** Who says so; empty of the list. */
  readonly city: string
  readonly seq: number
  readonly hash: string
}

/** Only the order, and that it ends at the last head, is believed of entries that are withheld. */
export async function judgeRecord(
  subtle: Subtle,
  lines: string | undefined,
  heads: readonly RecordHead[],
): Promise<Finding> {
  if (lines === undefined) return unknown('record', 'record-missing')
  const entries = attempt(() =>
    lines
      .split('\n')
      .filter((line) => line !== '')
      .map(readEntry),
  )
  if (!entries || entries.length === 0) return broken('record', 'record-unreadable')
  for (const [place, entry] of entries.entries())
    if (!(await follows(subtle, entry, entries[place - 1])))
      return broken('record', 'record-broken', { seq: entry.seq })
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const other = heads.find(({ seq, hash }) => bySeq.get(seq)?.hash !== hash)
  if (other?.city === '') return broken('record', 'record-cut')
  if (other) return broken('record', 'record-head-other', { city: other.city })
  const withheld = entries.filter(({ preimage }) => preimage === null).length
  const count = entries.length - withheld
  return withheld === 0
    ? holds('record', 'record-right', { count })
    : unknown('record', 'record-withheld', { count, withheld })
}

function readEntry(line: string): Entry {
  const entry = parseObject(line)
  const isWithheld = !('action' in entry)
  return {
    seq: wholeOf(entry.seq),
    previousHash: textOf(entry.previousHash),
    hash: textOf(entry.hash),
    preimage: isWithheld ? null : preimageOf(entry),
  }
}

function preimageOf(entry: JsonObject): string {
  return auditPreimage({
    previousHash: textOf(entry.previousHash),
    at: textOf(entry.at),
    actor: textOf(entry.actor),
    cityId: orNull(entry.cityId, textOf),
    action: textOf(entry.action),
    subject: textOf(entry.subject),
    data: canonical(entry.data),
  })
}

function canonical(data: unknown): string {
  try {
    return canonicalJson(data)
  } catch {
    throw new NotSo('no canonical form')
  }
}

async function follows(subtle: Subtle, entry: Entry, before: Entry | undefined): Promise<boolean> {
  if (before && (entry.seq !== before.seq + 1 || entry.previousHash !== before.hash)) return false
  if (entry.preimage === null) return true
  return hexOf(await sha256(subtle, utf8Bytes(entry.preimage))) === entry.hash
}
