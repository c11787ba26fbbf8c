// Records that a city signed on paper: who, and when.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { cityInSigning, refuseSecondOutcome, type SigningPlace, writeOutcome } from './signing-under-way.ts'

/** How far ahead of the server's a clock may be. */
const SKEW = 60_000

export async function recordPaperSignature(
  context: CommandContext,
  actor: Actor,
  { name, at, ...place }: SigningPlace & { readonly name: string; readonly at: string },
): Promise<Refusal | undefined> {
  if (Date.parse(at) > context.surroundings.now() + SKEW) return refuse('invalid-input', 'at')
  const found = await cityInSigning(context.storage.read, place)
  if (isRefusal(found)) return found
  const second = refuseSecondOutcome(found)
  if (second) return second
  const signedAt = new Date(at).toISOString()
  return writeOutcome(context, actor, found, {
    action: 'paper-signature-recorded',
    outcome: { outcome: 'signed', way: 'paper', at: signedAt, signed_name: name, person_id: personOf(actor) },
    data: { name, signedAt },
  })
}
