// Where every city stands on every clause and on the whole text: its last entry in the ledger, beside the words as they are.
import type { LedgerEntry, Position } from './position.ts'

/** The words as they are now, by their digests: one for each language in which there is a text. */
export interface Words {
  readonly texts: readonly string[]
  /** Of the numbered clauses, in their order. */
  readonly clauses: ReadonlyMap<string, readonly string[]>
}

export interface Standing {
  readonly entry: LedgerEntry
  readonly position: Position
  /** Whether it was stated to other words than these: they have changed, or the clause is gone. */
  readonly isStale: boolean
}

/** The standings of one city. Where there is none, the city is silent. */
export interface CityStandings {
  readonly whole: Standing | undefined
  readonly clauses: ReadonlyMap<string, Standing>
}

const SILENT: CityStandings = { whole: undefined, clauses: new Map() }

/**
 * The standings of every city that ever stated a position. Opinions that were given after an adoption are none.
 * @param entries in the order of the ledger
 */
export function standings(entries: readonly LedgerEntry[], words: Words): ReadonlyMap<string, CityStandings> {
  return new Map(
    [...lastSaid(entries)].map(([cityId, ofCity]) => {
      const standing = (clauseId: string | null) => standingOf(ofCity.get(clauseId), words)
      const clauses = [...words.clauses.keys()].flatMap((clauseId) => {
        const found = standing(clauseId)
        return found ? [[clauseId, found] as const] : []
      })
      return [cityId, { whole: standing(null), clauses: new Map(clauses) }]
    }),
  )
}

type LastSaid = ReadonlyMap<string, ReadonlyMap<string | null, LedgerEntry>>

/** A ledger is read anew, never changed: while only the words change, what was said last is known. */
const known = new WeakMap<readonly LedgerEntry[], LastSaid>()

/** Of every city, on each clause and on the whole text. */
function lastSaid(entries: readonly LedgerEntry[]): LastSaid {
  const before = known.get(entries)
  if (before) return before
  const last = new Map<string, Map<string | null, LedgerEntry>>()
  for (const entry of entries) {
    if (entry.isOpinion) continue
    const ofCity = last.get(entry.cityId) ?? new Map<string | null, LedgerEntry>()
    last.set(entry.cityId, ofCity)
    ofCity.set(entry.clauseId, entry)
  }
  known.set(entries, last)
  return last
}

export function standingsOf(all: ReadonlyMap<string, CityStandings>, cityId: string): CityStandings {
  return all.get(cityId) ?? SILENT
}

function standingOf(entry: LedgerEntry | undefined, { texts, clauses }: Words): Standing | undefined {
  if (!entry || entry.act === 'withdrawn') return undefined
  const digests = entry.clauseId === null ? texts : clauses.get(entry.clauseId)
  return { entry, position: entry.act, isStale: digests?.includes(entry.digest) !== true }
}

/** What a city makes of the declaration as a whole. */
export type Stand = Position | 'stale' | 'silent'

export interface CityStand {
  readonly stand: Stand
  /** The clauses because of which it stands so; empty for the whole text. */
  readonly clauses: readonly string[]
}

/**
 * An objection holds until the city says otherwise, whatever has become of the words. A position on the whole text speaks
 * for the clauses of which the city has said nothing; a clause's own goes before it.
 */
export function standOf({ whole, clauses }: CityStandings, words: Words): CityStand {
  const ids = [...words.clauses.keys()]
  const those = (is: (standing: Standing | undefined) => boolean) => ids.filter((id) => is(clauses.get(id)))
  const objected = those((standing) => standing?.position === 'objects')
  if (objected.length > 0 || whole?.position === 'objects') return { stand: 'objects', clauses: objected }
  const stale = those((standing) => standing?.isStale === true)
  const missing = those((standing) => standing === undefined)
  const speaking = whole && isSpeaking(whole, missing, ids) ? whole : undefined
  if (stale.length > 0 || speaking?.isStale) return { stand: 'stale', clauses: stale }
  if (!whole && (missing.length > 0 || ids.length === 0)) return { stand: 'silent', clauses: missing }
  return combined(speaking, clauses, ids)
}

/** Of one of the declaration: each clause's own goes before it, but for what weighs on all of it. */
const OF_ALL: ReadonlySet<Position> = new Set(['objects', 'reserves', 'ad-referendum'])

/** Whether a position on the whole text says something that no clause's own says. */
function isSpeaking(whole: Standing, missing: readonly string[], ids: readonly string[]): boolean {
  return missing.length > 0 || ids.length === 0 || OF_ALL.has(whole.position)
}

/** What a city has still to say. */
export interface OpenParts {
  /** Clauses on which its position is to be reaffirmed. */
  readonly stale: readonly string[]
  /** Whether that on the whole text is. */
  readonly isWholeStale: boolean
  readonly isSilent: boolean
  /** Clauses of which it has said nothing, where it has said nothing of the whole text either. */
  readonly silent: readonly string[]
}

export function openParts({ whole, clauses }: CityStandings, words: Words): OpenParts {
  const ids = [...words.clauses.keys()]
  const missing = ids.filter((id) => !clauses.has(id))
  const isToReaffirm = (standing: Standing | undefined) =>
    standing?.isStale === true && standing.position !== 'objects'
  return {
    stale: ids.filter((id) => isToReaffirm(clauses.get(id))),
    isWholeStale: whole !== undefined && isToReaffirm(whole) && isSpeaking(whole, missing, ids),
    isSilent: !whole && (missing.length > 0 || ids.length === 0),
    silent: whole ? [] : missing,
  }
}

/** From what weighs most: a reservation on one clause is one on the declaration. */
const WEIGHTS: readonly Position[] = ['reserves', 'ad-referendum', 'agrees', 'abstains']

function combined(
  whole: Standing | undefined,
  clauses: ReadonlyMap<string, Standing>,
  ids: readonly string[],
): CityStand {
  const positions = new Map(ids.map((id) => [id, clauses.get(id)?.position]))
  const all = new Set([whole?.position, ...positions.values()])
  const stand = WEIGHTS.find((position) => all.has(position)) ?? 'silent'
  const because = ids.filter((id) => positions.get(id) === stand)
  return { stand, clauses: whole?.position === stand ? [] : because }
}
