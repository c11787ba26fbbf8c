// What the access table is asked about, looked up from the ids of a request.
import { isRefusal } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import { NETWORK, type Scope } from '../commands/actor-may.ts'
import { cityInSigning, type SigningPlace } from '../commands/signing-under-way.ts'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { Tables } from '../ports/tables.ts'

export async function ofNetwork(): Promise<Scope> {
  return NETWORK
}

export async function ofPlenary(read: Kysely<Tables>, plenaryId: string): Promise<Scope | undefined> {
  const plenary = await read.selectFrom('plenary').where('id', '=', plenaryId).select('id').executeTakeFirst()
  return plenary && { plenaryId, cityId: null, state: 'drafting' }
}

export async function ofDeclaration(read: Kysely<Tables>, declarationId: string): Promise<Scope | undefined> {
  const declaration = await read
    .selectFrom('declaration')
    .where('id', '=', declarationId)
    .select(['plenary_id as plenaryId', 'state'])
    .executeTakeFirst()
  return declaration && { ...declaration, cityId: null }
}

/** A city in a signing: whoever holds its proxy there acts for it as for itself. */
export async function ofSigningCity(
  read: Kysely<Tables>,
  actor: SignedIn,
  { declarationId, cityId }: SigningPlace,
): Promise<Scope | undefined> {
  const scope = await ofDeclaration(read, declarationId)
  if (!scope) return undefined
  const own = capacityIn(actor, scope.plenaryId).cityId
  const found = await cityInSigning(read, { declarationId, cityId })
  const isHolder = !isRefusal(found) && own !== null && found.city.holder_id === own
  return { ...scope, cityId: isHolder ? own : cityId }
}

export async function ofText(read: Kysely<Tables>, textId: string): Promise<Scope | undefined> {
  const text = await read
    .selectFrom('text')
    .where('id', '=', textId)
    .select('declaration_id')
    .executeTakeFirst()
  return text && ofDeclaration(read, text.declaration_id)
}

export async function ofMembership(read: Kysely<Tables>, membershipId: string): Promise<Scope | undefined> {
  const membership = await read
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .select(['plenary_id as plenaryId', 'city_id as cityId'])
    .executeTakeFirst()
  return membership && { ...membership, state: 'drafting' }
}
