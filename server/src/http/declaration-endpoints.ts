// Declarations and their texts.
import type { declarationRoutes } from '@plenary/shared/api/declaration-routes'
import { isRefusal, refuse } from '@plenary/shared/refusal'
import { actorMay } from '../commands/actor-may.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { dismissSwallowed } from '../commands/dismiss-swallowed.ts'
import { renameDeclaration } from '../commands/rename-declaration.ts'
import { capacityIn } from '../ports/actor.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readClauseChanges, readDeclarations, readSwallowed } from './queries/read-declarations.ts'
import { readStateFacts } from './queries/read-life.ts'
import { readOpinionRound } from './queries/read-opinion-round.ts'
import { readPlenary } from './queries/read-plenaries.ts'
import { ofDeclaration, ofPlenary, ofText } from './scopes.ts'

export function declarationEndpoints({
  context,
  texts,
}: EndpointParts): Endpoints<keyof typeof declarationRoutes> {
  const { read } = context.storage
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)
  const ofItsText = ({ params }: { params: { text: string } }) => ofText(read, params.text)

  return {
    listDeclarations: {
      answer: async ({ actor }) => {
        const declarations = await readDeclarations(read)
        return declarations
          .filter(({ plenaryId, state }) => actorMay(actor, 'read-text', { plenaryId, cityId: null, state }))
          .map(({ texts, ...declaration }) => ({
            ...declaration,
            texts: texts.map(({ id, language, status }) => ({ id, language, status })),
          }))
      },
    },
    createDeclaration: {
      scope: ({ body }) => ofPlenary(read, body.plenaryId),
      answer: async ({ actor, body }) => {
        const created = await createDeclaration(context, actor, body)
        return isRefusal(created) ? created : { id: created.id }
      },
    },
    getDeclaration: {
      scope: ofItsDeclaration,
      answer: async ({ actor, params }) => {
        const [declaration] = await readDeclarations(read, params.declaration)
        if (!declaration) return refuse('not-found')
        const { plenaryId, ...facts } = declaration
        const found = await readPlenary(read, plenaryId)
        if (!found) return refuse('not-found')
        const state = await readStateFacts(read, declaration.id)
        const order = found.roster.map(({ city }) => city.id)
        const opinions = await readOpinionRound(read, declaration.id, order)
        return { ...facts, ...found, ...capacityIn(actor, plenaryId), ...state, opinions }
      },
    },
    renameDeclaration: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, body, scope }) =>
        renameDeclaration(context, actor, {
          declarationId: params.declaration,
          plenaryId: scope.plenaryId,
          title: body.title,
        }),
    },
    getTextContent: {
      scope: ofItsText,
      answer: async ({ params }) => (await texts.content(params.text)) ?? refuse('not-found'),
    },
    listClauseChanges: {
      scope: ofItsText,
      answer: ({ params }) => readClauseChanges(read, params.text),
    },
    listSwallowed: {
      scope: ofItsText,
      answer: ({ actor, params, scope }) => {
        const seesAll = actorMay(actor, 'see-swallowed-text', scope)
        return readSwallowed(read, params.text, seesAll ? undefined : actor.personId)
      },
    },
    dismissSwallowed: {
      scope: ofItsText,
      answer: ({ actor, params, scope }) =>
        dismissSwallowed(context, actor, { textId: params.text, swallowedId: params.swallowed, scope }),
    },
  }
}
