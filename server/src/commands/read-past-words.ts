// What a text said at a moment, to be brought back.
import type { MomentOfText } from '@plenary/shared/api/moment-of-text'
import { withOwnIds } from '@plenary/shared/history/own-ids'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { Kysely } from 'kysely'
import type { Surroundings } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import type { TextPast } from '../ports/text-past.ts'
import type { TextReader } from '../ports/text-reader.ts'

export interface PastWordsSources {
  readonly read: Kysely<Tables>
  readonly past: Pick<TextPast, 'content'>
  readonly texts: Pick<TextReader, 'content'>
  readonly surroundings: Pick<Surroundings, 'randomBytes'>
}

export interface PastWords {
  readonly content: ContentJson
  /** Of the version that was asked for. */
  readonly number: number | null
  readonly name: string | null
}

/** Undefined when the text has no such moment. Every clause has an id of its own. */
export async function readPastWords(
  sources: PastWordsSources,
  textId: string,
  moment: MomentOfText,
): Promise<PastWords | undefined> {
  const found = await findWords(sources, textId, moment)
  return found && { ...found, content: withOwnIds(found.content, sources.surroundings.randomBytes) }
}

async function findWords(
  { read, past, texts }: PastWordsSources,
  textId: string,
  moment: MomentOfText,
): Promise<PastWords | undefined> {
  if (moment.kind === 'version') return readVersionWords(read, textId, moment.id)
  const found = await (moment.kind === 'now' ? texts.content(textId) : past.content(textId, moment.sequence))
  return found && { content: found.content, number: null, name: null }
}

async function readVersionWords(
  read: Kysely<Tables>,
  textId: string,
  versionId: string,
): Promise<PastWords | undefined> {
  const version = await read
    .selectFrom('version_text')
    .innerJoin('version', 'version.id', 'version_id')
    .where('version_id', '=', versionId)
    .where('text_id', '=', textId)
    .select(['content', 'number', 'name'])
    .executeTakeFirst()
  return version && { ...version, content: JSON.parse(version.content) as ContentJson }
}
