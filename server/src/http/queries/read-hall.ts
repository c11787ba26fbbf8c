// What the hall shows: read for a screen that has nothing but the hall's address.
import { type HallShown, type HallView, hallViewSchema } from '@plenary/shared/api/hall-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import type { Names } from '@plenary/shared/declaration/names'
import { cellOf } from '@plenary/shared/positions/cell'
import { type Decision, type DecisionFacts, decide } from '@plenary/shared/positions/decision'
import { holderFor } from '@plenary/shared/positions/proxies'
import { type CityStandings, standingsOf } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedAround, numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import type { Kysely } from 'kysely'
import type { WordsSources } from '../../commands/read-words.ts'
import { hashToken } from '../../commands/single-use-link.ts'
import { readStandingSigning } from '../../commands/standing-signing.ts'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'
import { readDecisionFacts } from './read-decision.ts'
import { readDeclarations, type StoredDeclaration } from './read-declarations.ts'
import { readLocks, readStateFacts } from './read-life.ts'
import { readPlenary } from './read-plenaries.ts'
import { readSigningCities } from './read-signing.ts'
import { readVersionTexts } from './read-versions.ts'

/** Undefined when no hall is open under this token. `shown` is null when it is what `known` says. */
export async function lookAtHall(
  sources: WordsSources,
  token: string,
  known: string | undefined,
): Promise<{ tag: string; shown: HallShown | null } | undefined> {
  const { read } = sources
  const hall = await read
    .selectFrom('hall')
    .where('token_hash', '=', hashToken(token))
    .select(['declaration_id', 'view'])
    .executeTakeFirst()
  if (!hall) return undefined
  const view = hallViewSchema.parse(JSON.parse(hall.view))
  const tag = await tagOf(read, hall.declaration_id, hall.view)
  if (tag === known) return { tag, shown: null }
  const shown = await shownIn(sources, hall.declaration_id, view)
  return shown && { tag, shown }
}

export async function readHall(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<{ openSince: string; view: HallView } | undefined> {
  const hall = await read
    .selectFrom('hall')
    .where('declaration_id', '=', declarationId)
    .select(['opened_at', 'view'])
    .executeTakeFirst()
  return hall && { openSince: hall.opened_at, view: hallViewSchema.parse(JSON.parse(hall.view)) }
}

/** Another one whenever anything may have changed that is shown: every command has its audit entry, and every edit its place. */
async function tagOf(read: Kysely<Tables>, declarationId: string, view: string): Promise<string> {
  const { last } = await read
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  const heads = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .orderBy('id')
    .select('head')
    .execute()
  return hashToken(`${last} ${heads.map(({ head }) => head).join()} ${view}`).slice(0, 32)
}

async function shownIn(
  sources: WordsSources,
  declarationId: string,
  view: HallView,
): Promise<HallShown | undefined> {
  const { read } = sources
  const [declaration] = await readDeclarations(read, declarationId)
  const text = declaration?.texts[0]
  const plenary = declaration && (await readPlenary(read, declaration.plenaryId))
  const now = text && (await sources.texts.content(text.id))
  if (!declaration || !text || !plenary || !now) return undefined
  const { version } = await readStateFacts(read, declarationId)
  const facts = await readDecisionFacts(sources, declaration, plenary)
  const locks = new Set((await readLocks(read, text.id)).map(({ clauseId }) => clauseId))
  const heads = view.showsHeads ? await readHeads(read, declaration.plenaryId) : []
  const decision = decide(facts)
  const clauseId =
    (view.clause === null ? undefined : numberedAround(now.content, view.clause))?.attrs.id ?? null
  return {
    title: declaration.title,
    plenaryNames: plenary.plenary.names,
    meeting: { place: plenary.plenary.place, timeZone: plenary.plenary.timeZone },
    state: declaration.state,
    language: text.language,
    numberStyle: text.numberStyle,
    view,
    clause: await clauseShown({
      read,
      declaration,
      clauseId,
      showsChanges: view.showsChanges,
      content: now.content,
      isLocked: (id) => locks.has(id),
    }),
    clauses: facts.words.clauses.size,
    cities: plenary.roster.map(({ city, counts }) => ({
      names: city.names,
      stand: standOn(clauseId, standingsOf(decision.standings, city.id), decision, city.id),
      counts,
      holder: holderOf(city.id, facts, plenary.roster),
      heads: heads.filter(({ cityId }) => cityId === city.id).map(({ name }) => name),
    })),
    against: decision.against.length,
    version: version && { number: version.number, digest: version.digest },
    adoptedAt: await adoptedAt(read, declaration),
    signing: await signingShown(read, declaration.id),
  }
}

/** In the order in which they joined. */
function readHeads(read: Kysely<Tables>, plenaryId: string) {
  return read
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'person_id')
    .where('plenary_id', '=', plenaryId)
    .where('role', '=', 'head')
    .orderBy('since')
    .orderBy('membership.id')
    .select(['city_id as cityId', 'user.name'])
    .execute()
}

