// A person's passkeys, as the account page lists them.
import type { Passkey } from '@plenary/shared/api/passkey-routes'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

export async function readPasskeys(read: Kysely<Tables>, personId: string): Promise<Passkey[]> {
  const rows = await read
    .selectFrom('passkey')
    .where('userId', '=', personId)
    .orderBy('createdAt', 'desc')
    .select(['id', 'name', 'createdAt', 'usedAt'])
    .execute()
  return rows.map(({ id, name, createdAt, usedAt }) => ({ id, name, addedAt: createdAt, usedAt }))
}
