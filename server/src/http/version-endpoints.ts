// The versions of a declaration, and when a person last looked at a text.
import type { versionRoutes } from '@plenary/shared/api/version-routes'
import { refuse } from '@plenary/shared/refusal'
import { makeVersion } from '../commands/make-version.ts'
import { nameVersion } from '../commands/name-version.ts'
import { visitText } from '../commands/visit-text.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readVersion, readVersions } from './queries/read-versions.ts'
import { ofDeclaration, ofText } from './scopes.ts'

export function versionEndpoints({ context, texts }: EndpointParts): Endpoints<keyof typeof versionRoutes> {
  const { read } = context.storage
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  return {
    listVersions: {
      scope: ofItsDeclaration,
      answer: ({ params }) => readVersions(read, params.declaration),
    },
    getVersion: {
      scope: ofItsDeclaration,
      answer: async ({ params }) =>
        (await readVersion(read, params.declaration, params.version)) ?? refuse('not-found'),
    },
    makeVersion: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body: { name, note } }) =>
        makeVersion({ ...context, texts }, actor, { declarationId: params.declaration, name, note }),
    },
    nameVersion: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body: { name, note }, scope: { plenaryId } }) =>
        nameVersion(context, actor, {
          declarationId: params.declaration,
          plenaryId,
          versionId: params.version,
          name,
          note,
        }),
    },
    visitText: {
      scope: ({ params }) => ofText(read, params.text),
      answer: ({ actor, params }) => visitText(context, actor, params.text),
    },
  }
}
