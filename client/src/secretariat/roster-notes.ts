// What is worth a second look on a roster: pairs of facts that seldom go together, and codes that two cities share.
// A note is all that follows: no fact is ever corrected by another.
import type { Person } from '@plenary/shared/api/people-routes'
import type { City, RosterEntry } from '@plenary/shared/api/plenary-routes'
import type { RosterFacts } from '../api/roster.ts'

export type PairNote =
  | 'noteNamedNotPresent'
  | 'noteCountsNotMember'
  | 'noteCountsNotPresent'
  | 'noteSignsNotPresent'
  | 'noteSignsNotNamed'

const PAIRS: readonly (readonly [note: PairNote, isDoubtful: (facts: RosterFacts) => boolean])[] = [
  ['noteNamedNotPresent', ({ named, present }) => named && !present],
  ['noteCountsNotMember', ({ counts, member }) => counts && !member],
  ['noteCountsNotPresent', ({ counts, present }) => counts && !present],
  ['noteSignsNotPresent', ({ signs, present }) => signs && !present],
  ['noteSignsNotNamed', ({ signs, named }) => signs && !named],
]

/** The doubtful pairs among a city's facts. */
export function pairNotes(facts: RosterFacts): PairNote[] {
  return PAIRS.filter(([, isDoubtful]) => isDoubtful(facts)).map(([note]) => note)
}

/** Of a city that is no member, and whose people are observers. */
export function isObserver({ member }: Pick<RosterFacts, 'member'>, people: readonly Person[]): boolean {
  return !member && people.length > 0 && people.every(({ role }) => role === 'observer')
}

/** The first other city of the roster that has the same short code in some language. */
export function sharesCodeWith({ city }: RosterEntry, roster: readonly RosterEntry[]): City | undefined {
  return roster.find(
    (other) =>
      other.city.id !== city.id &&
      Object.entries(city.codes).some(([language, code]) => other.city.codes[language] === code),
  )?.city
}
