// The signing of a declaration that is signed, and what may still come to it: scans, and opinions of cities that were absent.
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

export type ConcludedSigning = NonNullable<Awaited<ReturnType<typeof readConcludedSigning>>>

/** Undefined unless it was concluded. */
export function readConcludedSigning(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('signing')
    .innerJoin('declaration', 'declaration.id', 'signing.declaration_id')
    .innerJoin('version', 'version.id', 'signing.version_id')
    .innerJoin('adoption', 'adoption.id', 'signing.adoption_id')
    .innerJoin('authority', 'authority.id', 'signing.authority_id')
    .where('declaration.id', '=', declarationId)
    .where('outcome', '=', 'concluded')
    .select(['signing.id', 'declaration.id as declarationId', 'plenary_id as plenaryId', 'title'])
    .select(['signing.version_id as versionId', 'version.number', 'version.form', 'version.digest'])
    .select(['signing.adoption_id as adoptionId', 'adoption.at as adoptedAt'])
    .select(['authority_id as authorityId', 'authority.certificate as root'])
    .select(['sealed_length as sealedLength', 'sealed_digest as sealedDigest'])
    .select(['opened_at as openedAt', 'ended_at as endedAt'])
    .executeTakeFirst()
}

/** Another one whenever a scan came or went, or a city gave its opinion. */
export async function readLaterFacts(
  read: Kysely<Tables>,
  { id, declarationId, adoptedAt }: ConcludedSigning,
): Promise<string> {
  const scans = await read
    .selectFrom('signing_scan')
    .where('signing_id', '=', id)
    .orderBy('id')
    .select('id')
    .execute()
  const opinions = await readOpinionRows(read, { declarationId, adoptedAt })
  const facts = [scans.map((scan) => scan.id), opinions.map((opinion) => opinion.id)]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** All that were given since the adoption, those taken back too, in the order of the ledger. */
export function readOpinionRows(
  read: Kysely<Tables>,
  { declarationId, adoptedAt }: Pick<ConcludedSigning, 'declarationId' | 'adoptedAt'>,
) {
  return read
    .selectFrom('position')
    .where('declaration_id', '=', declarationId)
    .where('is_opinion', '=', 1)
    .where('at', '>=', adoptedAt)
    .orderBy('number')
    .select([
      'id',
      'city_id as cityId',
      'clause_id as clauseId',
      'act',
      'note',
      'holder_id as holderId',
      'at',
    ])
    .execute()
}
