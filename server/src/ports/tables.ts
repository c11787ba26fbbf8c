// The tables, as Kysely sees them. The same on every database: ids and moments are text, flags are 0 or 1, JSON is text.
// better-auth's own tables (user, session, account, verification, rateLimit) are read here by the names it gives them.
import type { InvitableRole, Role } from '@plenary/shared/access/roles'
import type { LedgerAct } from '@plenary/shared/positions/position'
import type { Container } from '@plenary/shared/schema/nodes'
import type { Generated } from 'kysely'
import type { LogTables } from './log-tables.ts'
import type { MailTables } from './mail-tables.ts'
import type { SigningTables } from './signing-tables.ts'
import type { VersionTables } from './version-tables.ts'

/** A moment in UTC, ISO 8601 with milliseconds. */
type Moment = string
type Flag = 0 | 1
/** JSON as text; parsed by the reader with the schema named beside it. */
type Json = string

export interface Tables extends LogTables, MailTables, SigningTables, VersionTables {
  user: UserTable
  session: SessionTable
  account: AccountTable
  network: NetworkTable
  city: CityTable
  plenary: PlenaryTable
  roster_entry: RosterEntryTable
  membership: MembershipTable
  link: LinkTable
  declaration: DeclarationTable
  text: TextTable
  clause_change: ClauseChangeTable
  swallowed: SwallowedTable
  clause_lock: ClauseLockTable
  adoption: AdoptionTable
  adoption_city: AdoptionCityTable
  adoption_proxy: AdoptionProxyTable
  adoption_position: AdoptionPositionTable
  position: PositionTable
  wording: WordingTable
  proxy: ProxyTable
  hall: HallTable
  news_seen: NewsSeenTable
  audit: AuditTable
}

export interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: Flag
  image: string | null
  createdAt: Moment
  updatedAt: Moment
}

export interface SessionTable {
  id: string
  token: string
  userId: string
  expiresAt: Moment
  createdAt: Moment
  updatedAt: Moment
  ipAddress: string | null
  userAgent: string | null
}

export interface AccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  password: string | null
  createdAt: Moment
  updatedAt: Moment
}

/** One row: the network that this installation serves. */
export interface NetworkTable {
  id: 1
  /** Names (namesSchema). */
  names: Json
}

export interface CityTable {
  id: string
  names: Json
  sort_name: string
  codes: Json
}

export interface PlenaryTable {
  id: string
  names: Json
  place: string
  starts_on: string
  ends_on: string
  order_rule: 'alphabetical' | 'host-last' | 'host-first'
  host_city_id: string | null
  /** A decision rule (decisionRuleSchema). */
  decision_rule: Json
  /** An IANA name; null where nobody has said. */
  time_zone: string | null
  created_at: Moment
}

/** Unique by plenary and city. */
export interface RosterEntryTable {
  plenary_id: string
  city_id: string
  member: Flag
  present: Flag
  counts: Flag
  named: Flag
  signs: Flag
  palette: number
  /** Who signs for the city (namesSchema), and the person's title; null where nobody has said. */
  signatory_names: Json | null
  signatory_titles: Json | null
}

/** Unique by person and plenary: a person acts in a plenary in one capacity. */
export interface MembershipTable {
  id: string
  person_id: string
  role: InvitableRole
  plenary_id: string | null
  city_id: string | null
  since: Moment
}

/** Single-use links. Only the SHA-256 of the token is stored. */
export interface LinkTable {
  id: string
  token_hash: string
  kind: 'setup' | 'invitation' | 'sign-in'
  role: InvitableRole | null
  plenary_id: string | null
  city_id: string | null
  email: string | null
  /** For `sign-in`: whom it signs in. */
  person_id: string | null
  created_by: string | null
  created_at: Moment
  expires_at: Moment
  used_at: Moment | null
}

export interface DeclarationTable {
  id: string
  plenary_id: string
  title: string
  state: 'drafting' | 'closed' | 'adopted' | 'signing' | 'signed'
  created_at: Moment
  /** Since when it is in its state, and the person who brought it there; null for a draft that was never closed. */
  state_at: Moment | null
  state_by: string | null
}

