// Which acts on the life of a declaration a person can do now: what its state makes possible and the function allows.
import { type Action, isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { LIFE, type LifeEvent } from '@plenary/shared/declaration/life'

/** What is done with the words; the signing has a page of its own. */
export const TEXT_EVENTS = ['close', 'adopt', 'reopen'] as const satisfies readonly LifeEvent[]
export type TextEvent = (typeof TEXT_EVENTS)[number]

const ACTIONS = { close: 'close-text', reopen: 'reopen-text', adopt: 'adopt' } as const satisfies Record<
  TextEvent,
  Action
>

/** In the order close, adopt, reopen: the one that leads on comes first. */
export function lifeActs({
  role,
  cityId,
  state,
}: Pick<DeclarationFacts, 'role' | 'cityId' | 'state'>): TextEvent[] {
  return TEXT_EVENTS.filter(
    (event) =>
      LIFE[state][event] !== null &&
      isAllowed({ role, ownCity: cityId, action: ACTIONS[event], state, city: null }),
  )
}

/** Before there is nothing to sign. */
export const IS_ADOPTED: Record<DeclarationState, boolean> = {
  drafting: false,
  closed: false,
  adopted: true,
  signing: true,
  signed: true,
}
