// The record of a declaration as a bundle brings it: JSON lines, each with the hash before it and its own. Entries about other matters
// keep digest and hashes only; those from before there were digests, hashes only.
import { auditPreimage, entryPreimage, linkPreimage } from '../canon/audit-preimage.ts'
import { canonicalJson } from '../canon/canonical-json.ts'
import { hexOf, utf8Bytes } from '../signing/bytes.ts'
import { type Subtle, sha256 } from '../signing/subtle.ts'
import {
  attempt,
  type JsonObject,
  NotSo,
  objectOf,
  orNull,
  parseObject,
  textOf,
  wholeOf,
} from './json-reader.ts'
import { broken, type Finding, holds, unknown } from './report.ts'

interface Entry {
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
  /** Null of one from before there were digests. */
  readonly digest: string | null
  /** What the digest is over, or the hash where there is none; null of one that is withheld. */
  readonly preimage: string | null
}

/** What a statement says of the record when it was made. */
export interface RecordHead {
  /** Who says so; empty of the list. */
  readonly city: string
  readonly seq: number
  readonly hash: string
}

/** What is withheld without a digest could be anything: only its place is known. */
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
  const withheld = entries.filter(({ preimage }) => preimage === null)
  const count = entries.length - withheld.length
  if (withheld.length === 0) return holds('record', 'record-right', { count })
  const values = { count, withheld: withheld.length }
  return withheld.every(({ digest }) => digest !== null)
    ? holds('record', 'record-whole', values)
    : unknown('record', 'record-withheld', values)
}

/** An entry that is shown, as far as others refer to it. */
export interface RecordedAct {
  readonly action: unknown
  readonly data: JsonObject
}

export function recordedActs(lines: string): RecordedAct[] {
  return lines.split('\n').flatMap(
    (line) =>
      attempt(() => {
        const { action, data } = parseObject(line)
        return { action, data: objectOf(data) }
      }) ?? [],
  )
}

function readEntry(line: string): Entry {
  const entry = parseObject(line)
  const isWithheld = !('action' in entry)
  return {
    seq: wholeOf(entry.seq),
    previousHash: textOf(entry.previousHash),
    hash: textOf(entry.hash),
    digest: orNull(entry.digest ?? null, textOf),
    preimage: isWithheld ? null : preimageOf(entry),
  }
}

function preimageOf(entry: JsonObject): string {
  const fields = {
    at: textOf(entry.at),
    actor: textOf(entry.actor),
    cityId: orNull(entry.cityId, textOf),
    action: textOf(entry.action),
    subject: textOf(entry.subject),
    data: canonical(entry.data),
  }
  return orNull(entry.digest ?? null, textOf) === null
    ? auditPreimage({ ...fields, previousHash: textOf(entry.previousHash) })
    : entryPreimage({ ...fields, salt: textOf(entry.salt) })
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
  const { preimage, digest, previousHash, hash } = entry
  const own = preimage === null ? null : await digestOf(subtle, preimage)
  if (digest === null) return own === null || own === hash
  if (own !== null && own !== digest) return false
  return (await digestOf(subtle, linkPreimage(previousHash, digest))) === hash
}

async function digestOf(subtle: Subtle, text: string): Promise<string> {
  return hexOf(await sha256(subtle, utf8Bytes(text)))
}
