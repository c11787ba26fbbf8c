// Cities, plenaries and rosters.
import type { plenaryRoutes } from '@plenary/shared/api/plenary-routes'
import { refuse } from '@plenary/shared/refusal'
import { actorSees } from '../commands/actor-may.ts'
import { changeCity } from '../commands/change-city.ts'
import { changePlenary } from '../commands/change-plenary.ts'
import { createCity } from '../commands/create-city.ts'
import { createPlenary } from '../commands/create-plenary.ts'
import { nameSignatory } from '../commands/name-signatory.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import { removeRosterEntry } from '../commands/remove-roster-entry.ts'
import type { Endpoints } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readCities, readPlenaries, readPlenary } from './queries/read-plenaries.ts'
import { ofNetwork, ofPlenary } from './scopes.ts'

export function plenaryEndpoints({ context }: EndpointParts): Endpoints<keyof typeof plenaryRoutes> {
  const { read } = context.storage
  const scope = ({ params }: { params: { plenary: string } }) => ofPlenary(read, params.plenary)

  return {
    listCities: { answer: () => readCities(read) },
    createCity: { scope: ofNetwork, answer: ({ actor, body }) => createCity(context, actor, body) },
    changeCity: {
      scope: ofNetwork,
      answer: ({ actor, params, body }) => changeCity(context, actor, { cityId: params.city, ...body }),
    },

    listPlenaries: {
      answer: async ({ actor }) =>
        (await readPlenaries(read)).filter(({ id }) =>
          actorSees(actor, { plenaryId: id, cityId: null, state: 'drafting' }),
        ),
    },
    createPlenary: { scope: ofNetwork, answer: ({ actor, body }) => createPlenary(context, actor, body) },
    getPlenary: {
      scope,
      answer: async ({ params }) => {
        const found = await readPlenary(read, params.plenary)
        return found ? { ...found.plenary, roster: found.roster } : refuse('not-found')
      },
    },
    changePlenary: {
      scope,
      answer: ({ actor, params, body }) =>
        changePlenary(context, actor, { plenaryId: params.plenary, ...body }),
    },
    putRosterEntry: {
      scope,
      answer: ({ actor, params, body }) =>
        putRosterEntry(context, actor, { plenaryId: params.plenary, cityId: params.city, ...body }),
    },
    nameSignatory: {
      scope: async ({ params }) => {
        const plenary = await ofPlenary(read, params.plenary)
        return plenary && { ...plenary, cityId: params.city }
      },
      answer: ({ actor, params, body }) =>
        nameSignatory(context, actor, { plenaryId: params.plenary, cityId: params.city, ...body }),
    },
    removeRosterEntry: {
      scope,
      answer: ({ actor, params }) =>
        removeRosterEntry(context, actor, { plenaryId: params.plenary, cityId: params.city }),
    },
  }
}
