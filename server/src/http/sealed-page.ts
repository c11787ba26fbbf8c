// Sets the page of an adopted version and seals it, when a signing is opened.
import { webcrypto } from 'node:crypto'
import { isRefusal } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import { type AuthorityContext, authorityInUse } from '../commands/authority-in-use.ts'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import type { Declarations } from '../page/page-data.ts'
import type { PageThread } from '../page/page-thread.ts'
import type { PageToSeal, SignedPage } from '../ports/signed-page.ts'
import type { Tables } from '../ports/tables.ts'
import { sealPage } from '../signing/seal-page.ts'
import { readExportedVersion } from './queries/read-exported-declaration.ts'
import { namedSignatories } from './queries/read-signatories.ts'

export interface SealingParts extends AuthorityContext {
  readonly pages: Pick<PageThread, 'renderPage'>
}

export function createSignedPage(parts: SealingParts): SignedPage {
  return {
    seal: async (wanted) => {
      const authority = await authorityInUse(parts)
      if (isRefusal(authority)) return authority
      const declarations = await readTexts(parts.storage.read, wanted)
      const page = await parts.pages.renderPage(declarations)
      if (isRefusal(page)) return page
      const [{ network, title, plenary, signatories }] = declarations
      const cities = new Map(signatories.map(({ cityId, city }) => [cityId, city]))
      return sealPage(webcrypto.subtle, authority, {
        page: page.bytes,
        boxes: page.boxes.map((box) => ({ ...box, label: cities.get(box.cityId) ?? '' })),
        network,
        title,
        place: plenary.place,
        sealedAt: wholeSecond(parts.surroundings.now()),
      })
    },
  }
}

/** Every text of the version, the authentic ones first, with the cities as they are about to be frozen. */
async function readTexts(
  read: Kysely<Tables>,
  { declarationId, versionId, cities }: PageToSeal,
): Promise<Declarations> {
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .orderBy(({ eb }) => eb('status', '!=', 'authentic'))
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
  const [first, ...others] = declarations
  if (!first) throw new Error(`version ${versionId} has no text`)
  return [first, ...others]
}

/** All that a PDF can say. */
function wholeSecond(now: number): string {
  return new Date(Math.floor(now / 1000) * 1000).toISOString()
}
