// Every text of the version that is about to be signed, with the cities as they are about to be frozen.
import type { Kysely } from 'kysely'
import type { ExportedDeclaration } from '../../export/exported-declaration.ts'
import type { PageToSeal } from '../../ports/signed-page.ts'
import type { Tables } from '../../ports/tables.ts'
import { readExportedVersion } from './read-exported-declaration.ts'
import { namedSignatories } from './read-signatories.ts'

export async function readTextsToSeal(
  read: Kysely<Tables>,
  { declarationId, versionId, cities }: PageToSeal,
): Promise<ExportedDeclaration[]> {
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .orderBy('language')
    .orderBy('text_id')
    .select('text_id as textId')
    .execute()
  const parties = cities.map((party) => ({ ...party, outcome: null }))
  const declarations: ExportedDeclaration[] = []
  for (const { textId } of texts) {
    const declaration = await readExportedVersion(read, { declarationId, versionId, textId }, undefined)
    if (!declaration) throw new Error(`version ${versionId} lacks its text ${textId}`)
    const signatories = await namedSignatories(read, parties, declaration.text.language)
    declarations.push({ ...declaration, signatories })
  }
  return declarations
}
