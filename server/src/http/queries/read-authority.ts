// The roots of the network, and which of their certificates are void.
import type { authorityRoutes } from '@plenary/shared/api/authority-routes'
import type { ReplyOf } from '@plenary/shared/api/route'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

/** The newest first. */
export function listAuthorities(
  read: Kysely<Tables>,
): Promise<ReplyOf<(typeof authorityRoutes)['listAuthorities']>> {
  return read
    .selectFrom('authority')
    .select(['number', 'fingerprint', 'created_at as createdAt', 'retired_at as retiredAt'])
    .orderBy('number', 'desc')
    .execute()
}

export function readAuthority(read: Kysely<Tables>, fingerprint: string) {
  return read
    .selectFrom('authority')
    .where('fingerprint', '=', fingerprint)
    .select(['id', 'number', 'certificate'])
    .executeTakeFirst()
}

export function readRevocations(read: Kysely<Tables>, authorityId: string) {
  return read
    .selectFrom('revocation')
    .where('authority_id', '=', authorityId)
    .select(['serial', 'at', 'reason'])
    .orderBy('at')
    .orderBy('serial')
    .execute()
}
