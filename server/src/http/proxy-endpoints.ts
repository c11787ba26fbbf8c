// Proxies at a plenary.
import type { proxyRoutes } from '@plenary/shared/api/proxy-routes'
import { readProxies } from '../commands/proxy-in-force.ts'
import { putProxy } from '../commands/put-proxy.ts'
import { removeProxy } from '../commands/remove-proxy.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { ofPlenary } from './scopes.ts'

export function proxyEndpoints({ context }: EndpointParts): Endpoints<keyof typeof proxyRoutes> {
  const { read } = context.storage
  const ofItsPlenary = ({ params }: { params: { plenary: string } }) => ofPlenary(read, params.plenary)

  return {
    listProxies: {
      scope: ofItsPlenary,
      answer: ({ params }) => readProxies(read, params.plenary),
    },
    putProxy: {
      scope: ofItsPlenary,
      answer: ({ actor, params, body }) =>
        putProxy(context, actor, {
          plenaryId: params.plenary,
          principalId: params.city,
          holderId: body.holder,
          scopes: body.scopes,
          letter: body.letter,
        }),
    },
    removeProxy: {
      scope: ofItsPlenary,
      answer: ({ actor, params }) =>
        removeProxy(context, actor, { plenaryId: params.plenary, principalId: params.city }),
    },
  }
}
