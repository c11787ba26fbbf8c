// What has become of each entry in a city's ledger: whether it is still what the city says.
import type { LedgerEntry } from './position.ts'
import type { Words } from './standings.ts'

export type EntryStatus =
  /** What the city says. `isStale`: of earlier words; an objection holds all the same. */
  | { readonly kind: 'in-force'; readonly isStale: boolean }
  /** Stated to earlier words: the city is asked to reaffirm it. */
  | { readonly kind: 'stale' }
  /** What the city said last of a clause that is no longer in the text. */
  | { readonly kind: 'clause-gone' }
  /** By a later entry on the same part. */
  | { readonly kind: 'replaced' | 'withdrawn'; readonly at: string }
  /** An opinion that the city did not replace or withdraw. */
  | { readonly kind: 'opinion' }
  /** The entry takes back the one before it, and states nothing. */
  | { readonly kind: 'withdrawal' }

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
  if (later) return { kind: later.act === 'withdrawn' ? 'withdrawn' : 'replaced', at: later.at }
  if (entry.isOpinion) return { kind: 'opinion' }
  const digests = entry.clauseId === null ? words.texts : words.clauses.get(entry.clauseId)
  if (!digests) return { kind: 'clause-gone' }
  const isStale = !digests.includes(entry.digest)
  return isStale && entry.act !== 'objects' ? { kind: 'stale' } : { kind: 'in-force', isStale }
}
