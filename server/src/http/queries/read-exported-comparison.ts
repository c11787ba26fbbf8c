// A comparison with the names that readers of a file need: of the declaration, the moments, the cities and the people.
import { readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { exportComparison, FoundMoment } from '@plenary/shared/api/past-routes'
import type { QueryOf } from '@plenary/shared/api/route'
import type { Author } from '@plenary/shared/compare/comparison'
import { partsByCity } from '@plenary/shared/compare/parts-by-city'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { Kysely } from 'kysely'
import { COMPARISON_WORDS, type ComparisonWords } from '../../export/comparison-words.ts'
import type { ExportedComparison, NamedAuthor, NamedMoment } from '../../export/exported-comparison.ts'
import type { Tables } from '../../ports/tables.ts'
import type { TextPast } from '../../ports/text-past.ts'
import { parseNames } from './parse-names.ts'
import { readComparison } from './read-comparison.ts'
import { readCities } from './read-plenaries.ts'

interface Parts {
  readonly read: Kysely<Tables>
  readonly past: TextPast
}

/**
 * Undefined when the text has no such moment, or the city that was asked for is none.
 * @param asked when: what now is in the file
 */
export async function readExportedComparison(
  parts: Parts,
  textId: string,
  query: QueryOf<typeof exportComparison>,
  asked: string,
): Promise<ExportedComparison | undefined> {
  const { read } = parts
  const words = COMPARISON_WORDS[query.language]
  const [compared, about] = [await readComparison(parts, textId, query), await readAbout(read, textId)]
  const cities = new Map((await readCities(read)).map((city) => [city.id, city]))
  const city = query.city === undefined ? null : cities.get(query.city)
  if (!compared || !about || city === undefined) return undefined
  const name = (cityId: string) => nameIn(cities.get(cityId)?.names ?? {}, query.language)
  const faces = compared.authors.map((author): NamedAuthor => {
    const own = author.cityId === null ? undefined : cities.get(author.cityId)
    const [title, code] = own
      ? [nameIn(own.names, query.language), nameIn(own.codes, query.language)]
      : functionOf(author, words)
    return { name: title, code, person: personOf(author, words) }
  })
  return {
    title: about.title,
    plenary: nameIn(parseNames(about.names), query.language),
    language: compared.language,
    numberStyle: compared.numberStyle,
    from: await nameBase(read, query.from, compared.from, { words, name, asked }),
    to: await nameMoment(read, query.to, compared.to, { words, asked }),
    authors: faces,
    parts: city ? partsByCity(compared.parts, compared.authors, city.id) : compared.parts,
    city: city && nameIn(city.names, query.language),
    wordsIn: query.language,
  }
}

function readAbout(read: Kysely<Tables>, textId: string) {
  return read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .innerJoin('plenary', 'plenary.id', 'plenary_id')
    .where('text.id', '=', textId)
    .select(['title', 'names'])
    .executeTakeFirst()
}

function functionOf({ role }: Author, { functions }: ComparisonWords): readonly [name: string, code: string] {
  return role === 'secretariat' || role === 'system' ? functions[role] : functions.observer
}

/** An account may be called by its function already: then that is enough. */
function personOf({ name, role }: Author, { roles }: ComparisonWords): string {
  const title = roles[role]
  if (name === '') return title
  return name.startsWith(title) ? name : `${title}, ${name}`
}

interface MomentWords {
  readonly words: ComparisonWords
  readonly asked: string
}

interface BaseWords extends MomentWords {
  name(cityId: string): string
}

async function nameBase(
  read: Kysely<Tables>,
  written: string,
  found: FoundMoment | null,
  { name, ...rest }: BaseWords,
): Promise<NamedMoment> {
  const base = readBaseOfText(written)
  if (base.kind === 'city' || found === null)
    return { at: null, name: rest.words.agreedBy(base.kind === 'city' ? name(base.id) : '') }
  return nameMoment(read, written, found, rest)
}

function nameMoment(
  read: Kysely<Tables>,
  written: string,
  { at, versionId }: FoundMoment,
  { words, asked }: MomentWords,
): NamedMoment | Promise<NamedMoment> {
  if (versionId !== null) return nameVersion(read, versionId, words)
  if (written === 'now') return { at: asked, name: words.now }
  return { at, name: at === null ? words.start : words.asItWas }
}

async function nameVersion(read: Kysely<Tables>, id: string, words: ComparisonWords): Promise<NamedMoment> {
  const { number, name, at } = await read
    .selectFrom('version')
    .where('id', '=', id)
    .select(['number', 'name', 'at'])
    .executeTakeFirstOrThrow()
  return { at, name: number === null ? (name ?? words.automatic) : words.version(number, name) }
}
