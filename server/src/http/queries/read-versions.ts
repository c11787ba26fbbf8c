// The versions of a declaration, and what one of them holds.
import type { Version, VersionContent } from '@plenary/shared/api/version-routes'
import { clauseDigests } from '@plenary/shared/canon/digests'
import { standings, type Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import type { Kysely } from 'kysely'
import { readWholeLedger } from '../../commands/read-ledger.ts'
import type { Tables } from '../../ports/tables.ts'

/** The newest first. */
export async function readVersions(read: Kysely<Tables>, declarationId: string): Promise<Version[]> {
  const versions = await versionsOf(read, declarationId).execute()
  const texts = await read
    .selectFrom('version')
    .innerJoin('version_text', 'version_id', 'version.id')
    .where('declaration_id', '=', declarationId)
    .orderBy('language')
    .select(['version_id', ...OF_A_TEXT])
    .execute()
  const textsOf = Map.groupBy(texts, ({ version_id }) => version_id)
  return versions.map((row) => ({
    ...toVersion(row),
    texts: (textsOf.get(row.id) ?? []).map(({ version_id: _, ...text }) => text),
  }))
}

/** A version with its whole content; undefined when the declaration has no such version. */
export async function readVersion(
  read: Kysely<Tables>,
  declarationId: string,
  versionId: string,
): Promise<VersionContent | undefined> {
  const row = await versionsOf(read, declarationId)
    .where('version.id', '=', versionId)
    .select('position_number')
    .executeTakeFirst()
  if (!row) return undefined
  const texts = await readVersionTexts(read, versionId)
  const ledger = { declarationId, until: row.position_number }
  return { ...toVersion(row), texts, positions: await readPositionsThen(read, ledger, texts) }
}

type VersionText = VersionContent['texts'][number]

/** As they were: people may write more than the schema lets them send in at once. */
export async function readVersionTexts(read: Kysely<Tables>, versionId: string): Promise<VersionText[]> {
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .orderBy('language')
    .select([...OF_A_TEXT, 'content', 'clauses'])
    .execute()
  return texts.map(({ content: stored, clauses, ...text }) => {
    const content = JSON.parse(stored) as ContentJson
    return {
      ...text,
      content,
      clauses: clauses === null ? clausesIn(content) : (JSON.parse(clauses) as VersionText['clauses']),
    }
  })
}

function clausesIn(content: ContentJson): VersionText['clauses'] {
  return [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest }))
}

/** Those in force when the ledger went up to `until` and the words were these. */
async function readPositionsThen(
  read: Kysely<Tables>,
  { declarationId, until }: { declarationId: string; until: number },
  texts: readonly VersionText[],
): Promise<VersionContent['positions']> {
  const entries = await readWholeLedger(read, declarationId)
  const then = entries.filter(({ number }) => number <= until)
  const inForce = [...standings(then, wordsOf(texts)).values()].flatMap(({ whole, clauses }) => [
    ...(whole ? [whole] : []),
    ...clauses.values(),
  ])
  const rows = await read
    .selectFrom('position')
    .where('declaration_id', '=', declarationId)
    .select(['id', 'text_id'])
    .execute()
  const textOf = new Map(rows.map(({ id, text_id }) => [id, text_id]))
  return inForce.map(({ entry: { id, cityId, clauseId, note, at }, position, isStale }) => ({
    cityId,
    textId: textOf.get(id) ?? '',
    clauseId,
    position,
    note,
    isStale,
    at,
  }))
}

function wordsOf(texts: readonly VersionText[]): Words {
  const clauses = new Map<string, string[]>()
  for (const text of texts) {
    const digests = new Map(text.clauses.map(({ clauseId, digest }) => [clauseId, digest]))
    for (const { attrs } of numberedClauses(text.content)) {
      const digest = digests.get(attrs.id)
      if (digest !== undefined) clauses.set(attrs.id, [...(clauses.get(attrs.id) ?? []), digest])
    }
  }
  return { texts: texts.map(({ digest }) => digest), clauses }
}

const OF_A_TEXT = ['text_id as id', 'language', 'status', 'seq as sequence', 'version_text.digest'] as const

function versionsOf(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('version')
    .leftJoin('user', 'user.id', 'person_id')
    .where('declaration_id', '=', declarationId)
    .orderBy('serial', 'desc')
    .select([
      'version.id',
      'number',
      'kind',
      'version.name as title',
      'note',
      'at',
      'user.name',
      'role',
      'city_id as cityId',
      'form',
      'digest',
    ])
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionsOf>['executeTakeFirstOrThrow']>>

function toVersion({ id, number, kind, title, note, at, name, role, cityId, form, digest }: VersionRow) {
  const by = role === 'system' ? null : { name: name ?? '', role, cityId }
  return { id, number, kind, name: title, note, at, by, form, digest }
}
