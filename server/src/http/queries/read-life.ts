// Locks, and what is known about the state of a declaration.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Lock } from '@plenary/shared/api/life-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
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

/** Since when a declaration is in its state, the version whose words are fixed by it, and since when it is published. */
export async function readStateFacts(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<Pick<DeclarationFacts, 'stateSince' | 'version' | 'publishedAt'>> {
  const declaration = await read
    .selectFrom('declaration')
    .leftJoin('user', 'user.id', 'state_by')
    .where('declaration.id', '=', declarationId)
    .select(['state', 'state_at', 'user.name'])
    .executeTakeFirst()
  if (!declaration) return { stateSince: null, version: null, publishedAt: null }
  const { state, state_at, name } = declaration
  const last = IS_OPEN[state] ? undefined : await readClosedVersion(read, declarationId)
  return {
    stateSince: state_at === null ? null : { at: state_at, name: name ?? '' },
    version: last ? { ...last, number: last.number ?? 0 } : null,
    publishedAt: (await readPublication(read, declarationId))?.at ?? null,
  }
}

/** The words that a declaration fixes while it is closed or more. */
export function readClosedVersion(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('version')
    .where('declaration_id', '=', declarationId)
    .where('kind', '=', 'closed')
    .orderBy('serial', 'desc')
    .limit(1)
    .select(['id', 'number', 'at', 'digest'])
    .executeTakeFirst()
}

/** It ends with the adoption. */
function readPublication(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('publication')
    .innerJoin('adoption', 'adoption.id', 'adoption_id')
    .where('publication.declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select('publication.at')
    .executeTakeFirst()
}
