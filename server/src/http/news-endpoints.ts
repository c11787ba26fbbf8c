// News: what concerns the person, and the mark up to which it was seen.
import type { newsRoutes } from '@plenary/shared/api/news-routes'
import { markNewsSeen } from '../commands/mark-news-seen.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readNews } from './queries/read-news.ts'
import { ofDeclaration } from './scopes.ts'

export function newsEndpoints({ context }: EndpointParts): Endpoints<keyof typeof newsRoutes> {
  const { read } = context.storage
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  return {
    listNews: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, scope }) =>
        readNews(read, actor, { declarationId: params.declaration, scope }),
    },
    markNewsSeen: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body }) =>
        markNewsSeen(context, actor, { declarationId: params.declaration, until: body.until }),
    },
  }
}
