// What the hash of an entry of the record is over: the hash before it, and every field, so that none can be altered, inserted, taken
// out or moved without breaking every later hash.

export interface HashedFields {
  readonly previousHash: string
  readonly at: string
  readonly actor: string
  readonly cityId: string | null
  readonly action: string
  readonly subject: string
  /** Canonical JSON. */
  readonly data: string
}

/** Its SHA-256, in hexadecimal, is the entry's hash. */
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
