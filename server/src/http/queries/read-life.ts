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

type StateFacts = Pick<
  DeclarationFacts,
  'stateSince' | 'version' | 'adoptedAt' | 'abortedSigning' | 'publishedAt'
>

/** Since when a declaration is in its state, what is fixed by it, and since when it is published. */
export async function readStateFacts(read: Kysely<Tables>, declarationId: string): Promise<StateFacts> {
  const declaration = await read
    .selectFrom('declaration')
    .leftJoin('user', 'user.id', 'state_by')
    .where('declaration.id', '=', declarationId)
    .select(['state', 'state_at', 'user.name'])
    .executeTakeFirst()
  if (!declaration)
    return { stateSince: null, version: null, adoptedAt: null, abortedSigning: null, publishedAt: null }
  const { state, state_at, name } = declaration
  const adoption = await readStandingAdoption(read, declarationId)
  const last = IS_OPEN[state] ? undefined : await readClosedVersion(read, declarationId)
  return {
    stateSince: state_at === null ? null : { at: state_at, name: name ?? '' },
    version: last ? { ...last, number: last.number ?? 0 } : null,
    adoptedAt: adoption?.at ?? null,
    abortedSigning: adoption ? await readAbortedSigning(read, adoption.id) : null,
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

function readStandingAdoption(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('adoption')
    .where('declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select(['id', 'at'])
    .executeTakeFirst()
}

/** The last signing of an adoption, if that is what came of it. */
async function readAbortedSigning(
  read: Kysely<Tables>,
  adoptionId: string,
): Promise<StateFacts['abortedSigning']> {
  const last = await read
    .selectFrom('signing')
    .leftJoin('user', 'user.id', 'ended_by')
    .where('adoption_id', '=', adoptionId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .select(['outcome', 'ended_at', 'reason', 'user.name'])
    .executeTakeFirst()
  if (last?.outcome !== 'aborted' || last.ended_at === null) return null
  return { at: last.ended_at, name: last.name ?? '', reason: last.reason ?? '' }
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
