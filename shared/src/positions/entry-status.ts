// What has become of each entry in a city's ledger: whether it is still what the city says.
import type { LedgerEntry } from './position.ts'
import type { Words } from './standings.ts'

export type EntryStatusKind =
  /** What the city says, of the words as they are. */
  | 'in-force'
  /** An objection to earlier words: it holds all the same. */
  | 'holds'
  /** Stated to earlier words: the city is asked to reaffirm it. */
  | 'stale'
  /** What the city said last of a clause that is no longer in the text. */
  | 'clause-gone'
  /** By a later entry on the same part. */
  | 'replaced'
  | 'withdrawn'
  /** An opinion that the city did not replace or withdraw. */
  | 'opinion'
  /** The entry takes back the one before it, and states nothing. */
  | 'withdrawal'

export interface EntryStatus {
  readonly kind: EntryStatusKind
  /** When a later entry replaced or withdrew it. */
  readonly endedAt?: string
}

/**
 * By the ids of the entries. Positions and opinions on the same part do not replace each other.
 * @param entries of one city, in the order of the ledger
 */
export function entryStatuses(
  entries: readonly LedgerEntry[],
  words: Words,
): ReadonlyMap<string, EntryStatus> {
  const statuses = new Map<string, EntryStatus>()
  const next = new Map<string, LedgerEntry>()
  for (const entry of entries.toReversed()) {
    const part = `${entry.isOpinion} ${entry.clauseId ?? ''}`
    statuses.set(entry.id, statusOf(entry, next.get(part), words))
    next.set(part, entry)
  }
  return statuses
}

function statusOf(entry: LedgerEntry, later: LedgerEntry | undefined, words: Words): EntryStatus {
  if (entry.act === 'withdrawn') return { kind: 'withdrawal' }
  if (later) return { kind: later.act === 'withdrawn' ? 'withdrawn' : 'replaced', endedAt: later.at }
  if (entry.isOpinion) return { kind: 'opinion' }
  const digests = entry.clauseId === null ? words.texts : words.clauses.get(entry.clauseId)
  if (!digests) return { kind: 'clause-gone' }
  if (digests.includes(entry.digest)) return { kind: 'in-force' }
  return { kind: entry.act === 'objects' ? 'holds' : 'stale' }
}
