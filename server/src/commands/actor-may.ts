// The policy function of shared/src/access, asked about an actor.
import { type Action, isAllowed } from '@plenary/shared/access/access-table'
import { DECLARATION_STATES, type DeclarationState } from '@plenary/shared/access/roles'
import { type Actor, capacityIn } from '../ports/actor.ts'

/** What an action is about. Null: the network itself, or something of no city. */
export interface Scope {
  readonly plenaryId: string | null
  readonly cityId: string | null
  /** The declaration's state; `drafting` where none is concerned. */
  readonly state: DeclarationState
}

export const NETWORK: Scope = { plenaryId: null, cityId: null, state: 'drafting' }

/** Whether the access table lets the actor do this. The server itself may do what its code does. */
export function actorMay(actor: Actor, action: Action, { plenaryId, cityId, state }: Scope): boolean {
  if (actor === 'system') return true
  const { role, cityId: ownCity } = capacityIn(actor === 'anonymous' ? undefined : actor, plenaryId)
  return isAllowed({ role, ownCity, action, state, city: cityId })
}

/** Whether the actor might do this if the declaration were in another state. */
export function actorMightOtherwise(actor: Actor, action: Action, scope: Scope): boolean {
  return DECLARATION_STATES.some((state) => actorMay(actor, action, { ...scope, state }))
}

/** Whether the actor takes part in what the scope is about: to everybody else it does not exist. */
export function actorSees(actor: Actor, { plenaryId }: Scope): boolean {
  if (actor === 'system' || plenaryId === null) return true
  return capacityIn(actor === 'anonymous' ? undefined : actor, plenaryId).role !== 'public'
}
