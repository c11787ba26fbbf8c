// A text of a declaration as a file.
import type { exportRoutes } from '@plenary/shared/api/export-routes'
import { refuse } from '@plenary/shared/refusal'
import { moment } from '../ports/surroundings.ts'
import { DeclarationFiles } from './declaration-files.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { readExportedText, readExportedVersion } from './queries/read-exported-declaration.ts'
import { ofDeclaration, ofText } from './scopes.ts'

/** So many files of one person at once. */
const FILES = 3

export function exportEndpoints({
  context,
  texts,
  pages,
}: EndpointParts): Endpoints<keyof typeof exportRoutes> {
  const { read } = context.storage
  const few = new FewAtOnce(FILES)
  const files = new DeclarationFiles(pages)

  return {
    exportVersion: {
      scope: ({ params }) => ofDeclaration(read, params.declaration),
      answer: ({ actor, params, query }) =>
        few.run(actor.personId, async () => {
          const asked = { declarationId: params.declaration, versionId: params.version, textId: query.text }
          const declaration = await readExportedVersion(read, asked, query.language)
          return declaration ? files.make(declaration, query.format) : refuse('not-found')
        }),
    },
    exportText: {
      scope: ({ params }) => ofText(read, params.text),
      answer: ({ actor, params, query }) =>
        few.run(actor.personId, async () => {
          const asked = { wordsIn: query.language, asked: moment(context.surroundings) }
          const declaration = await readExportedText({ read, texts }, params.text, asked)
          return declaration ? files.make(declaration, query.format) : refuse('not-found')
        }),
    },
  }
}
