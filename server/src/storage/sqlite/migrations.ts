// The schema of the SQLite file, step by step. A released step never changes; a newer file than this code refuses.
import type { DatabaseSync } from 'node:sqlite'
import { CannotOpen } from '../../ports/cannot-open.ts'

const FIRST_TABLES = `
create table "user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" integer not null,
  image text, "createdAt" text not null, "updatedAt" text not null
) strict;
create table session (
  id text primary key, token text not null unique, "userId" text not null references "user" (id) on delete cascade,
  "expiresAt" text not null, "createdAt" text not null, "updatedAt" text not null, "ipAddress" text, "userAgent" text
) strict;
create index session_user on session ("userId");
create table account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references "user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" text, "refreshTokenExpiresAt" text,
  scope text, password text, "createdAt" text not null, "updatedAt" text not null
) strict;
create index account_user on account ("userId");
create table verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" text not null,
  "createdAt" text not null, "updatedAt" text not null
) strict;
create index verification_identifier on verification (identifier);

create table network (id integer primary key check (id = 1), names text not null) strict;
insert into network (id, names) values (1, '{"en":"Plenary"}');
create table city (id text primary key, names text not null, sort_name text not null, codes text not null) strict;
create table plenary (
  id text primary key, names text not null, place text not null, starts_on text not null, ends_on text not null,
  order_rule text not null, host_city_id text references city (id), created_at text not null
) strict;
create table roster_entry (
  plenary_id text not null references plenary (id), city_id text not null references city (id),
  member integer not null, present integer not null, counts integer not null, named integer not null,
  signs integer not null, palette integer not null,
  primary key (plenary_id, city_id)
) strict, without rowid;
create table membership (
  id text primary key, person_id text not null references "user" (id), role text not null,
  plenary_id text references plenary (id), city_id text references city (id), since text not null
) strict;
create unique index membership_once on membership (person_id, coalesce(plenary_id, ''));
create index membership_plenary on membership (plenary_id);
create table link (
  id text primary key, token_hash text not null unique, kind text not null, role text,
  plenary_id text references plenary (id), city_id text references city (id), email text,
  person_id text references "user" (id), created_by text, created_at text not null, expires_at text not null, used_at text
) strict;

create table declaration (
  id text primary key, plenary_id text not null references plenary (id), title text not null, state text not null,
  created_at text not null
) strict;
create table text (
  id text primary key, declaration_id text not null references declaration (id), language text not null,
  status text not null, number_style text not null, epoch text not null, head integer not null,
  lock_epoch integer not null,
  unique (declaration_id, language)
) strict;
create table text_update (
  text_id text not null references text (id), seq integer not null, "update" blob not null, actor text not null,
  city_id text, role text not null, at text not null,
  primary key (text_id, seq)
) strict;
create table text_checkpoint (
  text_id text not null references text (id), seq integer not null, state blob not null,
  primary key (text_id, seq)
) strict;
create table text_client (
  text_id text not null references text (id), client_id integer not null, person_id text not null, city_id text,
  epoch text not null,
  primary key (text_id, client_id)
) strict, without rowid;
create table clause_change (
  text_id text not null references text (id), container text not null, clause_id text not null,
  person_id text not null, city_id text, role text not null, at text not null,
  primary key (text_id, container, clause_id)
) strict, without rowid;
create table swallowed (
  id text primary key, text_id text not null references text (id), clause_id text, person_id text not null,
  city_id text, wording text not null, seq integer not null, at text not null, dismissed_at text
) strict;
create index swallowed_text on swallowed (text_id);

create table audit (
  seq integer primary key autoincrement, at text not null, actor text not null, city_id text, action text not null,
  subject text not null, data text not null, previous_hash text not null, hash text not null unique
) strict;
`

const LOCKS_AND_LIFE = `
create table clause_lock (
  text_id text not null references text (id), clause_id text not null, item_client integer not null,
  item_clock integer not null, digest text not null, form text not null, person_id text not null, at text not null,
  primary key (text_id, clause_id)
) strict, without rowid;
create table version (
  id text primary key, declaration_id text not null references declaration (id), number integer not null,
  kind text not null, person_id text not null, at text not null, digest text not null, form text not null,
  unique (declaration_id, number)
) strict;
create table version_text (
  version_id text not null references version (id), text_id text not null references text (id), language text not null,
  status text not null, seq integer not null, epoch text not null, digest text not null, content text not null,
  primary key (version_id, text_id)
) strict;
create table adoption (
  id text primary key, declaration_id text not null references declaration (id),
  version_id text not null references version (id), person_id text not null, at text not null, rule text not null,
  reopened_at text
) strict;
create table adoption_city (
  adoption_id text not null references adoption (id), city_id text not null, names text not null,
  member integer not null, present integer not null, counts integer not null, named integer not null,
  signs integer not null,
  primary key (adoption_id, city_id)
) strict, without rowid;
create index adoption_declaration on adoption (declaration_id);
alter table plenary add column decision_rule text not null default '{"kind":"consensus"}';
alter table declaration add column state_at text;
alter table declaration add column state_by text;
`

