// Asks again for a person's password, before what a stolen session must not do.
import type { Kysely } from 'kysely'
import { verifyPassword } from '../auth/passwords.ts'
import type { Tables } from '../ports/tables.ts'

/** Where the password is kept, and its hash; undefined if it is another one. */
export async function findOwnPassword(
  read: Kysely<Tables>,
  personId: string,
  password: string,
): Promise<{ id: string; hash: string } | undefined> {
  const account = await read
    .selectFrom('account')
    .where('userId', '=', personId)
    .where('providerId', '=', 'credential')
    .select(['id', 'password'])
    .executeTakeFirst()
  const hash = account?.password
  if (!account || !hash || !(await verifyPassword({ hash, password }))) return undefined
  return { id: account.id, hash }
}
