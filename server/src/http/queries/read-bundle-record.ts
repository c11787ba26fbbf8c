// The record from the adoption to the end of the signing, for everybody: acts that brought the signatures about in full; of all others,
// such as who signed in, what was refused, and reasons that were told to delegations, only their place in the chain.
import type { AuditAction } from '@plenary/shared/words/audit-sentences'
import type { Kysely, Selectable } from 'kysely'
import type { BundleEntry } from '../../export/bundle.ts'
import type { AuditTable, Tables } from '../../ports/tables.ts'
import type { ConcludedSigning } from './read-concluded-signing.ts'

const SHOWN = [
  'declaration-adopted',
  'signing-opened',
  'signature-given',
  'signature-uploaded',
  'paper-signature-recorded',
  'absence-recorded',
  'scan-added',
  'signing-concluded',
] as const satisfies AuditAction[]

type Row = Selectable<AuditTable>

export async function readBundleRecord(
  read: Kysely<Tables>,
  signing: ConcludedSigning,
): Promise<BundleEntry[]> {
  const rows = await read
    .selectFrom('audit')
    .where('subject', '=', `declaration:${signing.declarationId}`)
    .where('action', 'in', SHOWN)
    .orderBy('seq')
    .selectAll()
    .execute()
  const shown = await shownOf(read, signing, rows)
  const entries = await read
    .selectFrom('audit')
    .where('seq', '>=', shown[0]?.seq ?? 0)
    .where('seq', '<=', shown.at(-1)?.seq ?? 0)
    .orderBy('seq')
    .select(['seq', 'digest', 'previous_hash as previousHash', 'hash'])
    .execute()
  const whole = new Map(shown.map((row) => [row.seq, entryOf(row)]))
  return entries.map((entry) => whole.get(entry.seq) ?? entry)
}

/** What was taken back is withheld with its taking back, which has a reason. */
async function shownOf(
  read: Kysely<Tables>,
  signing: ConcludedSigning,
  rows: readonly Row[],
): Promise<Row[]> {
  const scans = await read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signing.id)
    .select('id')
    .execute()
  const onPaper = await read
    .selectFrom('signing_city')
    .where('signing_id', '=', signing.id)
    .where('way', '=', 'paper')
    .select('city_id')
    .execute()
  const said = rows.map((row) => ({ row, data: JSON.parse(row.data) as Record<string, unknown> }))
  const adopted = said.findLast(({ row, data }) => isAdoption(row) && data.version === signing.versionId)
  const ofThis = said.filter(({ data }) => data.signing === signing.id)
  const papers = ofThis.filter(({ row }) => row.action === 'paper-signature-recorded')
  const standing = new Set([
    ...scans.map(({ id }) => ofThis.find(({ data }) => data.scan === id)?.row),
    ...onPaper.map(({ city_id }) => papers.findLast(({ data }) => data.cityId === city_id)?.row),
  ])
  const canBeTakenBack = ({ action }: Row) => action === 'scan-added' || action === 'paper-signature-recorded'
  const kept = ofThis.map(({ row }) => row).filter((row) => !canBeTakenBack(row) || standing.has(row))
  return [...(adopted ? [adopted.row] : []), ...kept]
}

function isAdoption({ action }: Row): boolean {
  return action === 'declaration-adopted'
}

function entryOf({ city_id: cityId, previous_hash: previousHash, data, ...entry }: Row): BundleEntry {
  return { ...entry, cityId, previousHash, data: JSON.parse(data) as unknown }
}
