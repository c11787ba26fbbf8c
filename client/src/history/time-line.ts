// The past of a text as a line of entries, the newest first: its versions, and between them the periods in which people worked.
import type { WorkPeriod } from '@plenary/shared/api/past-routes'
import type { Version } from '@plenary/shared/api/version-routes'

/** A place in the past that can be opened and compared. */
interface Place {
  /** As addresses write it. */
  readonly moment: string
  readonly sequence: number
  /** When it was made, or when its last change was written. */
  readonly at: string
}
export type VersionEntry = Place & { readonly kind: 'version'; readonly version: Version }
export type PeriodEntry = Place & { readonly kind: 'period'; readonly period: WorkPeriod }
export type PlaceEntry = VersionEntry | PeriodEntry
/** Here stand periods that have not been asked for. */
export interface EarlierEntry {
  readonly kind: 'earlier'
  readonly at: string
}
export type TimeLineEntry = PlaceEntry | EarlierEntry

/** @param periods the newest ones, without a gap */
export function placesOf(
  textId: string,
  versions: readonly Version[],
  periods: readonly WorkPeriod[],
): PlaceEntry[] {
  const entries: PlaceEntry[] = versions.flatMap((version) => {
    const text = version.texts.find(({ id }) => id === textId)
    const { id, at } = version
    return text ? [{ kind: 'version', version, moment: `version:${id}`, sequence: text.sequence, at }] : []
  })
  for (const period of periods) {
    const { toSequence: sequence, to: at } = period
    entries.push({ kind: 'period', period, moment: `sequence:${sequence}`, sequence, at })
  }
  return entries.sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || b.sequence - a.sequence || rankOf(a) - rankOf(b),
  )
}

/** A version stands above the work that it holds. */
function rankOf({ kind }: PlaceEntry): number {
  return kind === 'version' ? 0 : 1
}

/** Where periods are missing the line says so: below the oldest that is there. */
export function withEarlier(places: readonly PlaceEntry[], hasEarlier: boolean): TimeLineEntry[] {
  const oldest = hasEarlier ? places.findLastIndex(({ kind }) => kind === 'period') : -1
  return places.flatMap((place, index): TimeLineEntry[] =>
    index === oldest ? [place, { kind: 'earlier', at: place.at }] : [place],
  )
}

export interface HourOfLine {
  /** When it begins, in Unix milliseconds. */
  readonly from: number
  readonly entries: readonly TimeLineEntry[]
}
export interface DayOfLine {
  readonly from: number
  readonly hours: readonly HourOfLine[]
}

/** By day and hour of the reader's own clock. */
export function daysOf(entries: readonly TimeLineEntry[]): DayOfLine[] {
  return groups(entries, startOfDay).map(({ from, entries: ofDay }) => ({
    from,
    hours: groups(ofDay, startOfHour),
  }))
}

function groups(entries: readonly TimeLineEntry[], startOf: (at: string) => number): HourOfLine[] {
  const found: { from: number; entries: TimeLineEntry[] }[] = []
  for (const entry of entries) {
    const from = startOf(entry.at)
    const last = found.at(-1)
    if (last?.from === from) last.entries.push(entry)
    else found.push({ from, entries: [entry] })
  }
  return found
}

function startOfDay(at: string): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function startOfHour(at: string): number {
  return new Date(at).setMinutes(0, 0, 0)
}

/** A version that people refer to stands large: one with a number, or a name. */
export function isNamed({ number, name }: Version): boolean {
  return number !== null || name !== null
}

/** The places next to a sequence on either side, versions rather than work; undefined where the line ends. */
export function neighboursOf(
  places: readonly PlaceEntry[],
  sequence: number,
): { earlier: PlaceEntry | undefined; later: PlaceEntry | undefined } {
  const later = places.findLast((place) => place.sequence > sequence)
  return {
    earlier: places.find((place) => place.sequence < sequence),
    later: places.find((place) => place.sequence === later?.sequence),
  }
}
