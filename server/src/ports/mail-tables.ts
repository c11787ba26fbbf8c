// The tables of mail, as Kysely sees them: choices, the outbox, and who was told what.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

/** A moment in UTC, ISO 8601 with milliseconds. */
type Moment = string
type Flag = 0 | 1

export interface MailTables {
  mail_choice: MailChoiceTable
  mail_outbox: MailOutboxTable
  mail_cursor: MailCursorTable
  mail_digest: MailDigestTable
  mail_told: MailToldTable
}

/** What a person wants to be told by mail, and the language of the interface as it was seen last. No row: all of it. */
export interface MailChoiceTable {
  person_id: string
  /** That positions need reaffirming. */
  positions: Flag
  /** That a text was closed, adopted, or signed. */
  decisions: Flag
  language: InterfaceLanguage | null
}

/** Mails that were not delivered yet. A row goes once its mail was delivered or given up. */
export interface MailOutboxTable {
  id: string
  kind: 'invitation' | 'closed' | 'adopted' | 'signing' | 'aborted' | 'signed' | 'stale'
  address: string
  /** Subject and text, sealed with the server's own secret: a mail may hold a single-use link. */
  sealed: string
  /** For an invitation: its link. */
  link_id: string | null
  attempts: number
  next_at: Moment
  created_at: Moment
}

/** One row: up to which entry of the audit log people were told what was closed, adopted and signed. */
export interface MailCursorTable {
  id: 1
  audit_seq: number
}

/** A person's digest of stale positions in a declaration: when the next is due, when the last was written. */
export interface MailDigestTable {
  person_id: string
  declaration_id: string
  due_at: Moment | null
  sent_at: Moment | null
}

/** The stale positions of which a person was told. */
export interface MailToldTable {
  person_id: string
  position_id: string
}
