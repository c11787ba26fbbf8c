// All that the bundle of a signed declaration is made of, but for what is made of it: the words in every format, the
// revocation list and the list.
import { setImmediate as turn } from 'node:timers/promises'
import { fromBase64 } from '@plenary/shared/signing/base64'
import { type Consent, consentSchema } from '@plenary/shared/signing/statement'
import type { Kysely, Selectable } from 'kysely'
import { readSignedMatter } from '../../commands/signed-matter.ts'
import { signedPdfNow } from '../../commands/signed-pdf-now.ts'
import type { BundleAssertion, BundleCity, BundleData, BundleScan } from '../../export/bundle.ts'
import type { SigningCityTable, SigningStatementTable } from '../../ports/signing-tables.ts'
import type { Tables } from '../../ports/tables.ts'
import { scanFileName } from '../file-name.ts'
import { readBundlePositions, readBundleRoster } from './read-bundle-facts.ts'
import { readBundleRecord } from './read-bundle-record.ts'
import type { ConcludedSigning } from './read-concluded-signing.ts'
import { readSigningCities } from './read-signing.ts'

type ReadData = Omit<BundleData, 'madeAt' | 'revocationList' | 'canonical' | 'formats' | 'verifier'>

export async function readBundle(read: Kysely<Tables>, signing: ConcludedSigning): Promise<ReadData> {
  const { id, declarationId, title, number, form, digest, sealedLength, sealedDigest } = signing
  return {
    declaration: { id: declarationId, title, version: number ?? 0, form, digest },
    signing: id,
    sealed: { length: sealedLength, digest: sealedDigest },
    root: signing.root,
    pdf: (await signedPdfNow(read, id)).bytes,
    cities: await readBundleCities(read, signing),
    scans: await readBundleScans(read, id),
    record: await readBundleRecord(read, signing),
    positions: await readBundlePositions(read, signing),
    roster: await readBundleRoster(read, signing),
  }
}

/** Each in a turn of its own: together they may have a hundred megabytes, and others wait meanwhile. */
async function readBundleScans(read: Kysely<Tables>, signingId: string): Promise<BundleScan[]> {
  const rows = await read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signingId)
    .orderBy('at')
    .orderBy('id')
    .select(['id', 'name', 'type', 'at'])
    .execute()
  const scans: BundleScan[] = []
  for (const { id, name, type, at } of rows) {
    await turn()
    const scan = await read.selectFrom('signing_scan').where('id', '=', id).select('bytes').executeTakeFirst()
    if (scan) scans.push({ name, at, file: scanFileName({ name, type }), bytes: scan.bytes })
  }
  return scans
}

async function readBundleCities(read: Kysely<Tables>, signing: ConcludedSigning): Promise<BundleCity[]> {
  const statements = await read
    .selectFrom('signing_statement')
    .where('signing_id', '=', signing.id)
    .selectAll()
    .execute()
  const cities: BundleCity[] = []
  for (const row of await readSigningCities(read, signing.id)) {
    const statement = statements.find(({ city_id }) => city_id === row.city_id)
    cities.push(await bundleCity(read, signing, { row, statement }))
  }
  return cities
}

async function bundleCity(
  read: Kysely<Tables>,
  { id: signingId, declarationId, plenaryId }: ConcludedSigning,
  { row, statement }: { row: Selectable<SigningCityTable>; statement: SigningStatementTable | undefined },
): Promise<BundleCity> {
  const { outcome, way, at } = row
  if (outcome === null || at === null) throw new Error(`nothing came of ${row.city_id}`)
  const place = { signingId, declarationId, plenaryId, city: row }
  // As it was called when it was signed; a holder's name may have changed since.
  const named: Pick<Consent, 'city' | 'holder'> = statement
    ? consentSchema.parse(JSON.parse(statement.consent))
    : (await readSignedMatter(read, place)).things
  return {
    ...{ ...named.city, holder: named.holder, outcome, way, at },
    signatory: row.signed_name ?? '',
    certificate: row.certificate,
    given: statement ? givenOf(statement) : null,
  }
}

function givenOf({ statement, consent, certificate, assertion }: SigningStatementTable): BundleCity['given'] {
  return { statement, consent, certificate, assertion: assertion === null ? null : readAssertion(assertion) }
}

/** As the ceremony kept it. */
function readAssertion(json: string): BundleAssertion {
  const kept = JSON.parse(json) as Omit<BundleAssertion, 'publicKey'> & { readonly publicKey: string }
  return { ...kept, publicKey: fromBase64(kept.publicKey) ?? new Uint8Array() }
}
