// Uses a sign-in link up.
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { CommandContext } from './command-context.ts'
import { findLink, useUp } from './single-use-link.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Answers the person to sign in. */
export async function signInByLink(
  context: CommandContext,
  { token }: { token: string },
): Promise<{ personId: string } | Refusal> {
  const link = await findLink(context.storage.read, token, context.surroundings.now())
  if (isRefusal(link)) return link
  const { kind, person_id: personId } = link
  if (kind !== 'sign-in' || personId === null) return refuse('link-unknown')
  const refusal = await writeUnit(
    context,
    {
      statements: [useUp(context, link)],
      audit: [
        auditEntry(context, 'anonymous', { action: 'signed-in-by-link', subject: `person:${personId}` }),
      ],
    },
    'link-used',
  )
  return refusal ?? { personId }
}
