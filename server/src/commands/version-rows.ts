// The rows of a version: the words of every text of a declaration at one moment, and up to where its ledger went then.
import type { VersionKind } from '@plenary/shared/api/version-routes'
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { clauseDigests, declarationDigest } from '@plenary/shared/canon/digests'
import { newId } from '@plenary/shared/ids'
import type { Kysely } from 'kysely'
import { type Actor, capacityIn } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import type { TextMoment } from '../ports/text-line.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import type { HeldDeclaration, HeldText } from './hold-texts.ts'

/** A declaration whose words nobody changes until the rows are written. */
export interface Versioned extends Pick<HeldDeclaration, 'id' | 'plenaryId'> {
  readonly texts: readonly (Pick<HeldText, 'id' | 'language' | 'status'> & {
    readonly at: Pick<TextMoment, 'sequence' | 'epoch' | 'content' | 'digest'>
  })[]
}

export interface VersionFacts {
  readonly kind: VersionKind
  /** `system` for one that is made by itself. */
  readonly by: Actor
  readonly name?: string | undefined
  readonly note?: string | undefined
}

export interface NewVersion {
  readonly id: string
  readonly digest: string
  /** They fail the unit if another version was made in the meantime. */
  readonly statements: readonly Statement[]
}

type Context = Pick<CommandContext, 'storage' | 'surroundings'>

/** A version as Rev. n. */
export async function numberedVersion(
  context: Context,
  versioned: Versioned,
  facts: VersionFacts & { readonly kind: 'named' | 'closed' },
): Promise<NewVersion & { readonly number: number }> {
  const { serial, revision: number } = await versionsSoFar(context.storage.read, versioned.id)
  return { ...rowsOf(context, versioned, { ...facts, serial: serial + 1, number }), number }
}

/** A version without a number. */
export async function unnumberedVersion(
  context: Context,
  versioned: Versioned,
  kind: Exclude<VersionKind, 'named' | 'closed'>,
): Promise<NewVersion> {
  const { serial } = await versionsSoFar(context.storage.read, versioned.id)
  return rowsOf(context, versioned, { kind, by: 'system', serial: serial + 1, number: null })
}

/** The same, of words that the newest version has not got; undefined where it has. */
export async function versionOfNewWords(
  context: Context,
  versioned: Versioned,
  kind: 'worked' | 'restored',
): Promise<NewVersion | undefined> {
  const { serial, digest } = await versionsSoFar(context.storage.read, versioned.id)
  const version = rowsOf(context, versioned, { kind, by: 'system', serial: serial + 1, number: null })
  return version.digest === digest ? undefined : version
}

export interface VersionsSoFar {
  /** Of the newest; 0 before the first. */
  readonly serial: number
  /** Undefined before the first. */
  readonly digest: string | undefined
  /** The number that the next Rev. n will have. */
  readonly revision: number
}

export async function versionsSoFar(read: Kysely<Tables>, declarationId: string): Promise<VersionsSoFar> {
  const newest = await read
    .selectFrom('version')
    .where('declaration_id', '=', declarationId)
    .orderBy('serial', 'desc')
    .limit(1)
    .select(({ selectFrom }) => [
      'serial',
      'digest',
      selectFrom('version as other')
        .where('other.declaration_id', '=', declarationId)
        .select((other) => other.fn.max('other.number').as('number'))
        .as('last'),
    ])
    .executeTakeFirst()
  return { serial: newest?.serial ?? 0, digest: newest?.digest, revision: (newest?.last ?? 0) + 1 }
}

/** To be called once the unit is durable: open screens ask for the versions anew. */
export function announceVersions(
  { announcements }: Pick<CommandContext, 'announcements'>,
  declarationId: string,
): void {
  announcements.announce({ type: 'fact-changed', fact: 'versions', scope: { declarationId } })
}

interface Place {
  readonly serial: number
  readonly number: number | null
}

function rowsOf(
  { storage: { read }, surroundings }: Context,
  { id: declarationId, plenaryId, texts }: Versioned,
  { kind, by, name, note, serial, number }: VersionFacts & Place,
): NewVersion {
  const id = newId(surroundings.randomBytes)
  const contents = texts.map(({ id: textId, language, status, at }) => {
    const content = at.content()
    const clauses = [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest }))
    return {
      version_id: id,
      text_id: textId,
      language,
      status,
      seq: at.sequence,
      epoch: at.epoch,
      digest: at.digest(),
      content: JSON.stringify(content),
      clauses: JSON.stringify(clauses),
    }
  })
  const digest = declarationDigest(contents)
  const capacity = typeof by === 'string' ? undefined : capacityIn(by, plenaryId)
  const version = read.insertInto('version').values(({ selectFrom, fn, val }) => ({
    id,
    declaration_id: declarationId,
    serial,
    number,
    kind,
    name: name ?? null,
    note: note ?? null,
    person_id: personOf(by),
    role: capacity?.role ?? 'system',
    city_id: capacity?.cityId ?? null,
    at: moment(surroundings),
    position_number: selectFrom('position')
      .where('declaration_id', '=', declarationId)
      .select(fn.coalesce(fn.max('number'), val(0)).as('last')),
    digest,
    form: CANONICAL_FORM,
  }))
  const rows = [version, ...contents.map((row) => read.insertInto('version_text').values(row))]
  return { id, digest, statements: rows.map((query) => ({ query: query.compile(), expectRows: 1 })) }
}
