// The hall: what it shows, and how the secretariat steers it.
import { HALL_SCHEME, type hallRoutes } from '@plenary/shared/api/hall-routes'
import { refuse } from '@plenary/shared/refusal'
import { closeHall, FIRST_VIEW, openHall, steerHall } from '../commands/steer-hall.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { lookAtHall, readHall } from './queries/read-hall.ts'
import { ofDeclaration } from './scopes.ts'

export function hallEndpoints({ context, texts }: EndpointParts): Endpoints<keyof typeof hallRoutes> {
  const { read } = context.storage
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  return {
    lookAtHall: {
      answer: async ({ headers, query }) => {
        const [scheme, token = ''] = (headers.get('authorization') ?? '').split(' ')
        if (scheme !== HALL_SCHEME) return refuse('link-unknown')
        return (await lookAtHall({ read, texts }, token, query.known)) ?? refuse('link-unknown')
      },
    },
    getHall: {
      scope: ofItsDeclaration,
      answer: async ({ params }) =>
        (await readHall(read, params.declaration)) ?? { openSince: null, view: FIRST_VIEW },
    },
    openHall: {
      scope: ofItsDeclaration,
      answer: ({ actor, params }) => openHall(context, actor, params.declaration),
    },
    closeHall: {
      scope: ofItsDeclaration,
      answer: ({ actor, params }) => closeHall(context, actor, params.declaration),
    },
    steerHall: {
      scope: ofItsDeclaration,
      answer: ({ params, body }) => steerHall(context, params.declaration, body),
    },
  }
}
