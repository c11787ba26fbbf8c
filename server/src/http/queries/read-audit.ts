// The entries of the audit log that belong to one declaration: about it, its texts, its plenary and the people there,
// and attempts at any of these. Of other plenaries, and of accounts, nothing.
import type { AuditFilters, RecordedEntry } from '@plenary/shared/api/audit-routes'
import { REFUSED_ACTIONS } from '@plenary/shared/words/audit-sentences'
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

/** What an entry must be about to belong to the declaration. */
export interface AuditScope {
  /** `declaration:…`, `text:…`, `plenary:…` and the invitations to the plenary. */
  readonly subjects: readonly string[]
  readonly declarationId: string
  readonly title: string
  readonly plenaryId: string
  readonly textIds: readonly string[]
}

/** An entry with its data as the text that the hash covers. */
type ExportedEntry = Omit<RecordedEntry, 'data'> & { data: string }

/** How many rows an export holds in memory. */
const BATCH = 500

/** Undefined when there is no such declaration. */
export async function auditScope(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<AuditScope | undefined> {
  const declaration = await read
    .selectFrom('declaration')
    .where('id', '=', declarationId)
    .select(['plenary_id as plenaryId', 'title'])
    .executeTakeFirst()
  if (!declaration) return undefined
  const { plenaryId, title } = declaration
  const texts = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .select('id')
    .execute()
  const invitations = await read
    .selectFrom('audit')
    .where('action', '=', 'person-invited')
    .where('data', 'like', named('plenaryId', plenaryId))
    .select('subject')
    .execute()
  const textIds = texts.map(({ id }) => id)
  const subjects = [
    `declaration:${declarationId}`,
    `plenary:${plenaryId}`,
    ...textIds.map((id) => `text:${id}`),
    ...invitations.map(({ subject }) => subject),
  ]
  return { subjects, declarationId, title, plenaryId, textIds }
}

/** The newest first. */
export async function readAuditPage(
  read: Kysely<Tables>,
  scope: AuditScope,
  { before, limit, ...filters }: AuditFilters & { before?: number | undefined; limit: number },
): Promise<{ entries: RecordedEntry[]; next: number | null }> {
  const rows = await entriesOf(read, scope, filters)
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const entries = rows.slice(0, limit).map((row) => ({ ...row, data: JSON.parse(row.data) }))
  const last = entries.at(-1)
  return { entries, next: rows.length > limit && last ? last.seq : null }
}

/** In the order of the log, up to the entry that is the last one now. */
export async function* exportedAudit(
  read: Kysely<Tables>,
  scope: AuditScope,
  filters: AuditFilters,
): AsyncGenerator<ExportedEntry> {
  const { end } = await read
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('end'))
    .executeTakeFirstOrThrow()
  for (let after = 0; ; ) {
    const rows = await entriesOf(read, scope, filters)
      .where('seq', '>', after)
      .where('seq', '<=', Number(end ?? 0))
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.seq
  }
}

/** Everybody who did something, or tried to. */
export function peopleInAudit(
  read: Kysely<Tables>,
  scope: AuditScope,
): Promise<{ id: string; name: string }[]> {
  return read
    .selectFrom('user')
    .where('user.id', 'in', (eb) =>
      eb
        .selectFrom('audit')
        .where((of) => belongs(of, scope))
        .select('actor'),
    )
    .select(['user.id', 'user.name'])
    .orderBy('user.id')
    .execute()
}

function entriesOf(
  read: Kysely<Tables>,
  scope: AuditScope,
  { city, person, action, refused, from, to }: AuditFilters,
): SelectQueryBuilder<Tables, 'audit', ExportedEntry> {
  const moment = (text: string) => new Date(text).toISOString()
  return read
    .selectFrom('audit')
    .where((eb) => belongs(eb, scope))
    .$if(city !== undefined, (query) => query.where('city_id', '=', city ?? ''))
    .$if(person !== undefined, (query) => query.where('actor', '=', person ?? ''))
    .$if(action !== undefined, (query) => query.where('action', 'in', action?.split(',') ?? []))
    .$if(refused === 'only', (query) => query.where('action', 'in', REFUSED_ACTIONS))
    .$if(refused === 'none', (query) => query.where('action', 'not in', REFUSED_ACTIONS))
    .$if(from !== undefined, (query) => query.where('at', '>=', moment(from ?? '')))
    .$if(to !== undefined, (query) => query.where('at', '<', moment(to ?? '')))
    .select((eb) => [
      'seq',
      'at',
      'actor',
      eb.selectFrom('user').whereRef('user.id', '=', 'audit.actor').select('user.name').as('name'),
      'city_id as cityId',
      'action',
      'subject',
      'data',
      'previous_hash as previousHash',
      'salt',
      'digest',
      'hash',
    ])
}

function belongs(
  eb: ExpressionBuilder<Tables, 'audit'>,
  { subjects, declarationId, plenaryId, textIds }: AuditScope,
) {
  const names = (key: string, id: string) => eb('data', 'like', named(key, id))
  const isAimed = eb.or([
    names('declaration', declarationId),
    names('plenary', plenaryId),
    ...textIds.map((id) => names('text', id)),
  ])
  return eb.or([
    eb('subject', 'in', subjects),
    eb.and([eb('action', '=', 'backup-restored'), eb('subject', '=', 'network')]),
    eb.and([eb('action', 'in', ['person-removed', 'role-changed']), names('plenaryId', plenaryId)]),
    eb.and([eb('action', '=', 'refused'), isAimed]),
  ])
}

/**
 * Matches data in which this key has this id. The data are canonical JSON, without white space, and inside a string of
 * theirs a quotation mark has a backslash before it: words that somebody typed can't look like a key.
 */
export function named(key: string, id: string): string {
  return `%"${key}":"${id}"%`
}
