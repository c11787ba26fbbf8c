// The signing of a declaration, city by city, its scans, and the PDF as it is by now.
import type { Scan, Signing, SigningCity } from '@plenary/shared/api/signing-routes'
import type { Kysely, Selectable } from 'kysely'
import { parseSignatory } from '../../commands/parse-signatory.ts'
import { readStandingSigning } from '../../commands/standing-signing.ts'
import type { SigningCityTable } from '../../ports/signing-tables.ts'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'

/** Null where none is under way or was concluded. */
export async function readSigning(read: Kysely<Tables>, declarationId: string): Promise<Signing | null> {
  const standing = await readStandingSigning(read, declarationId)
  if (!standing) return null
  const signing = await read
    .selectFrom('signing')
    .innerJoin('version', 'version.id', 'signing.version_id')
    .innerJoin('adoption', 'adoption.id', 'signing.adoption_id')
    .innerJoin('authority', 'authority.id', 'signing.authority_id')
    .where('signing.id', '=', standing.id)
    .select(['signing.id', 'opened_at', 'outcome', 'ended_at', 'reason', 'sealed_length', 'sealed_digest'])
    .select(['version.id as versionId', 'version.number', 'version.digest', 'version.form'])
    .select(['adoption.at as adoptedAt', 'authority.fingerprint as root'])
    .executeTakeFirstOrThrow()
  const { outcome, ended_at } = signing
  return {
    id: signing.id,
    openedAt: signing.opened_at,
    versionId: signing.versionId,
    version: signing.number ?? 0,
    adoptedAt: signing.adoptedAt,
    form: signing.form,
    digest: signing.digest,
    sealed: { length: signing.sealed_length, digest: signing.sealed_digest },
    cities: (await readSigningCities(read, signing.id)).map(toCity),
    scans: await readScans(read, signing.id),
    ended: outcome && ended_at ? { kind: outcome, at: ended_at, reason: signing.reason } : null,
    root: signing.root,
  }
}

/** In the plenary's order. */
export function readSigningCities(
  read: Kysely<Tables>,
  signingId: string,
): Promise<Selectable<SigningCityTable>[]> {
  return read
    .selectFrom('signing_city')
    .where('signing_id', '=', signingId)
    .orderBy('place')
    .selectAll()
    .execute()
}

function toCity(row: Selectable<SigningCityTable>): SigningCity {
  return {
    cityId: row.city_id,
    names: parseNames(row.names),
    signatory: parseSignatory(row),
    holderId: row.holder_id,
    outcome: toOutcome(row),
  }
}

function toOutcome({ outcome, way, at, ...row }: Selectable<SigningCityTable>): SigningCity['outcome'] {
  if (outcome === null || at === null) return null
  if (outcome === 'absent') return { kind: outcome, at }
  if (outcome === 'declined') return { kind: outcome, at, reason: row.reason ?? '' }
  const { certificate, confirmation, issuer, trusted_root: trustedRoot } = row
  const name = row.signed_name ?? ''
  return { kind: outcome, way: way ?? 'paper', at, name, certificate, confirmation, issuer, trustedRoot }
}

function readScans(read: Kysely<Tables>, signingId: string): Promise<Scan[]> {
  return read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signingId)
    .orderBy('at')
    .orderBy('id')
    .select(['id', 'name', 'type', 'size', 'digest', 'at'])
    .execute()
}

export async function readScanFile(read: Kysely<Tables>, declarationId: string, scanId: string) {
  const signing = await readStandingSigning(read, declarationId)
  return read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signing?.id ?? '')
    .where('id', '=', scanId)
    .select(['name', 'type', 'bytes'])
    .executeTakeFirst()
}

export interface SignedPdf {
  readonly title: string
  /** Of the version. */
  readonly number: number
  readonly isEnded: boolean
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** All increments, one behind the other; undefined where there is no signing. */
export async function readSignedPdf(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<SignedPdf | undefined> {
  const signing = await readStandingSigning(read, declarationId)
  if (!signing) return undefined
  const revisions = await read
    .selectFrom('signing_revision')
    .where('signing_id', '=', signing.id)
    .orderBy('number')
    .select('bytes')
    .execute()
  const { title, number, outcome } = await read
    .selectFrom('signing')
    .innerJoin('declaration', 'declaration.id', 'signing.declaration_id')
    .innerJoin('version', 'version.id', 'signing.version_id')
    .where('signing.id', '=', signing.id)
    .select(['declaration.title', 'version.number', 'signing.outcome'])
    .executeTakeFirstOrThrow()
  const isEnded = outcome !== null
  return {
    title,
    number: number ?? 0,
    isEnded,
    bytes: new Uint8Array(Buffer.concat(revisions.map(({ bytes }) => bytes))),
  }
}
