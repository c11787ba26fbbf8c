// Which acts on the life of a declaration a person can do now: what its state makes possible and the function allows.
import { type Action, isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { LIFE, LIFE_EVENTS, type LifeEvent } from '@plenary/shared/declaration/life'

const ACTIONS = { close: 'close-text', reopen: 'reopen-text', adopt: 'adopt' } as const satisfies Record<
  LifeEvent,
  Action
>

/** In the order close, adopt, reopen: the one that leads on comes first. */
export function lifeActs({
  role,
  cityId,
  state,
}: Pick<DeclarationFacts, 'role' | 'cityId' | 'state'>): LifeEvent[] {
  return LIFE_EVENTS.filter(
    (event) =>
      LIFE[state][event] !== null &&
      isAllowed({ role, ownCity: cityId, action: ACTIONS[event], state, city: null }),
  ).sort((one, other) => Number(one === 'reopen') - Number(other === 'reopen'))
}
