// Every text of a version that is about to be signed, with the cities as they are about to be frozen; or that was signed.
import type { Kysely } from 'kysely'
import { authenticFirst } from '../../commands/set-signed-page.ts'
import type { ExportedDeclaration } from '../../export/exported-declaration.ts'
import type { PageToSeal } from '../../ports/signed-page.ts'
import type { Tables } from '../../ports/tables.ts'
import { readExportedVersion } from './read-exported-declaration.ts'
import { namedSignatories } from './read-signatories.ts'

export async function readTextsToSeal(
  read: Kysely<Tables>,
  { declarationId, versionId, cities }: PageToSeal,
): Promise<ExportedDeclaration[]> {
  const parties = cities.map((party) => ({ ...party, outcome: null }))
  const declarations: ExportedDeclaration[] = []
  for (const declaration of await readTexts(read, { declarationId, versionId })) {
    const signatories = await namedSignatories(read, parties, declaration.text.language)
    declarations.push({ ...declaration, signatories })
  }
  return declarations
}

/** With what came of each city, in the order in which the page has them. */
export async function readSignedTexts(
  read: Kysely<Tables>,
  version: Pick<PageToSeal, 'declarationId' | 'versionId'>,
): Promise<[ExportedDeclaration, ...ExportedDeclaration[]]> {
  const [first, ...others] = authenticFirst(await readTexts(read, version))
  if (!first) throw new Error(`version ${version.versionId} has no text`)
  return [first, ...others]
}

async function readTexts(
  read: Kysely<Tables>,
  { declarationId, versionId }: Pick<PageToSeal, 'declarationId' | 'versionId'>,
): Promise<ExportedDeclaration[]> {
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .orderBy('language')
    .orderBy('text_id')
    .select('text_id as textId')
    .execute()
  const declarations: ExportedDeclaration[] = []
  for (const { textId } of texts) {
    const declaration = await readExportedVersion(read, { declarationId, versionId, textId }, undefined)
    if (!declaration) throw new Error(`version ${versionId} lacks its text ${textId}`)
    declarations.push(declaration)
  }
  return declarations
}
