// Takes back what was recorded of a signature on paper by mistake; the record keeps both, and the reason.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { cityInSigning, type SigningPlace, writeOutcome } from './signing-under-way.ts'

export async function withdrawPaperSignature(
  context: CommandContext,
  actor: Actor,
  { reason, ...place }: SigningPlace & { readonly reason: string },
): Promise<Refusal | undefined> {
  const found = await cityInSigning(context.storage.read, place)
  if (isRefusal(found)) return found
  if (found.city.way !== 'paper') return refuse('not-on-paper')
  return writeOutcome(context, actor, found, {
    action: 'paper-signature-withdrawn',
    outcome: {},
    data: { reason },
  })
}
