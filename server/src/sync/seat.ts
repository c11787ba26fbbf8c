// In which capacity a person sits at a text, as read from the tables. It is read anew when rights change.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationState, Role } from '@plenary/shared/access/roles'
import type { Kysely } from 'kysely'
import { capacityIn, type SignedIn } from '../ports/actor.ts'
import type { Tables } from '../ports/tables.ts'

export interface Seat {
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role
  readonly cityId: string | null
  /** The city's colour in this plenary. */
  readonly palette: number | null
  readonly declarationId: string
  readonly plenaryId: string
  readonly state: DeclarationState
  /** Whether the person may write in a text of this declaration while it is open; whether it is, the guard knows. */
  readonly mayEdit: boolean
  /** Whether others are shown that the person is here. */
  readonly mayBePresent: boolean
}

/** The person's seat at a text; undefined when there is no such text or the person may not read it. */
export async function findSeat(
  read: Kysely<Tables>,
  textId: string,
  person: SignedIn,
): Promise<Seat | undefined> {
  const text = await read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'text.declaration_id')
    .where('text.id', '=', textId)
    .select(['declaration.id as declarationId', 'declaration.plenary_id as plenaryId', 'declaration.state'])
    .executeTakeFirst()
  if (!text) return undefined
  const { role, cityId } = capacityIn(person, text.plenaryId)
  const question = { role, ownCity: cityId, state: text.state, city: null }
  if (!isAllowed({ ...question, action: 'read-text' })) return undefined
  return {
    ...text,
    personId: person.personId,
    sessionId: person.sessionId,
    name: person.name,
    role,
    cityId,
    palette: await findPalette(read, text.plenaryId, cityId),
    mayEdit: isAllowed({ ...question, state: 'drafting', action: 'edit-text' }),
    mayBePresent: isAllowed({ ...question, action: 'be-present' }),
  }
}

async function findPalette(read: Kysely<Tables>, plenaryId: string, cityId: string | null) {
  if (cityId === null) return null
  const entry = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .where('city_id', '=', cityId)
    .select('palette')
    .executeTakeFirst()
  return entry?.palette ?? null
}
