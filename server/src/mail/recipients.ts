// Whom to tell, in which language, by what each has chosen.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'

export interface Recipient {
  readonly personId: string
  readonly address: string
  readonly language: InterfaceLanguage
}

export interface Head extends Recipient {
  readonly cityId: string
}

/** Everybody of a plenary, the secretariat too, who wants to be told of what is closed and adopted. */
export async function readParticipants(read: Kysely<Tables>, plenaryId: string): Promise<Recipient[]> {
  const rows = await people(read, 'decisions')
    .where(({ eb, or }) => or([eb('plenary_id', '=', plenaryId), eb('role', '=', 'secretariat')]))
    .select(['user.id', 'email', 'language'])
    .distinct()
    .orderBy('user.id')
    .execute()
  return rows.map(recipientOf)
}

/** The heads of the plenary's delegations who want to be told of stale positions. */
export async function readHeads(read: Kysely<Tables>, plenaryId: string): Promise<Head[]> {
  const rows = await people(read, 'positions')
    .where('plenary_id', '=', plenaryId)
    .where('role', '=', 'head')
    .select(['user.id', 'email', 'language', 'city_id'])
    .orderBy('user.id')
    .execute()
  return rows.map((row) => ({ ...recipientOf(row), cityId: row.city_id ?? '' }))
}

/** The language of whoever has this address; English where it is not known. */
export async function languageOf(read: Kysely<Tables>, address: string): Promise<InterfaceLanguage> {
  const row = await read
    .selectFrom('mail_choice')
    .innerJoin('user', 'user.id', 'person_id')
    .where('email', '=', address)
    .select('language')
    .executeTakeFirst()
  return row?.language ?? 'en'
}

function people(read: Kysely<Tables>, choice: 'positions' | 'decisions') {
  return read
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.person_id')
    .leftJoin('mail_choice', 'mail_choice.person_id', 'user.id')
    .where(({ eb, fn, val }) => eb(fn.coalesce(`mail_choice.${choice}`, val(1)), '=', 1))
}

function recipientOf(row: { id: string; email: string; language: InterfaceLanguage | null }): Recipient {
  return { personId: row.id, address: row.email, language: row.language ?? 'en' }
}
