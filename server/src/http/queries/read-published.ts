// What everybody may read of a declaration that is published: its adopted words, and who signed them.
import type { PublicSignature, Published, PublishedHead } from '@plenary/shared/api/publication-routes'
import type { SigningCity } from '@plenary/shared/api/signing-routes'
import type { Kysely } from 'kysely'
import { actorMay } from '../../commands/actor-may.ts'
import type { ExportedDeclaration } from '../../export/exported-declaration.ts'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'
import { readCities } from './read-plenaries.ts'
import { isSignatory } from './read-signatories.ts'
import { readSigning } from './read-signing.ts'
import { readVersionTexts } from './read-versions.ts'

/** A declaration that anybody may read, and the version that was adopted. */
export interface StandingPublication {
  readonly head: PublishedHead
  readonly versionId: string
}

/** The newest first. */
export async function readPublications(read: Kysely<Tables>): Promise<PublishedHead[]> {
  const rows = await publications(read).execute()
  return rows.flatMap((row) => standing(row)?.head ?? [])
}

/** Undefined where it is not published: nobody learns whether there is such a declaration. */
export async function findPublication(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<StandingPublication | undefined> {
  const row = await publications(read).where('declaration.id', '=', declarationId).executeTakeFirst()
  return row && standing(row)
}

/** A publication ends with its adoption. */
function publications(read: Kysely<Tables>) {
  return read
    .selectFrom('publication')
    .innerJoin('adoption', 'adoption.id', 'adoption_id')
    .innerJoin('declaration', 'declaration.id', 'publication.declaration_id')
    .innerJoin('plenary', 'plenary.id', 'plenary_id')
    .where('reopened_at', 'is', null)
    .orderBy('publication.at', 'desc')
    .orderBy('declaration.id')
    .select(['declaration.id', 'title', 'state', 'plenary_id as plenaryId', 'version_id as versionId'])
    .select(['names', 'place', 'starts_on as startsOn', 'ends_on as endsOn', 'time_zone as timeZone'])
    .select(['adoption.at as adoptedAt', 'publication.at as publishedAt'])
}

type PublicationRow = Awaited<ReturnType<ReturnType<typeof publications>['executeTakeFirstOrThrow']>>

/** Whoever asks: what the public may not read is not shown to members here either. */
function standing(row: PublicationRow): StandingPublication | undefined {
  const { id, title, state, plenaryId, versionId, adoptedAt, publishedAt } = row
  const { names, place, startsOn, endsOn, timeZone } = row
  if (!actorMay('anonymous', 'read-published', { plenaryId, cityId: null, state })) return undefined
  if (state === 'drafting' || state === 'closed') return undefined
  const plenary = { names: parseNames(names), place, startsOn, endsOn, timeZone }
  return { head: { id, title, state, plenary, adoptedAt, publishedAt }, versionId }
}

export async function readPublished(
  read: Kysely<Tables>,
  { head, versionId }: StandingPublication,
): Promise<Published> {
  const version = await read
    .selectFrom('version')
    .where('id', '=', versionId)
    .select(['number', 'digest', 'form'])
    .executeTakeFirstOrThrow()
  const network = await read.selectFrom('network').select('names').executeTakeFirst()
  const styles = await read
    .selectFrom('text')
    .where('declaration_id', '=', head.id)
    .select(['id', 'number_style as numberStyle'])
    .execute()
  const styleOf = new Map(styles.map(({ id, numberStyle }) => [id, numberStyle]))
  const texts = await readVersionTexts(read, versionId)
  return {
    ...head,
    network: network ? parseNames(network.names) : null,
    version: { ...version, number: version.number ?? 0 },
    texts: texts.map(({ id, language, status, digest, content }) => {
      return { id, language, status, numberStyle: styleOf.get(id) ?? 'decimal', digest, content }
    }),
    signing: await readPublicSigning(read, head.id),
  }
}

async function readPublicSigning(read: Kysely<Tables>, declarationId: string): Promise<Published['signing']> {
  const signing = await readSigning(read, declarationId)
  if (!signing) return null
  const cities = new Map((await readCities(read)).map(({ id, names }) => [id, names]))
  return {
    openedAt: signing.openedAt,
    endedAt: signing.ended?.at ?? null,
    root: signing.root,
    cities: signing.cities.map(({ names, holderId, ...city }) => ({
      names,
      holder: cities.get(holderId ?? '') ?? null,
      outcome: publicOutcome(city),
    })),
  }
}

/** Why a city declined is not for everybody. */
function publicOutcome({
  outcome,
  signatory,
}: Pick<SigningCity, 'outcome' | 'signatory'>): PublicSignature['outcome'] {
  if (outcome?.kind !== 'signed') return outcome && { kind: outcome.kind, at: outcome.at }
  const { kind, way, at, name } = outcome
  return { kind, way, at, name, titles: isSignatory(name, signatory) ? (signatory?.titles ?? null) : null }
}

/** The same of a file: who has not signed is not named. */
export function withoutOtherNames(declaration: ExportedDeclaration): ExportedDeclaration {
  const signatories = declaration.signatories.map((signatory) =>
    signatory.outcome?.kind === 'signed' ? signatory : { ...signatory, name: '', title: '' },
  )
  return { ...declaration, signatories }
}
