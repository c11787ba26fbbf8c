// What a person is told by mail: everything, until the person chooses otherwise.
import type { MailChoices } from '@plenary/shared/api/people-routes'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'

export async function readMailChoices(read: Kysely<Tables>, personId: string): Promise<MailChoices> {
  const row = await read
    .selectFrom('mail_choice')
    .where('person_id', '=', personId)
    .select(['positions', 'decisions'])
    .executeTakeFirst()
  return { positions: row?.positions !== 0, decisions: row?.decisions !== 0 }
}
