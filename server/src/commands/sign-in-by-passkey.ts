// Finds out whom a passkey signs in.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { moment } from '../ports/surroundings.ts'
import type { PasskeyContext } from './begin-passkey.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** Answers the person to sign in. @param credential AuthenticationResponseJSON, as the browser gave it */
export async function signInByPasskey(
  context: PasskeyContext,
  { credential }: { credential: { readonly id: string } },
): Promise<{ personId: string } | Refusal> {
  const { read } = context.storage
  const passkey = await read
    .selectFrom('passkey')
    .where('credentialID', '=', credential.id)
    .selectAll()
    .executeTakeFirst()
  const counter = passkey && (await context.passkeys.checkSignIn(credential, passkey))
  if (!passkey || counter === undefined) return refuse('passkey-unknown')
  const personId = passkey.userId
  const used = read
    .updateTable('passkey')
    .set({ counter, usedAt: moment(context.surroundings) })
    .where('id', '=', passkey.id)
    .compile()
  const deed = { action: 'signed-in-by-passkey', subject: `person:${personId}` } as const
  const refusal = await writeUnit(
    context,
    {
      statements: [{ query: used, expectRows: 1 }],
      audit: [{ ...auditEntry(context, 'anonymous', deed), actor: personId }],
    },
    'passkey-unknown',
  )
  return refusal ?? { personId }
}
