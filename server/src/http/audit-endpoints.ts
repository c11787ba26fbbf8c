// The record of a declaration, page by page and as a file.
import type { auditRoutes } from '@plenary/shared/api/audit-routes'
import { refuse } from '@plenary/shared/refusal'
import { moment } from '../ports/surroundings.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { titleInFileName } from './file-name.ts'
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
        if (!scope) return refuse('not-found')
        const day = moment(context.surroundings).slice(0, 'YYYY-MM-DD'.length)
        const parts = ['record', titleInFileName(scope.title), day].filter((part) => part !== '')
        return { name: `${parts.join('-')}.jsonl`, lines: exportedAudit(read, scope, query) }
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
