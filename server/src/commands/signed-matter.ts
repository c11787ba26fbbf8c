// What is signed in a signing, and who signs for a city, in the words of the text that is signed.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { type Names, namesSchema } from '@plenary/shared/declaration/names'
import type { Consent } from '@plenary/shared/signing/statement'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'
import { parseSignatory } from './parse-signatory.ts'
import type { CityInSigning } from './signing-under-way.ts'

export interface SignedMatter {
  /** Of an authentic text: in it names stand in consent and stamp. */
  readonly language: string
  readonly authorityId: string
  readonly place: string
  /** Of the plenary; null where nobody has said. */
  readonly timeZone: string | null
  readonly things: Pick<Consent, 'declaration' | 'signing' | 'pdf' | 'city' | 'holder' | 'signatory'>
}

export async function readSignedMatter(read: Kysely<Tables>, place: CityInSigning): Promise<SignedMatter> {
  const { signingId, city } = place
  const signing = await read
    .selectFrom('signing')
    .innerJoin('declaration', 'declaration.id', 'signing.declaration_id')
    .innerJoin('version', 'version.id', 'signing.version_id')
    .innerJoin('plenary', 'plenary.id', 'declaration.plenary_id')
    .where('signing.id', '=', signingId)
    .select(['authority_id as authorityId', 'sealed_length', 'sealed_digest', 'signing.version_id'])
    .select([
      'declaration.id as declarationId',
      'declaration.title',
      'plenary.place',
      'time_zone as timeZone',
    ])
    .select(['version.number', 'version.form', 'version.digest'])
    .executeTakeFirstOrThrow()
  const language = await languageOf(read, signing.version_id)
  const holder = city.holder_id === null ? null : await readHolder(read, place, city.holder_id)
  const { names, titles } = parseSignatory(holder ?? city) ?? { names: null, titles: null }
  const inWords = (those: Names | null) => (those ? nameIn(those, language) : '')
  const parsed = (json: string) => inWords(namesSchema.parse(JSON.parse(json)))
  return {
    language,
    authorityId: signing.authorityId,
    place: signing.place,
    timeZone: signing.timeZone,
    things: {
      declaration: {
        id: signing.declarationId,
        title: signing.title,
        version: signing.number ?? 0,
        form: signing.form,
        digest: signing.digest,
      },
      signing: signingId,
      pdf: { sealedLength: signing.sealed_length, sealedDigest: signing.sealed_digest },
      city: { id: city.city_id, name: parsed(city.names) },
      holder: holder && { id: holder.city_id, name: parsed(holder.names) },
      signatory: { name: inWords(names), title: inWords(titles) },
    },
  }
}

async function languageOf(read: Kysely<Tables>, versionId: string): Promise<string> {
  const texts = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .select(['language', 'status'])
    .orderBy('text_id')
    .execute()
  return (texts.find(({ status }) => status === 'authentic') ?? texts[0])?.language ?? 'en'
}

/** The city whose delegation signs: as it was frozen where it signs itself too, else as the roster has it. */
async function readHolder(read: Kysely<Tables>, { signingId, plenaryId }: CityInSigning, holderId: string) {
  const frozen = await read
    .selectFrom('signing_city')
    .where('signing_id', '=', signingId)
    .where('city_id', '=', holderId)
    .select(['city_id', 'names', 'signatory_names', 'signatory_titles'])
    .executeTakeFirst()
  if (frozen) return frozen
  return read
    .selectFrom('city')
    .leftJoin('roster_entry', (join) =>
      join.onRef('roster_entry.city_id', '=', 'city.id').on('plenary_id', '=', plenaryId),
    )
    .where('city.id', '=', holderId)
    .select(['city.id as city_id', 'city.names', 'signatory_names', 'signatory_titles'])
    .executeTakeFirstOrThrow()
}
