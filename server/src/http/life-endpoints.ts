// Locks, and the life of a declaration.

import type { lifeRoutes } from '@plenary/shared/api/life-routes'
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { refuse } from '@plenary/shared/refusal'
import { adoptDeclaration } from '../commands/adopt-declaration.ts'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { lockClause } from '../commands/lock-clause.ts'
import { reopenDeclaration } from '../commands/reopen-declaration.ts'
import { unlockClause } from '../commands/unlock-clause.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readClosing } from './queries/read-closing.ts'
import { readLocks } from './queries/read-life.ts'
import { ofDeclaration, ofText } from './scopes.ts'

export function lifeEndpoints({
  context: network,
  texts,
}: EndpointParts): Endpoints<keyof typeof lifeRoutes> {
  const { read } = network.storage
  const context = { ...network, texts }
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)
  const ofItsText = ({ params }: { params: { text: string } }) => ofText(read, params.text)

  return {
    listLocks: {
      scope: ofItsText,
      answer: ({ params }) => readLocks(read, params.text),
    },
    getDigests: {
      scope: ofItsText,
      answer: async ({ params }) => {
        const digests = await texts.digests(params.text)
        if (!digests) return refuse('not-found')
        const clauses = [...digests.clauses].map(([clauseId, digest]) => ({ clauseId, digest }))
        return { ...digests, form: CANONICAL_FORM, clauses }
      },
    },
    lockClause: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        lockClause(context, actor, {
          declarationId: params.declaration,
          clauseId: body.clause,
          digest: body.digest,
        }),
    },
    unlockClause: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        unlockClause(context, actor, {
          declarationId: params.declaration,
          clauseId: body.clause,
          reason: body.reason,
        }),
    },
    getClosing: {
      scope: ofItsDeclaration,
      answer: async ({ params }) =>
        (await readClosing({ read, texts }, params.declaration)) ?? refuse('not-found'),
    },
    closeDeclaration: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        closeDeclaration(context, actor, { declarationId: params.declaration, digest: body?.digest }),
    },
    reopenDeclaration: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        reopenDeclaration(context, actor, { declarationId: params.declaration, reason: body.reason }),
    },
    adoptDeclaration: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        adoptDeclaration(context, actor, {
          declarationId: params.declaration,
          digest: body?.digest,
          opinionsUntil: body?.opinionsUntil ?? null,
        }),
    },
  }
}
