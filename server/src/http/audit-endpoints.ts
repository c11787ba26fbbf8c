// The record of a declaration, page by page and as a file.
import type { auditRoutes } from '@plenary/shared/api/audit-routes'
import { refuse } from '@plenary/shared/refusal'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { auditScope, exportedAudit, peopleInAudit, readAuditPage } from './queries/read-audit.ts'
import { ofDeclaration } from './scopes.ts'

export function auditEndpoints({ context }: EndpointParts): Endpoints<keyof typeof auditRoutes> {
  const { read } = context.storage
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  return {
    readAudit: {
      scope: ofItsDeclaration,
      answer: async ({ params, query }) => {
        const scope = await auditScope(read, params.declaration)
        return scope ? readAuditPage(read, scope, query) : refuse('not-found')
      },
    },
    exportAudit: {
      scope: ofItsDeclaration,
      answer: async ({ params, query }) => {
        const scope = await auditScope(read, params.declaration)
        return scope ? exportedAudit(read, scope, query) : refuse('not-found')
      },
    },
    listAuditPeople: {
      scope: ofItsDeclaration,
      answer: async ({ params }) => {
        const scope = await auditScope(read, params.declaration)
        return scope ? peopleInAudit(read, scope) : refuse('not-found')
      },
    },
  }
}
