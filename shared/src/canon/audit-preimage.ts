// What the digests and hashes of the record are over, so that no entry can be altered, inserted, taken out or moved without breaking
// every later hash. An entry that is withheld is still in the chain: its digest says nothing of it, as its salt is withheld, too.
import { canonicalJson } from './canonical-json.ts'

/** Named in every hash, so that it can be no other thing's. */
const RULE = 'plenary-record/2'

interface EntryFields {
  readonly at: string
  readonly actor: string
  readonly cityId: string | null
  readonly action: string
  readonly subject: string
  /** Canonical JSON; taken as it stands. */
  readonly data: string
}

export interface SaltedFields extends EntryFields {
  /** Random, so that nobody finds out by trying what is withheld: times and people are few. */
  readonly salt: string
}

export interface HashedFields extends EntryFields {
  readonly previousHash: string
}

/** Its SHA-256, in hexadecimal, is the entry's digest. */
export function entryPreimage({ at, actor, cityId, action, subject, data, salt }: SaltedFields): string {
  return canonicalJson({ at, actor, cityId, action, subject, data, salt })
}

/** Its SHA-256 is the entry's hash. */
export function linkPreimage(previous: string, digest: string): string {
  return canonicalJson({ rule: RULE, previous, digest })
}

/** Of entries from before there were digests: its SHA-256 is the hash. */
export function auditPreimage({
  previousHash,
  at,
  actor,
  cityId,
  action,
  subject,
  data,
}: HashedFields): string {
  return JSON.stringify([previousHash, at, actor, cityId, action, subject, data])
}
