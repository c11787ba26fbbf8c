// The storage port. Its law:
//
// - `read` sees only what is durable. It never writes.
// - Every change is a unit, written whole or not at all, in the order in which the units were handed over. When
//   `write` answers `written`, the unit survives a power cut.
// - A unit's preconditions are checked in its own transaction. If one does not hold, nothing of the unit is written
//   and the answer is `precondition-failed`. A constraint of the database that does not hold is such a precondition.
// - Statements run in their order, before the appends: a unit may create the text that it appends to.
// - If the disk or database fails, the answer is `failed`; nothing of the unit is durable, and the same unit may be
//   handed over again.
// - Appends give a text's updates the sequences head+1, head+2, …, without gaps.
// - The audit chain is computed inside the transaction: entries of one unit follow each other in it. If an entry can't
//   be written, nothing of the unit is.
//
// `storage-contract.ts` holds every adapter to this law.
import type { CompiledQuery, Kysely } from 'kysely'
import type { TextClientTable, TextUpdateTable } from './log-tables.ts'
import type { ClauseLockTable, Tables } from './tables.ts'

/** An update to append. `seq` is given by the storage. */
export type Append = Omit<TextUpdateTable, 'text_id' | 'seq'>

export interface AuditEntry {
  at: string
  actor: string
  cityId: string | null
  action: string
  subject: string
  data: Record<string, unknown>
}

/** A statement of a unit. With `expectRows`, another number of changed rows fails the unit's precondition. */
export interface Statement {
  query: CompiledQuery
  expectRows?: number
}

export interface Unit {
  /** Appends to one text; the unit holds only if the text's head, lock epoch and epoch are as named. */
  text?: {
    textId: string
    head: number
    lockEpoch: number
    epoch: string
    appends: readonly Append[]
    /** Client ids claimed with these appends. One that another person holds fails the precondition. */
    claims: readonly Omit<TextClientTable, 'text_id'>[]
  }
  statements?: readonly Statement[]
  audit?: readonly AuditEntry[]
}

export type WriteOutcome =
  | { outcome: 'written' }
  | { outcome: 'precondition-failed' }
  | { outcome: 'failed'; cause: unknown }

export interface StoredText {
  epoch: string
  lockEpoch: number
  head: number
  /** The newest checkpoint's state, if there is one, then every update after it, in order. */
  updates: readonly Uint8Array[]
  clients: readonly Omit<TextClientTable, 'text_id'>[]
  /** Whether the declaration's state lets nobody write. */
  isClosed: boolean
  /** The digest with which it was closed last; null when it never was. */
  closedDigest: string | null
  locks: readonly StoredLock[]
}

/** What the guard needs to know of a locked clause. */
export type StoredLock = Pick<ClauseLockTable, 'clause_id' | 'item_client' | 'item_clock' | 'digest'>

export interface Storage {
  readonly read: Kysely<Tables>
  write(unit: Unit): Promise<WriteOutcome>
  /** The text as stored in one consistent snapshot; undefined when there is none. Throws when it can't be read. */
  loadText(textId: string): Promise<StoredText | undefined>
  /** Stores a cache of the state at `seq`. Losing it loses nothing. */
  storeCheckpoint(textId: string, seq: number, state: Uint8Array): Promise<void>
  /** Waits for the writes under way, then closes. */
  close(): Promise<void>
}
