// Declarations with their texts, and what is known about the clauses of a text.
import type { ClauseChange, SwallowedWords, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Kysely } from 'kysely'
import type { DeclarationTable, Tables } from '../../ports/tables.ts'

export interface StoredDeclaration {
  readonly id: string
  readonly title: string
  readonly state: DeclarationTable['state']
  readonly plenaryId: string
  readonly texts: TextFacts[]
}

/** The newest first; one of them, or all. */
export async function readDeclarations(
  read: Kysely<Tables>,
  declarationId?: string,
): Promise<StoredDeclaration[]> {
  const rows = await read
    .selectFrom('declaration')
    .$if(declarationId !== undefined, (query) => query.where('id', '=', declarationId ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .select(['id', 'title', 'state', 'plenary_id as plenaryId'])
    .execute()
  const texts = await read
    .selectFrom('text')
    .$if(declarationId !== undefined, (query) => query.where('declaration_id', '=', declarationId ?? ''))
    .orderBy('language')
    .select(['id', 'declaration_id', 'language', 'status', 'number_style as numberStyle', 'epoch'])
    .execute()
  return rows.map((row) => ({
    ...row,
    texts: texts
      .filter(({ declaration_id }) => declaration_id === row.id)
      .map(({ declaration_id: _, ...text }) => text),
  }))
}

/** Who wrote last in each clause. */
export async function readClauseChanges(read: Kysely<Tables>, textId: string): Promise<ClauseChange[]> {
  const rows = await read
    .selectFrom('clause_change')
    .innerJoin('user', 'user.id', 'clause_change.person_id')
    .where('text_id', '=', textId)
    .select(['clause_id', 'container', 'at', 'role', 'city_id as cityId', 'user.name'])
    .execute()
  return rows.map(({ clause_id, ...change }) => ({
    ...change,
    clauseId: clause_id === '' ? null : clause_id,
  }))
}

/** Swallowed words that were not put away; of one person, or everybody's. */
export function readSwallowed(
  read: Kysely<Tables>,
  textId: string,
  personId: string | undefined,
): Promise<SwallowedWords[]> {
  return read
    .selectFrom('swallowed')
    .innerJoin('user', 'user.id', 'swallowed.person_id')
    .where('text_id', '=', textId)
    .where('dismissed_at', 'is', null)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('seq')
    .orderBy('swallowed.id')
    .select([
      'swallowed.id',
      'clause_id as clauseId',
      'wording',
      'user.name as author',
      'city_id as cityId',
      'at',
    ])
    .execute()
}
