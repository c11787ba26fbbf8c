// Single-use links: the token goes into the fragment, where no server and no log sees it; only its hash is stored.
import { createHash } from 'node:crypto'
import { newId, newToken } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Kysely, Selectable } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { LinkTable, Tables } from '../ports/tables.ts'
import type { CommandContext } from './command-context.ts'

const DAY = 24 * 60 * 60_000
export const LINK_LIFETIME = 7 * DAY

const PAGES: Record<LinkTable['kind'], string> = {
  setup: '/setup',
  invitation: '/invitation',
  'sign-in': '/sign-in',
}

export interface IssuedLink {
  readonly id: string
  /** The whole address with the token: shown once, never stored. */
  readonly link: string
  readonly expiresAt: string
}

/** A fresh token for a link of this kind: the address to show, the columns to store. */
export function freshToken({ surroundings, origin }: CommandContext, kind: LinkTable['kind']) {
  const token = newToken(surroundings.randomBytes)
  const expiresAt = new Date(surroundings.now() + LINK_LIFETIME).toISOString()
  return {
    link: `${origin}${PAGES[kind]}#${token}`,
    columns: { token_hash: hashToken(token), expires_at: expiresAt },
  }
}

/** A new link, and the statement that stores it. */
export function newLink(
  context: CommandContext,
  link: Pick<LinkTable, 'kind'> &
    Partial<Pick<LinkTable, 'role' | 'plenary_id' | 'city_id' | 'email' | 'person_id' | 'created_by'>>,
): { issued: IssuedLink; statement: Statement } {
  const id = newId(context.surroundings.randomBytes)
  const fresh = freshToken(context, link.kind)
  const row = {
    id,
    role: null,
    plenary_id: null,
    city_id: null,
    email: null,
    person_id: null,
    created_by: null,
    ...link,
    ...fresh.columns,
    created_at: moment(context.surroundings),
    used_at: null,
  }
  return {
    issued: { id, link: fresh.link, expiresAt: fresh.columns.expires_at },
    statement: { query: context.storage.read.insertInto('link').values(row).compile(), expectRows: 1 },
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The link of a token as it can be used now, or why it can't. Consumes nothing. */
export async function findLink(
  read: Kysely<Tables>,
  token: string,
  now: number,
): Promise<Selectable<LinkTable> | Refusal> {
  const link = await read
    .selectFrom('link')
    .where('token_hash', '=', hashToken(token))
    .selectAll()
    .executeTakeFirst()
  if (!link) return refuse('link-unknown')
  if (link.used_at !== null) return refuse('link-used')
  if (link.expires_at <= new Date(now).toISOString()) return refuse('link-expired')
  return link
}

/** Uses a link up. Of any number of units that carry this statement for the same token, one is written. */
export function useUp({ storage, surroundings }: CommandContext, link: Selectable<LinkTable>): Statement {
  const now = moment(surroundings)
  return {
    query: storage.read
      .updateTable('link')
      .set({ used_at: now })
      .where('id', '=', link.id)
      .where('token_hash', '=', link.token_hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .compile(),
    expectRows: 1,
  }
}
