// How a text is written: its language, and how its clauses are numbered.
import type { Kysely } from 'kysely'
import type { Tables, TextTable } from '../../ports/tables.ts'

export interface TextForm {
  readonly language: string
  readonly numberStyle: TextTable['number_style']
}

/** Undefined when there is no such text. */
export function readTextForm(read: Kysely<Tables>, textId: string): Promise<TextForm | undefined> {
  return read
    .selectFrom('text')
    .where('id', '=', textId)
    .select(['language', 'number_style as numberStyle'])
    .executeTakeFirst()
}
