// Locks, versions and what is known about the state of a declaration.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Lock, Version } from '@plenary/shared/api/life-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

export function readLocks(read: Kysely<Tables>, textId: string): Promise<Lock[]> {
  return read
    .selectFrom('clause_lock')
    .leftJoin('user', 'user.id', 'person_id')
    .where('text_id', '=', textId)
    .orderBy('at')
    .orderBy('clause_id')
    .select(({ fn, val }) => [
      'clause_id as clauseId',
      'digest',
      'at',
      fn.coalesce('user.name', val('')).as('name'),
    ])
    .execute()
}

/** Since when a declaration is in its state, and the version whose words are fixed by it. */
export async function readStateFacts(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<Pick<DeclarationFacts, 'stateSince' | 'version'>> {
  const declaration = await read
    .selectFrom('declaration')
    .leftJoin('user', 'user.id', 'state_by')
    .where('declaration.id', '=', declarationId)
    .select(['state', 'state_at', 'user.name'])
    .executeTakeFirst()
  if (!declaration) return { stateSince: null, version: null }
  const { state, state_at, name } = declaration
  const [last] = IS_OPEN[state] ? [] : await versionsOf(read, declarationId).limit(1).execute()
  return {
    stateSince: state_at === null ? null : { at: state_at, name: name ?? '' },
    version: last ? { id: last.id, number: last.number, at: last.at, digest: last.digest } : null,
  }
}

/** The newest first. */
export function readVersions(read: Kysely<Tables>, declarationId: string): Promise<Version[]> {
  return versionsOf(read, declarationId).execute()
}

/**
 * A version with its whole content; undefined when the declaration has no such version. The content is as closing wrote it:
 * people may write more than the schema lets them send in at once.
 */
export async function readVersion(read: Kysely<Tables>, declarationId: string, versionId: string) {
  const version = await versionsOf(read, declarationId).where('version.id', '=', versionId).executeTakeFirst()
  if (!version) return undefined
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .orderBy('language')
    .select(['text_id as id', 'language', 'status', 'seq as sequence', 'digest', 'content'])
    .execute()
  return {
    ...version,
    texts: texts.map(({ content, ...text }) => ({
      ...text,
      content: JSON.parse(content) as ContentJson,
    })),
  }
}

function versionsOf(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('version')
    .leftJoin('user', 'user.id', 'person_id')
    .where('declaration_id', '=', declarationId)
    .orderBy('number', 'desc')
    .select(({ fn, val }) => [
      'version.id',
      'number',
      'kind',
      'at',
      fn.coalesce('user.name', val('')).as('name'),
      'form',
      'digest',
    ])
}
