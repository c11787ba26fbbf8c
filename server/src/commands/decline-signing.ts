// Records that a city does not sign, with its reason; and takes that back.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { capacityToDecline } from './signing-capacity.ts'
import { cityInSigning, refuseSecondOutcome, type SigningPlace, writeOutcome } from './signing-under-way.ts'

export async function declineSigning(
  context: CommandContext,
  actor: Actor,
  { reason, ...place }: SigningPlace & { readonly reason: string },
): Promise<Refusal | undefined> {
  const found = await cityInSigning(context.storage.read, place)
  if (isRefusal(found)) return found
  const capacity = await capacityToDecline(context, actor, found)
  if (isRefusal(capacity)) return capacity
  const second = refuseSecondOutcome(found)
  if (second) return second
  const at = moment(context.surroundings)
  return writeOutcome(context, actor, found, {
    action: 'signing-declined',
    outcome: { outcome: 'declined', at, reason, person_id: personOf(actor) },
    data: { reason, ...capacity.named },
    conditions: capacity.conditions,
  })
}

/** The city will sign after all: possible until the signing is ended. */
export async function takeBackDeclining(
  context: CommandContext,
  actor: Actor,
  place: SigningPlace,
): Promise<Refusal | undefined> {
  const found = await cityInSigning(context.storage.read, place)
  if (isRefusal(found)) return found
  const capacity = await capacityToDecline(context, actor, found)
  if (isRefusal(capacity)) return capacity
  if (found.city.outcome !== 'declined') return refuse('not-declined')
  return writeOutcome(context, actor, found, {
    action: 'declining-taken-back',
    outcome: {},
    data: { ...capacity.named },
    conditions: capacity.conditions,
  })
}
