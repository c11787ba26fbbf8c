// The news of a person: what the server tells of what others did, what the ledger says, and the positions that are stale now.
import type { ClauseChange, DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { MOST_NEWS } from '@plenary/shared/api/most-news'
import type { NewsEvent } from '@plenary/shared/api/news-routes'
import type { LedgerAct, LedgerEntry, Position } from '@plenary/shared/positions/position'
import { type ProxyLetter, principalsOf } from '@plenary/shared/positions/proxies'
import { standings, standingsOf, type Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { numberedAround } from '@plenary/shared/schema/numbered-clauses'

/** Positions on one clause whose words changed since. */
export interface StaleNews {
  readonly kind: 'stale'
  /** Null: the whole text. */
  readonly clauseId: string | null
  /** In the plenary's order. */
  readonly cities: readonly string[]
  /** What they had said; undefined where they said different things. */
  readonly position: Position | undefined
  /** Who changed the words last, where that is known. */
  readonly change: ClauseChange | undefined
}

export type DissentKind = 'objected' | 'reserved' | 'objection-withdrawn' | 'reservation-withdrawn'
export interface DissentNews {
  readonly kind: DissentKind
  readonly cityId: string
  readonly clauseId: string | null
  readonly holderId: string | null
}

/** What a holder stated for the own city. */
export interface StatedNews {
  readonly kind: 'stated-for-own'
  readonly cityId: string
  readonly clauseId: string | null
  readonly holderId: string
  readonly act: LedgerAct
}

type Told<Item> = Item & { readonly key: string; readonly at: string; readonly isOwn: boolean }
type Untimed<Event> = Event extends unknown ? Omit<Event, 'key' | 'at'> : never
/** `isOwn`: it is there to be settled, but what the person did oneself is never new. */
export type NewsItem = Told<StaleNews | DissentNews | StatedNews | Untimed<NewsEvent>>

export interface NewsFacts {
  readonly declaration: Pick<DeclarationFacts, 'role' | 'cityId' | 'state' | 'roster'>
  readonly events: readonly NewsEvent[]
  /** In the order of the ledger. */
  readonly entries: readonly LedgerEntry[]
  readonly proxies: readonly ProxyLetter[]
  readonly words: Words
  readonly content: ContentJson
  readonly changes: readonly ClauseChange[]
  /** The person's name. */
  readonly me: string
}

/** The newest first. */
export function newsOf(facts: NewsFacts): NewsItem[] {
  const events = facts.events.map((event) => ({ ...event, key: `event ${event.key}`, isOwn: false }))
  return [...events, ...knownLedgerNews(facts), ...staleNews(facts)]
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
    .slice(0, MOST_NEWS)
}

export function newSince(items: readonly NewsItem[], seenAt: string): NewsItem[] {
  return items.filter(({ at, isOwn }) => !isOwn && at > seenAt)
}

type LedgerFacts = Pick<NewsFacts, 'entries' | 'declaration'>

/** A ledger is read anew, never changed, and a page has one reader: while only the words change, what it says is known. */
const known = new WeakMap<readonly LedgerEntry[], { own: string | null; news: readonly NewsItem[] }>()

function knownLedgerNews(facts: LedgerFacts): readonly NewsItem[] {
  const { entries, declaration } = facts
  const before = known.get(entries)
  if (before?.own === declaration.cityId) return before.news
  const news = ledgerNews(facts)
  known.set(entries, { own: declaration.cityId, news })
  return news
}

/** Objections and reservations of others, and what was said for the own city. What the own city said is no news to it. */
function ledgerNews({ entries, declaration: { cityId: own } }: LedgerFacts): NewsItem[] {
  const before = new Map<string, LedgerAct>()
  return entries.flatMap((entry): NewsItem[] => {
    if (entry.isOpinion) return []
    const { id, at, cityId, clauseId, holderId, act } = entry
    const place = `${cityId} ${clauseId}`
    const last = before.get(place)
    before.set(place, act)
    const told = { key: `position ${id}`, at, isOwn: false, cityId, clauseId }
    if (own !== null && holderId === own) return []
    if (cityId === own) return holderId === null ? [] : [{ ...told, kind: 'stated-for-own', holderId, act }]
    const kind = dissentOf(act, last)
    return kind ? [{ ...told, kind, holderId }] : []
  })
}

function dissentOf(act: LedgerAct, last: LedgerAct | undefined): DissentKind | undefined {
  if (act === last) return undefined
  if (act === 'objects') return 'objected'
  if (act === 'reserves') return 'reserved'
  if (last === 'objects') return 'objection-withdrawn'
  return last === 'reserves' ? 'reservation-withdrawn' : undefined
}

/** While positions can be stated: of the cities for which the person acts; for the secretariat, of all. */
function staleNews(facts: NewsFacts): NewsItem[] {
  const { declaration, entries, words } = facts
  if (declaration.state !== 'drafting' && declaration.state !== 'closed') return []
  const all = standings(entries, words)
  const cities = concernedCities(facts)
  return [null, ...words.clauses.keys()].flatMap((clauseId): NewsItem[] => {
    const stale = cities.flatMap((cityId) => {
      const { whole, clauses } = standingsOf(all, cityId)
      const standing = clauseId === null ? whole : clauses.get(clauseId)
      return standing?.isStale ? [{ cityId, ...standing }] : []
    })
    const [first] = stale
    return first ? [staleItem(facts, clauseId, stale)] : []
  })
}

function concernedCities({ declaration, proxies }: NewsFacts): string[] {
  const { role, cityId, roster } = declaration
  const inOrder = roster.map(({ city }) => city.id)
  if (role === 'secretariat') return inOrder
  if (cityId === null) return []
  const attendance = roster.map(({ city, present }) => ({ cityId: city.id, present }))
  const acting = new Set([cityId, ...principalsOf(cityId, 'decide', proxies, attendance)])
  return inOrder.filter((id) => acting.has(id))
}

interface StalePosition {
  readonly cityId: string
  readonly position: Position
  readonly entry: LedgerEntry
}

function staleItem(
  { changes, content, declaration, me }: NewsFacts,
  clauseId: string | null,
  stale: readonly StalePosition[],
): NewsItem {
  const change = lastChange(changes, content, clauseId)
  const said = new Set(stale.map(({ position }) => position))
  // Until the page knows of the change, and where nobody wrote, it is as old as the position.
  const times = [...stale.map(({ entry }) => entry.at), ...(change ? [change.at] : [])]
  return {
    kind: 'stale',
    key: `stale ${clauseId}`,
    at: times.reduce((last, at) => (at > last ? at : last), ''),
    isOwn: change !== undefined && change.name === me && change.cityId === declaration.cityId,
    clauseId,
    cities: stale.map(({ cityId }) => cityId),
    position: said.size === 1 ? stale[0]?.position : undefined,
    change,
  }
}

/** In the clause or a sub-clause of it; for the whole text, anywhere. */
function lastChange(
  changes: readonly ClauseChange[],
  content: ContentJson,
  clauseId: string | null,
): ClauseChange | undefined {
  const within = changes.filter(
    ({ clauseId: changed }) =>
      clauseId === null || (changed !== null && numberedAround(content, changed)?.attrs.id === clauseId),
  )
  return within.reduce<ClauseChange | undefined>(
    (last, change) => (last === undefined || change.at > last.at ? change : last),
    undefined,
  )
}
