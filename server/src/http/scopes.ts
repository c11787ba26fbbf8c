// What the access table is asked about, looked up from the ids of a request.
import type { Kysely } from 'kysely'
import { NETWORK, type Scope } from '../commands/actor-may.ts'
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
