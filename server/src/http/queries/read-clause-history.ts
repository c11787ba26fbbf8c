// What was changed in one clause from version to version: where its digest differs, the words are compared.
import type { ClauseHistory } from '@plenary/shared/api/authorship-routes'
import type { FoundMoment } from '@plenary/shared/api/past-routes'
import { clauseDigests } from '@plenary/shared/canon/digests'
import type { Piece, Stroke } from '@plenary/shared/compare/comparison'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import type { PastAuthor, TextPast } from '../../ports/text-past.ts'
import { nameAuthors } from './name-authors.ts'

/** So many entries, and so many intervals that are looked at for them. */
const MOST_ENTRIES = 10
const MOST_LOOKS = 30
/** The update with which a text begins. */
const CREATED = 1

export interface ClauseHistoryParts {
  readonly read: Kysely<Tables>
  readonly past: Pick<TextPast, 'compare' | 'momentOf'>
}

/** @param before only what was changed before this version; undefined: up to now */
export async function readClauseHistory(
  { read, past }: ClauseHistoryParts,
  { textId, clauseId, before }: { textId: string; clauseId: string; before: string | undefined },
): Promise<ClauseHistory | undefined> {
  const points = await pointsOf(read, textId, clauseId, before)
  if (!points) return undefined
  const people = new People()
  const entries: ClauseHistory['entries'] = []
  let reached = 0
  for (; reached + 1 < points.length && reached < MOST_LOOKS && entries.length < MOST_ENTRIES; reached++) {
    const [to, from] = [points[reached], points[reached + 1]]
    if (!to || !from || from.sequence === to.sequence || isSame(from, to)) continue
    const compared = await past.compare(textId, from.sequence, to.sequence, clauseId)
    const part = compared?.parts.find((one) => one.clauseId === clauseId)
    if (!compared || !part || (part.fate === 'same' && part.moved === null)) continue
    entries.push({
      from: await momentAt(past, textId, from),
      to: (await momentAt(past, textId, to)) ?? { ...to, at: null },
      fate: part.fate,
      isMoved: part.moved !== null,
      pieces: part.pieces.map((piece) => people.named(piece, compared.authors)),
    })
  }
  const next = reached + 1 < points.length ? points[reached] : undefined
  return { authors: await nameAuthors(read, people.authors), entries, before: next?.versionId ?? null }
}

/** A moment between which and the next older one the clause may have changed. */
interface Point {
  readonly sequence: number
  readonly versionId: string | null
  /** Of the clause: null where it was not in the text, undefined where it is not known. */
  readonly digest: string | null | undefined
}

/** The newest first: now, the versions, the creation. Undefined when there is no such text, or no such version. */
async function pointsOf(
  read: Kysely<Tables>,
  textId: string,
  clauseId: string,
  before: string | undefined,
): Promise<Point[] | undefined> {
  const text = await read.selectFrom('text').where('id', '=', textId).select('head').executeTakeFirst()
  if (!text) return undefined
  const versions = await read
    .selectFrom('version_text')
    .innerJoin('version', 'version.id', 'version_id')
    .where('text_id', '=', textId)
    .orderBy('serial', 'desc')
    .select([
      'version_id',
      'seq',
      'clauses',
      (eb) => eb.case().when('clauses', 'is', null).then(eb.ref('content')).else(null).end().as('content'),
    ])
    .execute()
  const begin = before === undefined ? 0 : versions.findIndex(({ version_id }) => version_id === before)
  if (begin === -1) return undefined
  const now: Point = { sequence: text.head, versionId: null, digest: undefined }
  const created: Point = { sequence: CREATED, versionId: null, digest: undefined }
  return [
    ...(before === undefined ? [now] : []),
    ...versions.slice(begin).map(({ version_id, seq, clauses, content }) => ({
      sequence: seq,
      versionId: version_id,
      digest: digestOf(clauseId, clauses, content),
    })),
    created,
  ]
}

function digestOf(clauseId: string, clauses: string | null, content: string | null): string | null {
  if (clauses === null) return clauseDigests(JSON.parse(content ?? '') as ContentJson).get(clauseId) ?? null
  const all = JSON.parse(clauses) as { clauseId: string; digest: string }[]
  return all.find((one) => one.clauseId === clauseId)?.digest ?? null
}

function isSame(one: Point, other: Point): boolean {
  return one.digest !== undefined && one.digest === other.digest
}

async function momentAt(
  past: Pick<TextPast, 'momentOf'>,
  textId: string,
  { sequence, versionId }: Point,
): Promise<FoundMoment | null> {
  const found = await past.momentOf(textId, sequence)
  return found ? { sequence, versionId, at: found.at } : null
}

/** The authors of several comparisons in one list. */
class People {
  readonly authors: PastAuthor[] = []

  named(piece: Piece, authors: readonly PastAuthor[]): Piece {
    if (piece.kind === 'kept') return piece
    return {
      ...piece,
      by: piece.by.map(({ author, at }): Stroke => ({ author: this.#placeOf(authors[author]), at })),
    }
  }

  #placeOf(author: PastAuthor | undefined): number {
    if (!author) throw new Error('a stroke of nobody')
    const known = this.authors.findIndex(
      ({ personId, cityId, role }) =>
        personId === author.personId && cityId === author.cityId && role === author.role,
    )
    return known === -1 ? this.authors.push(author) - 1 : known
  }
}
