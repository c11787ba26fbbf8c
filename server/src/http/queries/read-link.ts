// What a single-use link is for, as its holder may know it.
import type { LinkPurpose } from '@plenary/shared/api/people-routes'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import { isHeadTaken } from '../../commands/heads-of.ts'
import { findLink } from '../../commands/single-use-link.ts'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'
import { readNetworkNames } from './read-network.ts'

/** Consumes nothing: mail scanners open links. */
export async function readLink(
  read: Kysely<Tables>,
  token: string,
  now: number,
): Promise<LinkPurpose | Refusal> {
  const link = await findLink(read, token, now)
  if (isRefusal(link)) return link
  const shared = { networkNames: await readNetworkNames(read), expiresAt: link.expires_at }
  if (link.kind === 'invitation' && link.role !== null) {
    const hasHead = await isHeadTaken(read, link)
    return {
      ...shared,
      kind: 'invitation',
      role: hasHead ? 'drafter' : link.role,
      hasHead,
      plenaryNames: await readNames(read, 'plenary', link.plenary_id),
      cityNames: await readNames(read, 'city', link.city_id),
      email: link.email,
    }
  }
  if (link.kind === 'sign-in' && link.person_id !== null) {
    const person = await read
      .selectFrom('user')
      .where('id', '=', link.person_id)
      .select('name')
      .executeTakeFirstOrThrow()
    return { ...shared, kind: 'sign-in', name: person.name }
  }
  return refuse('link-unknown')
}

async function readNames(read: Kysely<Tables>, table: 'plenary' | 'city', id: string | null) {
  if (id === null) return null
  const { names } = await read
    .selectFrom(table)
    .where('id', '=', id)
    .select('names')
    .executeTakeFirstOrThrow()
  return parseNames(names)
}
