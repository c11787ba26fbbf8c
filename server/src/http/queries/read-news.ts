// What others did about a declaration that concerns a person, from the audit log: by index, at most so much of a kind.
import { MOST_NEWS } from '@plenary/shared/api/most-news'
import { type NewsEvent, newsEventSchema } from '@plenary/shared/api/news-routes'
import type { AuditAction } from '@plenary/shared/words/audit-sentences'
import type { Kysely } from 'kysely'
import { actorMay, type Scope } from '../../commands/actor-may.ts'
import { capacityIn, membershipIn, type SignedIn } from '../../ports/actor.ts'
import type { Tables } from '../../ports/tables.ts'
import { named } from './read-audit.ts'

const OF_THE_DECLARATION: readonly AuditAction[] = [
  'clause-locked',
  'clause-unlocked',
  'text-closed',
  'text-reopened',
  'declaration-adopted',
  'signing-opened',
  'signing-aborted',
  'signing-concluded',
]
const OF_PROXIES: readonly AuditAction[] = ['proxy-put', 'proxy-removed']
const OF_THE_ROSTER: readonly AuditAction[] = ['roster-entry-put', 'roster-entry-removed']

interface Recorded {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly data: Record<string, unknown>
}

/** The newest first. */
export async function readNews(
  read: Kysely<Tables>,
  actor: SignedIn,
  { declarationId, scope }: { declarationId: string; scope: Scope },
): Promise<{ seenAt: string; events: NewsEvent[] }> {
  const { plenaryId } = scope
  const { cityId } = capacityIn(actor, plenaryId)
  const mayReadReasons = actorMay(actor, 'read-audit', scope)
  const life = await newest(read, `declaration:${declarationId}`, OF_THE_DECLARATION, (query) =>
    query.where('actor', '!=', actor.personId),
  )
  const events = life.map((entry) => eventOf(entry, mayReadReasons ? {} : { reason: null }))
  if (plenaryId !== null && cityId !== null) {
    const own = { plenaryId, cityId, personId: actor.personId }
    events.push(...(await readProxyNews(read, own)), ...(await readRosterNews(read, own)))
  }
  events.sort((one, other) => other.key - one.key)
  return {
    seenAt: await readSeenAt(read, actor, declarationId, plenaryId),
    events: events.slice(0, MOST_NEWS),
  }
}

interface OwnCity {
  readonly plenaryId: string
  readonly cityId: string
  readonly personId: string
}

/** Of proxies that the city gave or holds. */
async function readProxyNews(
  read: Kysely<Tables>,
  { plenaryId, cityId, personId }: OwnCity,
): Promise<NewsEvent[]> {
  const entries = await newest(read, `plenary:${plenaryId}`, OF_PROXIES, (query) =>
    query
      .where(({ eb, or }) =>
        or([eb('data', 'like', named('cityId', cityId)), eb('data', 'like', named('holderId', cityId))]),
      )
      .where('actor', '!=', personId),
  )
  return entries.map((entry) => eventOf(entry, { principalId: entry.data.cityId }))
}

/** What changed of the city's facts: every entry beside the one before it, whoever made that. */
async function readRosterNews(
  read: Kysely<Tables>,
  { plenaryId, cityId, personId }: OwnCity,
): Promise<NewsEvent[]> {
  const entries = await newest(read, `plenary:${plenaryId}`, OF_THE_ROSTER, (query) =>
    query.where('data', 'like', named('cityId', cityId)),
  )
  return entries.slice(0, MOST_NEWS).flatMap((entry, index) => {
    if (entry.actor === personId) return []
    if (entry.action === 'roster-entry-removed') return [eventOf(entry)]
    const before = entries[index + 1]
    const isNew = before?.action !== 'roster-entry-put'
    const facts = changedFacts(entry.data, isNew ? {} : before.data)
    return Object.keys(facts).length === 0 ? [] : [eventOf(entry, { isNew, facts })]
  })
}

function changedFacts(now: Recorded['data'], before: Recorded['data']): Recorded['data'] {
  return Object.fromEntries(
    Object.entries(now).filter(([fact, is]) => typeof is === 'boolean' && before[fact] !== is),
  )
}

function eventOf({ seq, at, action, data }: Recorded, more: Record<string, unknown> = {}): NewsEvent {
  return newsEventSchema.parse({ ...data, ...more, kind: action, key: seq, at })
}

/** Of each action one more than are told, so that the last has one before it. An index has each in its order. */
async function newest(
  read: Kysely<Tables>,
  subject: string,
  actions: readonly AuditAction[],
  narrow: (query: Entries) => Entries,
): Promise<Recorded[]> {
  const rows = await Promise.all(
    actions.map((action) =>
      narrow(entriesOf(read, subject, action))
        .limit(MOST_NEWS + 1)
        .execute(),
    ),
  )
  return rows
    .flat()
    .sort((one, other) => other.seq - one.seq)
    .map((row) => ({ ...row, data: JSON.parse(row.data) }))
}

type Entries = ReturnType<typeof entriesOf>

export function entriesOf(read: Kysely<Tables>, subject: string, action: AuditAction) {
  return read
    .selectFrom('audit')
    .where('subject', '=', subject)
    .where('action', '=', action)
    .orderBy('seq', 'desc')
    .select(['seq', 'at', 'actor', 'action', 'data'])
}

async function readSeenAt(
  read: Kysely<Tables>,
  actor: SignedIn,
  declarationId: string,
  plenaryId: string | null,
): Promise<string> {
  const mark = await read
    .selectFrom('news_seen')
    .where('person_id', '=', actor.personId)
    .where('declaration_id', '=', declarationId)
    .select('seen_at')
    .executeTakeFirst()
  if (mark) return mark.seen_at
  const { since } = await read
    .selectFrom('membership')
    .where('id', '=', membershipIn(actor, plenaryId)?.id ?? '')
    .select('since')
    .executeTakeFirstOrThrow()
  return since
}
