// The tables of signings, of the network's certificate authority, of passkeys and of publications, as Kysely sees them.
import type { SignatureWay } from '@plenary/shared/api/signing-routes'

/** A moment in UTC, ISO 8601 with milliseconds. */
type Moment = string
type Flag = 0 | 1
/** JSON as text; parsed by the reader with the schema named beside it. */
type Json = string

export interface SigningTables {
  signing: SigningTable
  signing_city: SigningCityTable
  signing_revision: SigningRevisionTable
  signing_statement: SigningStatementTable
  signing_code: SigningCodeTable
  signing_certificate: SigningCertificateTable
  signing_scan: SigningScanTable
  authority: AuthorityTable
  revocation: RevocationTable
  bundle: BundleTable
  passkey: PasskeyTable
  publication: PublicationTable
}

/** One is under way at most; those that were aborted stay. */
export interface SigningTable {
  id: string
  declaration_id: string
  adoption_id: string
  version_id: string
  /** Which root certified its keys. */
  authority_id: string
  /** The sealed text: so many first bytes of the PDF, and their SHA-256. */
  sealed_length: number
  sealed_digest: string
  opened_by: string
  opened_at: Moment
  /** Null while it is under way. */
  outcome: 'concluded' | 'aborted' | null
  ended_by: string | null
  ended_at: Moment | null
  /** Why it was aborted. */
  reason: string | null
}

/** A city that signs, as it was when the signing was opened, and what came of it. */
export interface SigningCityTable {
  signing_id: string
  city_id: string
  /** In the plenary's order, from 1. */
  place: number
  /** namesSchema. */
  names: Json
  /** namesSchema; null where the roster does not say. */
  signatory_names: Json | null
  signatory_titles: Json | null
  /** The city whose delegation signs in its place. */
  holder_id: string | null
  outcome: 'signed' | 'declined' | 'absent' | null
  way: SignatureWay | null
  at: Moment | null
  signed_name: string | null
  /** SHA-256 of the certificate. */
  certificate: string | null
  confirmation: 'passkey' | 'code' | null
  /** Who issued the certificate with which was signed outside, as it says itself. */
  issuer: string | null
  /** SHA-256 of the root by which the operator trusts that issuer; null where it is not known. */
  trusted_root: string | null
  /** Why it declined. */
  reason: string | null
  /** Who signed, or recorded it. */
  person_id: string | null
}

/** The PDF, increment by increment: put one behind the other, they are the file. Rows are added and never changed. */
export interface SigningRevisionTable {
  signing_id: string
  /** From 0: `page`, `fields`, `seal`, then one for each city. */
  number: number
  kind: 'page' | 'fields' | 'seal' | 'city'
  city_id: string | null
  bytes: Uint8Array
  at: Moment
}

export interface SigningStatementTable {
  signing_id: string
  city_id: string
  /** Compact JWS. */
  statement: string
  /** DER. */
  certificate: Uint8Array
  /** Canonical JSON of what was confirmed. */
  consent: string
  /** What the passkey answered and how it is checked (docs/SIGNED-TEXT.md), and which passkey it was; null where a code confirmed. */
  assertion: Json | null
  passkey_id: string | null
}

/** A code with which a city's signatory confirms once. Only its hash is stored. */
export interface SigningCodeTable {
  id: string
  signing_id: string
  city_id: string
  code_hash: string
  issued_by: string
  issued_at: Moment
  expires_at: Moment
  failures: number
  used_at: Moment | null
  voided_at: Moment | null
}

/** What the network certified for a city's signature. It is used once, or void: then it stands in `revocation`. */
export interface SigningCertificateTable {
  /** In hexadecimal. */
  serial: string
  authority_id: string
  signing_id: string
  city_id: string
  /** Whose key it is. */
  person_id: string
  issued_at: Moment
  /** When the attempt ends for which it was issued. */
  expires_at: Moment
  used_at: Moment | null
}

export interface SigningScanTable {
  id: string
  signing_id: string
  name: string
  type: string
  size: number
  digest: string
  bytes: Uint8Array
  person_id: string
  at: Moment
}

/** The bundle of a signing that was concluded, as it was made. */
export interface BundleTable {
  signing_id: string
  /** What had come to the signing until then: with another digest, it is made anew. */
  facts: string
  bytes: Uint8Array
  made_at: Moment
}

/** A root of the network's own certificate authority. One is in use; retired ones stay, for what they certified. */
export interface AuthorityTable {
  id: string
  number: number
  /** DER. */
  certificate: Uint8Array
  /** SHA-256 of the certificate. */
  fingerprint: string
  /** The private key, encrypted under the operator's secret. */
  sealed_key: string
  created_at: Moment
  retired_at: Moment | null
}

export interface RevocationTable {
  authority_id: string
  /** Of the certificate, in hexadecimal. */
  serial: string
  at: Moment
  /** Null of those from before reasons were noted. */
  reason: RevocationReason | null
}

/** Its signing was aborted; it was not used; another one took its place before it was. */
export type RevocationReason = 'aborted' | 'unused' | 'superseded'

/** By the names that better-auth gives to passkeys. */
export interface PasskeyTable {
  id: string
  name: string
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: Flag
  transports: string | null
  createdAt: Moment
  aaguid: string | null
  /** When it last confirmed a signature or signed in; null while it has not. */
  usedAt: Moment | null
}

export interface PublicationTable {
  declaration_id: string
  /** Of what was published: it ends with the adoption. */
  adoption_id: string
  person_id: string
  at: Moment
}
