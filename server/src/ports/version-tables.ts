// The tables of versions, as Kysely sees them, and of who looked at a text when.
import type { Role } from '@plenary/shared/access/roles'
import type { VersionKind } from '@plenary/shared/api/version-routes'

/** A moment in UTC, ISO 8601 with milliseconds. */
type Moment = string
/** JSON as text; parsed by the reader with the schema named beside it. */
type Json = string

export interface VersionTables {
  version: VersionTable
  version_text: VersionTextTable
  text_visit: TextVisitTable
}

/** Unique by declaration and serial, and by declaration and number. Only name and note ever change. */
export interface VersionTable {
  id: string
  declaration_id: string
  /** Its place among all versions of the declaration, from 1. */
  serial: number
  /** Rev. n; null for one that was made by itself. */
  number: number | null
  kind: VersionKind
  name: string | null
  note: string | null
  /** Who made it; `system` for one that was made by itself. */
  person_id: string
  role: Role | 'system'
  city_id: string | null
  at: Moment
  /** The last entry of the ledger of positions then; 0 before the first. */
  position_number: number
  /** Of the declaration: all its texts. */
  digest: string
  form: string
}

/** What a version holds, whole: it needs no replay. */
export interface VersionTextTable {
  version_id: string
  text_id: string
  language: string
  status: 'authentic' | 'translation' | 'gist'
  /** The text's sequence and epoch then. */
  seq: number
  epoch: string
  digest: string
  /** ContentJson; longer perhaps than contentSchema lets anybody send in. */
  content: Json
  /** [{clauseId, digest}] in the order of the text; null in data from before they were kept: the content says the same. */
  clauses: Json | null
}

/** A person's last visit to a text, and where the one before it ended. Primary key (person_id, text_id). */
export interface TextVisitTable {
  person_id: string
  text_id: string
  /** The text's sequence when the person was last seen looking at it, and when that was. */
  seq: number
  at: Moment
  before_seq: number | null
  before_at: Moment | null
}
