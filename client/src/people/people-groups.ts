// The people and the invited of a place, by delegation in the plenary's order, observers last.
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { Invitation, Person } from '@plenary/shared/api/people-routes'
import type { City, RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { interfaceLanguage } from '../i18n/i18n.ts'

/** Where people are looked at: a plenary, or the secretariat when `plenaryId` is null. */
export interface Place {
  readonly plenaryId: string | null
  /** The city whose head of delegation is looking; null for the secretariat. */
  readonly ownCityId: string | null
  readonly roster: readonly RosterEntry[]
  readonly cities: readonly City[]
}

export interface PeopleGroup {
  readonly key: string
  readonly title: string
  /** Undefined for the secretariat and the observers. */
  readonly entry: RosterEntry | undefined
  readonly persons: readonly Person[]
  readonly invitations: readonly Invitation[]
}

interface GroupTitles {
  readonly secretariat: string
  readonly observers: string
  readonly delegationOf: (city: string) => string
}
type Placed = { readonly role: InvitableRole; readonly cityId: string | null }

export function peopleGroups(
  { plenaryId, ownCityId, roster }: Place,
  persons: readonly Person[],
  invitations: readonly Invitation[],
  titles: GroupTitles,
): PeopleGroup[] {
  const group = (key: string, title: string, isIn: (one: Placed) => boolean, entry?: RosterEntry) => ({
    key,
    title,
    entry,
    persons: persons.filter(isIn),
    invitations: invitations.filter(isIn),
  })
  if (plenaryId === null) return [group('secretariat', titles.secretariat, () => true)]
  const delegations = roster
    .filter(({ city }) => ownCityId === null || city.id === ownCityId)
    .map((entry) => {
      const city = nameIn(entry.city.names, interfaceLanguage())
      const isIn = (one: Placed) => one.cityId === entry.city.id && one.role !== 'observer'
      return group(entry.city.id, titles.delegationOf(city), isIn, entry)
    })
  if (ownCityId !== null) return delegations
  return [...delegations, group('observers', titles.observers, ({ role }) => role === 'observer')]
}

/** The name of a city, on the roster or not; undefined when it is not known. */
export function cityName({ roster, cities }: Place, cityId: string | null): string | undefined {
  const city = [...roster.map((entry) => entry.city), ...cities].find(({ id }) => id === cityId)
  return city && nameIn(city.names, interfaceLanguage())
}
