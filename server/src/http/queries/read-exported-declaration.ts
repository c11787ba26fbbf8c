// A text of a declaration with all that readers of a file need: of a version, or as it stands.
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { Kysely } from 'kysely'
import type { ExportedDeclaration } from '../../export/exported-declaration.ts'
import type { Tables } from '../../ports/tables.ts'
import type { TextReader } from '../../ports/text-reader.ts'
import { parseNames } from './parse-names.ts'
import { readClosedVersion } from './read-life.ts'
import { readSignatories } from './read-signatories.ts'

export interface ExportSources {
  readonly read: Kysely<Tables>
  readonly texts: Pick<TextReader, 'content' | 'digests'>
}

/** A text of a version. */
export interface VersionAsked {
  readonly declarationId: string
  readonly versionId: string
  /** The first authentic one where it is left out. */
  readonly textId?: string | undefined
}

/** The language of what stands around the words; the nearest to that of the text where it is left out. */
type WordsIn = InterfaceLanguage | undefined

/** Undefined when the declaration has no such version, or the version no such text. */
export async function readExportedVersion(
  read: Kysely<Tables>,
  { declarationId, versionId, textId }: VersionAsked,
  wordsIn: WordsIn,
): Promise<ExportedDeclaration | undefined> {
  const version = await read
    .selectFrom('version')
    .where('id', '=', versionId)
    .where('declaration_id', '=', declarationId)
    .select(['number', 'name', 'at', 'digest', 'form'])
    .executeTakeFirst()
  const texts = await read
    .selectFrom('version_text')
    .innerJoin('text', 'text.id', 'text_id')
    .where('version_id', '=', versionId)
    .orderBy('version_text.language')
    .orderBy('text.id')
    .select(['text.id', 'version_text.language', 'version_text.status', 'number_style as numberStyle'])
    .select(['version_text.digest', 'content'])
    .execute()
  const text = textId === undefined ? firstAuthentic(texts) : texts.find(({ id }) => id === textId)
  if (!version || !text) return undefined
  const content = JSON.parse(text.content) as ContentJson
  return withSurroundings(read, { declarationId, versionId, version, text: { ...text, content } }, wordsIn)
}

/**
 * Words that can change are those of now; those of a closed text are its version's. Undefined when there is no such text.
 * @param asked when the file was asked for
 */
export async function readExportedText(
  { read, texts }: ExportSources,
  textId: string,
  { wordsIn, asked }: { wordsIn: WordsIn; asked: string },
): Promise<ExportedDeclaration | undefined> {
  const row = await read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .where('text.id', '=', textId)
    .select(['text.id', 'declaration.id as declarationId', 'state', 'language', 'status'])
    .select('number_style as numberStyle')
    .executeTakeFirst()
  if (!row) return undefined
  const { declarationId, state, ...text } = row
  if (!IS_OPEN[state]) {
    const closed = await readClosedVersion(read, declarationId)
    return closed && readExportedVersion(read, { declarationId, versionId: closed.id, textId }, wordsIn)
  }
  const now = await texts.content(textId)
  if (!now) return undefined
  const digest = textDigest(now.content)
  const version = {
    number: null,
    name: null,
    at: asked,
    digest: await digestNow({ read, texts }, declarationId, { textId, digest }),
    form: CANONICAL_FORM,
  }
  const words = { ...text, content: now.content, digest }
  return withSurroundings(read, { declarationId, versionId: null, version, text: words }, wordsIn)
}

function firstAuthentic<Text extends { readonly status: TextStatus }>(texts: readonly Text[]) {
  return texts.find(({ status }) => status === 'authentic') ?? texts[0]
}

/** Of the declaration, with these words in the one text and those of now in the others. */
async function digestNow(
  { read, texts }: ExportSources,
  declarationId: string,
  known: { textId: string; digest: string },
): Promise<string> {
  const rows = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .select(['id', 'language', 'status'])
    .execute()
  const all = rows.map(async ({ id, language, status }) => ({
    language,
    status,
    digest: id === known.textId ? known.digest : ((await texts.digests(id))?.text ?? ''),
  }))
  return declarationDigest(await Promise.all(all))
}

interface ExportedWords {
  readonly declarationId: string
  readonly versionId: string | null
  readonly version: ExportedDeclaration['version']
  readonly text: ExportedDeclaration['text']
}

async function withSurroundings(
  read: Kysely<Tables>,
  { declarationId, versionId, version, text }: ExportedWords,
  wordsIn: WordsIn,
): Promise<ExportedDeclaration | undefined> {
  const about = await readAbout(read, declarationId)
  if (!about) return undefined
  const { language } = text
  return {
    id: declarationId,
    title: about.title,
    network: about.network === null ? '' : nameIn(parseNames(about.network), language),
    plenary: {
      name: nameIn(parseNames(about.names), language),
      place: about.place,
      startsOn: about.startsOn,
      endsOn: about.endsOn,
      timeZone: about.timeZone,
    },
    text,
    version,
    adoption: versionId === null ? null : await readAdoption(read, versionId),
    signatories: await readSignatories(read, { ...about, declarationId, versionId, language }),
    wordsIn: wordsIn ?? (language.split('-')[0] === 'ja' ? 'ja' : 'en'),
  }
}

function readAbout(read: Kysely<Tables>, declarationId: string) {
  return read
    .selectFrom('declaration')
    .innerJoin('plenary', 'plenary.id', 'plenary_id')
    .leftJoin('network', (join) => join.on('network.id', '=', 1))
    .where('declaration.id', '=', declarationId)
    .select(['title', 'plenary_id as plenaryId', 'plenary.names', 'place', 'network.names as network'])
    .select(['starts_on as startsOn', 'ends_on as endsOn', 'time_zone as timeZone'])
    .executeTakeFirst()
}

/** The one that stands; null where these words are not adopted. */
async function readAdoption(
  read: Kysely<Tables>,
  versionId: string,
): Promise<ExportedDeclaration['adoption']> {
  const adoption = await read
    .selectFrom('adoption')
    .where('version_id', '=', versionId)
    .where('reopened_at', 'is', null)
    .select('at')
    .executeTakeFirst()
  return adoption ?? null
}
