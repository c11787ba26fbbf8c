// The tables of a text's log, as Kysely sees them: its rows, what is cached of them, and whose Yjs clients wrote them.
import type { Role } from '@plenary/shared/access/roles'

/** A moment in UTC, ISO 8601 with milliseconds. */
type Moment = string
/** JSON as text. */
type Json = string

export interface LogTables {
  text_update: TextUpdateTable
  text_pack: TextPackTable
  text_checkpoint: TextCheckpointTable
  text_milestone: TextMilestoneTable
  text_client: TextClientTable
  text_carried: TextCarriedTable
}

/** The append-only log: the client's own bytes, a row per author and batch. Primary key (text_id, seq). */
export interface TextUpdateTable {
  text_id: string
  seq: number
  update: Uint8Array
  /** The person, or `system`. */
  actor: string
  city_id: string | null
  role: Role | 'system'
  at: Moment
}

/** So many rows of `text_update` as one, which then are not there any more. Primary key (text_id, to_seq). */
export interface TextPackTable {
  text_id: string
  from_seq: number
  to_seq: number
  /** The earliest and the latest moment of its rows. */
  from_at: Moment
  to_at: Moment
  /** The clocks that its rows wrote: for each Yjs client the first one, and the end of the last. */
  clients: Json
  /** Who wrote each row, when, and how many bytes; deflated. */
  heads: Uint8Array
  /** The clients' own bytes, one row's behind the other's; deflated. */
  updates: Uint8Array
}

/** A cache that must equal the replay up to `seq`. */
export interface TextCheckpointTable {
  text_id: string
  seq: number
  /** A V1 update that holds the whole state. */
  state: Uint8Array
}

/** The same of a moment that is past, deflated: kept so that no moment has far to be replayed. */
export interface TextMilestoneTable {
  text_id: string
  seq: number
  state: Uint8Array
}

/** The claim of a Yjs client id by a person, durable with the first update. Primary key (text_id, client_id). */
export interface TextClientTable {
  text_id: string
  client_id: number
  person_id: string
  city_id: string | null
  epoch: string
}

/** Characters that are copies of older ones, carried by the update `seq`. Primary key (text_id, client_id, clock). */
export interface TextCarriedTable {
  text_id: string
  client_id: number
  clock: number
  length: number
  source_client_id: number
  source_clock: number
  seq: number
}