interface ClauseQuestion {
  readonly read: Kysely<Tables>
  readonly declaration: StoredDeclaration
  /** Of a numbered clause of the content; null for the title page. */
  readonly clauseId: string | null
  readonly showsChanges: boolean
  readonly content: ContentJson
  readonly isLocked: (clauseId: string) => boolean
}

async function clauseShown({
  read,
  declaration,
  clauseId,
  showsChanges,
  content,
  isLocked,
}: ClauseQuestion): Promise<HallShown['clause']> {
  const clauses = numberedClauses(content)
  const index = clauses.findIndex(({ attrs }) => attrs.id === clauseId)
  const clause = clauses[index]
  if (!clause) return null
  const version = showsChanges ? await lastRevision(read, declaration.id) : undefined
  const before = version && numberedClauses(version.content).find(({ attrs }) => attrs.id === clauseId)
  return {
    number: index + 1,
    content: clause,
    before: before ?? null,
    since: version?.number ?? null,
    isLocked: isLocked(clause.attrs.id) || !IS_OPEN[declaration.state],
  }
}

/** The last Rev. n, as it was. */
async function lastRevision(read: Kysely<Tables>, declarationId: string) {
  const last = await read
    .selectFrom('version')
    .where('declaration_id', '=', declarationId)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .select(['id', 'number'])
    .executeTakeFirst()
  const [text] = last ? await readVersionTexts(read, last.id) : []
  return last && text && { number: last.number, content: text.content }
}

type City = HallShown['cities'][number]

function standOn(
  clause: string | null,
  own: CityStandings,
  { stands }: Decision,
  cityId: string,
): City['stand'] {
  if (clause === null) return stands.get(cityId)?.stand ?? 'silent'
  return cellOf(own, clause).shown
}

function holderOf(
  cityId: string,
  { proxies, roster }: DecisionFacts,
  cities: readonly { city: { id: string; names: Names } }[],
): Names | null {
  const holder = holderFor(cityId, 'decide', proxies, roster)
  return cities.find(({ city }) => city.id === holder)?.city.names ?? null
}

async function adoptedAt(read: Kysely<Tables>, { id, state }: StoredDeclaration): Promise<string | null> {
  if (state === 'drafting' || state === 'closed') return null
  const adoption = await read
    .selectFrom('adoption')
    .where('declaration_id', '=', id)
    .where('reopened_at', 'is', null)
    .select('at')
    .executeTakeFirst()
  return adoption?.at ?? null
}

async function signingShown(read: Kysely<Tables>, declarationId: string): Promise<HallShown['signing']> {
  const signing = await readStandingSigning(read, declarationId)
  if (!signing) return null
  const rows = await readSigningCities(read, signing.id)
  const cities = rows.map(({ names, outcome }) => ({ names: parseNames(names), outcome }))
  return {
    signed: cities.filter(({ outcome }) => outcome === 'signed').length,
    of: cities.length,
    cities,
  }
}
