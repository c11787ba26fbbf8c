// Who acts: a signed-in person in one capacity. Built at the edge from the session, trusted inside.
import type { Role } from '@plenary/shared/access/roles'
import type { Membership } from '@plenary/shared/api/people-routes'

/** A signed-in person with all memberships. */
export interface SignedIn {
  personId: string
  sessionId: string
  name: string
  email: string
  memberships: readonly Membership[]
}

/** Who is behind a command: a person, nobody known yet (a single-use link is the proof), or the server itself. */
export type Actor = SignedIn | 'anonymous' | 'system'

/** In which capacity a person acts in a plenary. */
export interface Capacity {
  role: Role
  cityId: string | null
}

/** The capacity of a person in a plenary: the secretariat serves every plenary of the network. */
export function capacityIn(person: SignedIn | undefined, plenaryId: string | null): Capacity {
  const { role, cityId } = membershipIn(person, plenaryId) ?? { role: 'public', cityId: null }
  return { role, cityId }
}

/** The membership that gives this capacity; undefined for the public. */
export function membershipIn(person: SignedIn | undefined, plenaryId: string | null): Membership | undefined {
  const secretariat = person?.memberships.find(({ role }) => role === 'secretariat')
  return secretariat ?? person?.memberships.find((each) => plenaryId !== null && each.plenaryId === plenaryId)
}