const AUDIT_LOOKUPS = `
create index audit_subject on audit (subject);
create index audit_action on audit (action);
`

const POSITIONS = `
create table position (
  number integer primary key autoincrement, id text not null unique,
  declaration_id text not null references declaration (id), text_id text not null references text (id),
  city_id text not null references city (id), clause_id text not null, act text not null, digest text not null,
  form text not null, note text, person_id text not null, holder_id text references city (id),
  is_opinion integer not null, at text not null
) strict;
create index position_declaration on position (declaration_id, number);
create table wording (
  text_id text not null references text (id), digest text not null, content text not null,
  primary key (text_id, digest)
) strict, without rowid;
create table proxy (
  plenary_id text not null references plenary (id), principal_id text not null references city (id),
  holder_id text not null references city (id), speak integer not null, decide integer not null, sign integer not null,
  letter text not null, person_id text not null, at text not null,
  primary key (plenary_id, principal_id)
) strict, without rowid;
create table adoption_proxy (
  adoption_id text not null references adoption (id), principal_id text not null, holder_id text not null,
  letter text not null,
  primary key (adoption_id, principal_id)
) strict, without rowid;
create table adoption_position (
  adoption_id text not null references adoption (id), position_id text not null references position (id),
  is_stale integer not null,
  primary key (adoption_id, position_id)
) strict, without rowid;
`

const HALL = `
create table hall (
  declaration_id text primary key references declaration (id), token_hash text not null unique, view text not null,
  opened_at text not null
) strict;
`

const MAIL = `
create table mail_choice (
  person_id text primary key references "user" (id), positions integer not null, decisions integer not null, language text
) strict, without rowid;
create table mail_outbox (
  id text primary key, kind text not null, address text not null, sealed text not null, link_id text,
  attempts integer not null, next_at text not null, created_at text not null
) strict;
create index mail_outbox_next on mail_outbox (next_at);
create table mail_cursor (id integer primary key check (id = 1), audit_seq integer not null) strict;
create table mail_digest (
  person_id text not null references "user" (id), declaration_id text not null references declaration (id),
  due_at text, sent_at text,
  primary key (person_id, declaration_id)
) strict, without rowid;
create table mail_told (
  person_id text not null references "user" (id), position_id text not null references position (id),
  primary key (person_id, position_id)
) strict, without rowid;
`

const OPINIONS = `
alter table adoption add column opinions_until text;
alter table adoption_proxy add column decide integer not null default 1;
`

const NEWS = `
create table news_seen (
  person_id text not null references "user" (id), declaration_id text not null references declaration (id),
  seen_at text not null,
  primary key (person_id, declaration_id)
) strict, without rowid;
create index audit_subject_action on audit (subject, action);
`

const VERSIONS = `
alter table version rename column number to serial;
alter table version add column number integer;
update version set number = serial;
create unique index version_number on version (declaration_id, number);
alter table version add column name text;
alter table version add column note text;
alter table version add column role text not null default 'secretariat';
alter table version add column city_id text;
alter table version add column position_number integer not null default 0;
update version set position_number = coalesce((
  select max(position.number) from position
  where position.declaration_id = version.declaration_id and position.at <= version.at
), 0);
alter table version_text add column clauses text;
create index version_text_sequence on version_text (text_id, seq);
create table text_visit (
  person_id text not null references "user" (id), text_id text not null references text (id), seq integer not null,
  at text not null, before_seq integer, before_at text,
  primary key (person_id, text_id)
) strict, without rowid;
`

const CARRIED_TEXT = `
create table text_carried (
  text_id text not null references text (id), client_id integer not null, clock integer not null,
  length integer not null, source_client_id integer not null, source_clock integer not null, seq integer not null,
  primary key (text_id, client_id, clock)
) strict, without rowid;
`

const PACKS = `
create table text_pack (
  text_id text not null references text (id), from_seq integer not null, to_seq integer not null, from_at text not null,
  to_at text not null, clients text not null, heads blob not null, updates blob not null,
  primary key (text_id, to_seq)
) strict;
create table text_milestone (
  text_id text not null references text (id), seq integer not null, state blob not null,
  primary key (text_id, seq)
) strict;
`

const SEQUENCES_OF_POSITIONS = `
alter table position add column seq integer;
`

const SIGNATORIES = `
alter table roster_entry add column signatory_names text;
alter table roster_entry add column signatory_titles text;
`

