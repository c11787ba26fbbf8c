// Makes certificates void that were issued and not used. Who holds one could else sign with it when nobody expects it any more.
import type { Refusal } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import type { RevocationReason } from '../ports/signing-tables.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'
import { writeUnit } from './write-unit.ts'

type Context = Pick<CommandContext, 'storage' | 'surroundings'>

/** @param of all of a signing, or of one of its cities */
export function revokeUnused(
  { storage: { read }, surroundings }: Context,
  of: { readonly signingId: string; readonly cityId?: string },
  reason: RevocationReason,
): Statement {
  const { signingId, cityId } = of
  const unused = waiting(read).where('signing_id', '=', signingId)
  return revoke(
    read,
    cityId === undefined ? unused : unused.where('city_id', '=', cityId),
    moment(surroundings),
    reason,
  )
}

/** Before a list of the authority's is made: those whose attempts ended meanwhile. */
export async function revokeExpired(context: Context, authorityId: string): Promise<Refusal | undefined> {
  const { read } = context.storage
  const at = moment(context.surroundings)
  const expired = waiting(read).where('authority_id', '=', authorityId).where('expires_at', '<=', at)
  if (!(await expired.select('serial').executeTakeFirst())) return undefined
  return writeUnit(context, { statements: [revoke(read, expired, at, 'unused')] })
}

/** Issued, and neither used nor void. */
function waiting(read: Kysely<Tables>) {
  return read
    .selectFrom('signing_certificate')
    .where('used_at', 'is', null)
    .where('serial', 'not in', read.selectFrom('revocation').select('serial'))
}

function revoke(
  read: Kysely<Tables>,
  certificates: ReturnType<typeof waiting>,
  at: string,
  reason: RevocationReason,
): Statement {
  const rows = certificates.select(({ val }) => [
    'authority_id',
    'serial',
    val(at).as('at'),
    val(reason).as('reason'),
  ])
  const query = read
    .insertInto('revocation')
    .columns(['authority_id', 'serial', 'at', 'reason'])
    .expression(rows)
    .compile()
  return { query }
}
