// The ledger of a declaration's positions, and the words that each was about.
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'

/** So many entries an answer. */
const PAGE = 2_000

export interface NumberedEntry extends LedgerEntry {
  readonly number: number
}

/** In the order of the ledger. */
export async function readLedger(
  read: Kysely<Tables>,
  declarationId: string,
  after: number,
): Promise<{ entries: NumberedEntry[]; hasMore: boolean }> {
  const rows = await read
    .selectFrom('position')
    .leftJoin('user', 'user.id', 'person_id')
    .where('declaration_id', '=', declarationId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(PAGE + 1)
    .select(({ fn, val }) => [
      'number',
      'position.id',
      'city_id as cityId',
      'clause_id',
      'act',
      'digest',
      'form',
      'note',
      'at',
      fn.coalesce('user.name', val('')).as('name'),
      'holder_id as holderId',
      'is_opinion',
    ])
    .execute()
  const entries = rows.slice(0, PAGE).map(({ clause_id, is_opinion, ...entry }) => ({
    ...entry,
    clauseId: clause_id === '' ? null : clause_id,
    isOpinion: is_opinion === 1,
  }))
  return { entries, hasMore: rows.length > PAGE }
}

/** All of it. */
export async function readWholeLedger(read: Kysely<Tables>, declarationId: string): Promise<NumberedEntry[]> {
  const all: NumberedEntry[] = []
  for (;;) {
    const { entries, hasMore } = await readLedger(read, declarationId, all.at(-1)?.number ?? 0)
    all.push(...entries)
    if (!hasMore) return all
  }
}

/** Undefined when the declaration has no such position. */
export async function readPositionWords(
  read: Kysely<Tables>,
  declarationId: string,
  positionId: string,
): Promise<{ clause: ClauseJson | null; content: ContentJson | null } | undefined> {
  const row = await read
    .selectFrom('position')
    .innerJoin('wording', (join) =>
      join.onRef('wording.text_id', '=', 'position.text_id').onRef('wording.digest', '=', 'position.digest'),
    )
    .where('declaration_id', '=', declarationId)
    .where('id', '=', positionId)
    .select(['clause_id', 'content'])
    .executeTakeFirst()
  if (!row) return undefined
  const words: unknown = JSON.parse(row.content)
  return row.clause_id === ''
    ? { clause: null, content: words as ContentJson }
    : { clause: words as ClauseJson, content: null }
}
