// Retires the network's root and makes a new one: after its key may have been seen by others, or where the secret that opens it is lost.
// What was certified by the old one stays valid.
import type { Refusal } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { type AuthorityContext, addAuthority, readAuthorityInUse } from './authority-in-use.ts'

export async function rotateAuthority(
  context: AuthorityContext,
  actor: Actor,
): Promise<{ fingerprint: string } | Refusal> {
  const { refusal, authority } = await addAuthority(
    context,
    actor,
    'authority-rotated',
    await retirement(context),
  )
  return refusal ?? { fingerprint: authority.fingerprint }
}

async function retirement(context: AuthorityContext): Promise<Statement[]> {
  const row = await readAuthorityInUse(context)
  if (!row) return []
  const query = context.storage.read
    .updateTable('authority')
    .set({ retired_at: moment(context.surroundings) })
    .where('id', '=', row.id)
    .where('retired_at', 'is', null)
    .compile()
  return [{ query, expectRows: 1 }]
}
