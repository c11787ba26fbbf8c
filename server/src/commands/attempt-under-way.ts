// An attempt to sign that may go on: it is the person's, and nothing has changed that it rests on.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Attempt } from '../signing/attempts.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { capacityToSign, type SigningCapacity } from './signing-capacity.ts'
import { type CityInSigning, cityInSigning, refuseSecondOutcome } from './signing-under-way.ts'

export interface AttemptPlace {
  readonly declarationId: string
  readonly attemptId: string
}

export interface AttemptUnderWay {
  readonly attempt: Attempt
  readonly place: CityInSigning
  readonly capacity: SigningCapacity
}

export async function attemptUnderWay(
  context: CeremonyContext,
  actor: Actor,
  { declarationId, attemptId }: AttemptPlace,
): Promise<AttemptUnderWay | Refusal> {
  const attempt = typeof actor === 'string' ? undefined : context.attempts.find(attemptId, actor.personId)
  if (attempt?.declarationId !== declarationId) return refuse('attempt-ended')
  const place = await cityInSigning(context.storage.read, attempt)
  if (isRefusal(place)) return place
  if (place.signingId !== attempt.signingId) return refuse('attempt-ended')
  const capacity = await capacityToSign(context, actor, place)
  if (isRefusal(capacity)) return capacity
  return refuseSecondOutcome(place) ?? { attempt, place, capacity }
}
