// What mails say, whatever the language. Every fact that is handed in is one line already.
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { Position } from '@plenary/shared/positions/position'

export interface Mail {
  readonly subject: string
  /** Plain text. */
  readonly text: string
}

export interface InvitationFacts {
  readonly role: InvitableRole
  readonly network: string
  readonly plenary: string | undefined
  readonly city: string | undefined
  readonly address: string
  readonly link: string
  readonly until: Date
}

/** That cities which were absent may give an opinion, and until when. */
export interface OpinionFacts {
  /** The last day, as `2014-12-31`; null where there is none. */
  readonly until: string | null
}

export interface DecisionFacts {
  readonly title: string
  readonly plenary: string
  readonly version: number
  readonly at: Date
  readonly link: string
  /** Undefined where nobody was absent, and for all but an adoption. */
  readonly opinions: OpinionFacts | undefined
}

/** A position whose words have changed. */
export interface StaleFact {
  readonly city: string
  /** Undefined: the whole text. */
  readonly clause: number | undefined
  readonly position: Position
  readonly at: Date
}

export interface StaleFacts {
  readonly title: string
  readonly plenary: string
  readonly positions: readonly StaleFact[]
  readonly link: string
}

export interface MailWords {
  invitation(facts: InvitationFacts): Mail
  closed(facts: DecisionFacts): Mail
  adopted(facts: DecisionFacts): Mail
  /** That cities can sign. */
  signing(facts: DecisionFacts): Mail
  aborted(facts: DecisionFacts): Mail
  signed(facts: DecisionFacts): Mail
  stale(facts: StaleFacts): Mail
}