const SIGNING = `
create table signing (
  id text primary key, declaration_id text not null references declaration (id),
  adoption_id text not null references adoption (id), version_id text not null references version (id),
  authority_id text not null references authority (id), sealed_length integer not null, sealed_digest text not null,
  opened_by text not null, opened_at text not null, outcome text, ended_by text, ended_at text, reason text
) strict;
create unique index signing_under_way on signing (declaration_id) where outcome is null;
create table signing_city (
  signing_id text not null references signing (id), city_id text not null references city (id), place integer not null,
  names text not null, signatory_names text, signatory_titles text, holder_id text references city (id), outcome text,
  way text, at text, signed_name text, certificate text, confirmation text, reason text, person_id text,
  primary key (signing_id, city_id)
) strict, without rowid;
create table signing_revision (
  signing_id text not null references signing (id), number integer not null, kind text not null, city_id text,
  bytes blob not null, at text not null,
  primary key (signing_id, number)
) strict;
create table signing_statement (
  signing_id text not null references signing (id), city_id text not null references city (id), statement text not null,
  certificate blob not null, consent text not null, assertion text, passkey_id text,
  primary key (signing_id, city_id)
) strict, without rowid;
create table signing_code (
  id text primary key, signing_id text not null references signing (id), city_id text not null references city (id),
  code_hash text not null, issued_by text not null, issued_at text not null, expires_at text not null,
  failures integer not null default 0, used_at text, voided_at text
) strict;
create index signing_code_city on signing_code (signing_id, city_id);
create table signing_scan (
  id text primary key, signing_id text not null references signing (id), name text not null, type text not null,
  size integer not null, digest text not null, bytes blob not null, person_id text not null, at text not null
) strict;
create index signing_scan_signing on signing_scan (signing_id);
`

const AUTHORITY = `
create table authority (
  id text primary key, number integer not null unique, certificate blob not null, fingerprint text not null unique,
  sealed_key text not null, created_at text not null, retired_at text
) strict;
create unique index authority_in_use on authority ((1)) where retired_at is null;
create table revocation (
  authority_id text not null references authority (id), serial text not null, at text not null,
  primary key (authority_id, serial)
) strict, without rowid;
`

const PASSKEYS = `
create table passkey (
  id text primary key, name text, "publicKey" text not null,
  "userId" text not null references "user" (id) on delete cascade, "credentialID" text not null unique,
  counter integer not null, "deviceType" text not null, "backedUp" integer not null, transports text, "createdAt" text,
  aaguid text
) strict;
create index passkey_user on passkey ("userId");
`

const PASSKEY_USE = `
alter table passkey add column "usedAt" text;
`

const PUBLICATIONS = `
create table publication (
  declaration_id text primary key references declaration (id), adoption_id text not null references adoption (id),
  person_id text not null, at text not null
) strict;
`

const ISSUERS = 'alter table signing_city add column issuer text;'

const TRUSTED_ROOTS = 'alter table signing_city add column trusted_root text;'

const ENTRY_DIGESTS = `
alter table audit add column salt text;
alter table audit add column digest text;
`

const BUNDLES = `
create table bundle (
  signing_id text primary key references signing (id), facts text not null, bytes blob not null, made_at text not null
) strict;
`

const TIME_ZONES = `
alter table plenary add column time_zone text;
`

const CERTIFICATES = `
create table signing_certificate (
  serial text primary key, authority_id text not null references authority (id), signing_id text not null references signing (id),
  city_id text not null references city (id), person_id text not null, issued_at text not null, expires_at text not null, used_at text
) strict, without rowid;
alter table revocation add column reason text;
`

export const STEPS: readonly string[] = [
  FIRST_TABLES,
  LOCKS_AND_LIFE,
  AUDIT_LOOKUPS,
  POSITIONS,
  HALL,
  MAIL,
  OPINIONS,
  NEWS,
  VERSIONS,
  CARRIED_TEXT,
  PACKS,
  SEQUENCES_OF_POSITIONS,
  SIGNATORIES,
  AUTHORITY,
  SIGNING,
  PASSKEYS,
  PUBLICATIONS,
  PASSKEY_USE,
  ISSUERS,
  ENTRY_DIGESTS,
  BUNDLES,
  TIME_ZONES,
  CERTIFICATES,
  TRUSTED_ROOTS,
]

/** The number of the newest schema, kept in the file's `user_version`. */
export const SCHEMA_NUMBER = STEPS.length

/** Takes the steps that the file lacks, each with its number in one transaction. Throws in words for the operator. */
export function migrate(db: DatabaseSync): void {
  const present = Number(db.prepare('pragma user_version').get()?.user_version ?? 0)
  if (present > SCHEMA_NUMBER) {
    throw new CannotOpen(
      `The data folder was written by a newer version of Plenary (schema ${present}; this one knows ${SCHEMA_NUMBER}). Start the newer version, or restore a backup made with this one.`,
    )
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < present) continue
    db.exec('begin immediate')
    db.exec(step)
    db.exec(`pragma user_version = ${index + 1}`)
    db.exec('commit')
  }
}
