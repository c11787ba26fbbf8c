// Positions: the ledger, stating one, and the words that each was about.
import type { positionRoutes } from '@plenary/shared/api/position-routes'
import { refuse } from '@plenary/shared/refusal'
import { holderNow } from '../commands/proxy-in-force.ts'
import { readLedger, readPositionWords } from '../commands/read-ledger.ts'
import { setOpinionDate } from '../commands/set-opinion-date.ts'
import { statePosition } from '../commands/state-position.ts'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readDecision } from './queries/read-decision.ts'
import { ofDeclaration } from './scopes.ts'

export function positionEndpoints({
  context: network,
  texts,
}: EndpointParts): Endpoints<keyof typeof positionRoutes> {
  const { read } = network.storage
  const context = { ...network, texts }
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  /** A holder acts for its principal as for itself. */
  const ofCity = async (actor: SignedIn, declarationId: string, city: string | undefined) => {
    const scope = await ofDeclaration(read, declarationId)
    if (!scope) return undefined
    const own = capacityIn(actor, scope.plenaryId).cityId
    const target = city ?? own
    if (target === null || target === own || scope.plenaryId === null) return { ...scope, cityId: target }
    const { plenaryId } = scope
    const holder = await holderNow(read, { plenaryId, principalId: target, scope: 'decide' })
    return { ...scope, cityId: holder === own ? own : target }
  }

  return {
    listPositions: {
      scope: ofItsDeclaration,
      answer: ({ params, query }) => readLedger(read, params.declaration, query.after),
    },
    statePosition: {
      scope: ({ actor, params, body }) => ofCity(actor, params.declaration, body.city),
      answer: async ({ actor, params, body, scope }) => {
        const cityId = body.city ?? capacityIn(actor, scope.plenaryId).cityId
        if (cityId === null) return refuse('forbidden')
        return statePosition(context, actor, {
          declarationId: params.declaration,
          cityId,
          clauseId: body.clause,
          act: body.position,
          digest: body.digest,
          note: body.note,
        })
      },
    },
    getDecision: {
      scope: ofItsDeclaration,
      answer: async ({ params }) =>
        (await readDecision({ read, texts }, params.declaration)) ?? refuse('not-found'),
    },
    getPositionWords: {
      scope: ofItsDeclaration,
      answer: async ({ params }) =>
        (await readPositionWords(read, params.declaration, params.position)) ?? refuse('not-found'),
    },
    setOpinionDate: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body, scope }) =>
        setOpinionDate(context, actor, {
          declarationId: params.declaration,
          plenaryId: scope.plenaryId,
          until: body.until,
        }),
    },
  }
}
