// The opinions of cities that were absent when a declaration was adopted: collected by a date, and changing nothing.
import type { LedgerEntry, Position } from './position.ts'

export interface AbsentCity {
  readonly cityId: string
  readonly member: boolean
  /** Whether another city decided for it by proxy. */
  readonly isRepresented: boolean
}

/** What opinions are about: the adoption that stands. */
export interface OpinionRound {
  /** When the declaration was adopted. */
  readonly adoptedAt: string
  /** In the plenary's order. */
  readonly absent: AbsentCity[]
  /** The last day, `2014-12-31`; null: there is none. */
  readonly until: string | null
}

export interface Opinion {
  readonly entry: LedgerEntry
  readonly position: Position
}

/** What a city said last, by its clauses; of the whole text under null. */
export type CityOpinions = ReadonlyMap<string | null, Opinion>

/** West of every place on earth. */
const LAST_ZONE = '-12:00'

/** A day counts until it has ended everywhere: no city is late by the clock on its own wall. */
export function hasEnded(day: string, now: number): boolean {
  return now > Date.parse(`${day}T23:59:59.999${LAST_ZONE}`)
}

export function mayGiveOpinion(round: OpinionRound, cityId: string, now: number): boolean {
  const isOpen = round.until === null || !hasEnded(round.until, now)
  return isOpen && round.absent.some((city) => city.cityId === cityId)
}

/**
 * The opinions that hold, of every city that gave one on this adoption.
 * @param entries in the order of the ledger
 */
export function opinionsOf(
  entries: readonly LedgerEntry[],
  { adoptedAt }: OpinionRound,
): ReadonlyMap<string, CityOpinions> {
  const given = new Map<string, Map<string | null, Opinion>>()
  for (const entry of entries) {
    const { cityId, clauseId, act, isOpinion, at } = entry
    if (!isOpinion || at < adoptedAt) continue
    const ofCity = given.get(cityId) ?? new Map<string | null, Opinion>()
    if (act === 'withdrawn') ofCity.delete(clauseId)
    else ofCity.set(clauseId, { entry, position: act })
    if (ofCity.size > 0) given.set(cityId, ofCity)
    else given.delete(cityId)
  }
  return given
}

/** The members that are still asked: absent, without a proxy that decided for them, and without an opinion. */
export function awaitedCities(
  { absent }: OpinionRound,
  given: ReadonlyMap<string, CityOpinions>,
): readonly string[] {
  return absent
    .filter(({ cityId, member, isRepresented }) => member && !isRepresented && !given.has(cityId))
    .map(({ cityId }) => cityId)
}
