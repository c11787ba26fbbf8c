// Who is here, grouped by city: the persons of one city share a tile, two windows of one person count once.
import type { Role } from '@plenary/shared/access/roles'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { Presence } from '@plenary/shared/protocol/presence'

export interface PresentPerson {
  person: string
  /** The function under which the person appears. */
  name: string
  /** Where the person is; undefined when nowhere in the text, null in title, preamble or closing. */
  clause: string | null | undefined
}

export interface PresentGroup {
  /** The city's id, or `secretariat`, or `observers` for observers without a city. */
  key: string
  isCity: boolean
  name: string
  code: string
  palette: number | null
  people: PresentPerson[]
}

/** The names of those who belong to no city. */
export interface OtherNames {
  secretariat: { name: string; code: string }
  observers: { name: string; code: string }
}

export const ONESELF = 'oneself'

/** Groups in the roster's order, then cities that are not on it, the secretariat, and other observers. */
export function presenceByCity(
  presences: readonly Presence[],
  roster: readonly RosterEntry[],
  language: string,
  others: OtherNames,
): PresentGroup[] {
  const groups = new Map<string, PresentGroup>()
  for (const { user, clause } of presences) {
    const entry = roster.find(({ city }) => city.id === user.cityId)
    const key = entry?.city.id ?? (user.role === 'secretariat' ? 'secretariat' : 'observers')
    const identity = entry
      ? { name: nameIn(entry.city.names, language), code: nameIn(entry.city.codes, language) }
      : others[key === 'secretariat' ? 'secretariat' : 'observers']
    const group = groups.get(key) ?? {
      key,
      isCity: entry !== undefined,
      ...identity,
      palette: entry ? entry.palette : null,
      people: [],
    }
    groups.set(key, group)
    addPerson(group.people, { person: user.person, name: user.name, clause })
  }
  const places = [...roster.map(({ city }) => city.id), 'secretariat', 'observers']
  return [...groups.values()].sort((a, b) => places.indexOf(a.key) - places.indexOf(b.key))
}

/** One's own presence comes back from the server only to one's other windows; one is here all the same. */
export function withOneself(
  presences: readonly Presence[],
  oneself: { name: string; cityId: string | null; role: Role },
): readonly Presence[] {
  const isKnown = presences.some(({ user }) => user.name === oneself.name && user.cityId === oneself.cityId)
  return isKnown ? presences : [...presences, { user: { ...oneself, person: ONESELF, palette: null } }]
}

/** The groups that have somebody in a clause, with only those persons. */
export function groupsInClause(groups: readonly PresentGroup[], clause: string): PresentGroup[] {
  return groups
    .map((group) => ({ ...group, people: group.people.filter((person) => person.clause === clause) }))
    .filter(({ people }) => people.length > 0)
}

/** The window that is in the text stands for the person. */
function addPerson(people: PresentPerson[], arriving: PresentPerson): void {
  const known = people.find(({ person }) => person === arriving.person)
  if (known) known.clause ??= arriving.clause
  else people.push(arriving)
}