export interface TextTable {
  id: string
  declaration_id: string
  language: string
  status: 'authentic' | 'translation' | 'gist'
  number_style: 'decimal' | 'lenticular' | 'article'
  epoch: string
  /** Sequence of the last update; 0 before the first. */
  head: number
  /** Rises with every lock, unlock, close and reopen: an append judged under an older one is refused. */
  lock_epoch: number
}

/** Who wrote last in a clause. `clause_id` is '' for title, preamble and closing. */
export interface ClauseChangeTable {
  text_id: string
  container: Container
  clause_id: string
  person_id: string
  city_id: string | null
  role: Role
  at: Moment
}

export interface SwallowedTable {
  id: string
  text_id: string
  clause_id: string | null
  person_id: string
  city_id: string | null
  wording: string
  seq: number
  at: Moment
  dismissed_at: Moment | null
}

/** A locked clause. The row goes when it is unlocked; the audit log keeps both. */
export interface ClauseLockTable {
  text_id: string
  clause_id: string
  /** The Y item id of the clause's element: what is locked, whatever happens to its `id` attribute. */
  item_client: number
  item_clock: number
  /** Of the clause with its sub-clauses as it was locked, and the canonical form that it was computed in. */
  digest: string
  form: string
  person_id: string
  at: Moment
}

/** An adoption, with what it fixed: the version, the rule, and every city's facts. */
export interface AdoptionTable {
  id: string
  declaration_id: string
  version_id: string
  person_id: string
  at: Moment
  /** decisionRuleSchema. */
  rule: Json
  /** When the text was opened again; null while the adoption stands. */
  reopened_at: Moment | null
  /** The last day on which opinions of absent cities are taken, `2014-12-31`; null: there is none. */
  opinions_until: string | null
}

/** The facts of a city when the declaration was adopted. */
export interface AdoptionCityTable {
  adoption_id: string
  city_id: string
  /** Names (namesSchema) as they were then. */
  names: Json
  member: Flag
  present: Flag
  counts: Flag
  named: Flag
  signs: Flag
}

/** A proxy that was in force when the declaration was adopted. */
export interface AdoptionProxyTable {
  adoption_id: string
  principal_id: string
  holder_id: string
  letter: string
  /** Whether it covered deciding. */
  decide: Flag
}

/** A position that was in force when the declaration was adopted. */
export interface AdoptionPositionTable {
  adoption_id: string
  position_id: string
  /** Whether the words had changed since. */
  is_stale: Flag
}

/** The ledger: rows are added and never changed. */
export interface PositionTable {
  /** Its place in the ledger. */
  number: Generated<number>
  id: string
  declaration_id: string
  /** The text whose words the person saw. */
  text_id: string
  city_id: string
  /** '' for the whole text. */
  clause_id: string
  act: LedgerAct
  digest: string
  form: string
  note: string | null
  person_id: string
  /** The city whose delegation acted, where it was another's by proxy. */
  holder_id: string | null
  is_opinion: Flag
  at: Moment
  /** Of the text then; null of positions from before this was kept. */
  seq: number | null
}

/** The words that positions are about, once for every digest. */
export interface WordingTable {
  text_id: string
  digest: string
  /** A clause (ClauseJson), or the whole content (ContentJson), as it was. */
  content: Json
}

/** A proxy letter. Unique by plenary and principal; the audit log keeps those that went before. */
export interface ProxyTable {
  plenary_id: string
  principal_id: string
  holder_id: string
  speak: Flag
  decide: Flag
  sign: Flag
  letter: string
  person_id: string
  at: Moment
}

/** The hall of a declaration while it is open. Only the SHA-256 of its token is stored. */
export interface HallTable {
  declaration_id: string
  token_hash: string
  /** hallViewSchema. */
  view: Json
  opened_at: Moment
}

/** Up to when a person has seen the news of a declaration. Primary key (person_id, declaration_id). */
export interface NewsSeenTable {
  person_id: string
  declaration_id: string
  seen_at: Moment
}

/** Hash-chained: `shared/src/canon/audit-preimage.ts` says what digest and hash are over. */
export interface AuditTable {
  seq: number
  at: Moment
  /** The person, `system`, or `anonymous`. */
  actor: string
  city_id: string | null
  action: string
  /** What it was about, such as `declaration:…`. */
  subject: string
  /** JSON; never content of a text and never a secret. */
  data: Json
  previous_hash: string
  /** Random; null, as the digest is, of entries from before there were digests. */
  salt: string | null
  digest: string | null
  hash: string
}
