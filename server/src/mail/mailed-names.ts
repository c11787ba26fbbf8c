// What mails call the things they are about. All of it was typed by people.

import { nameIn } from '@plenary/shared/declaration/name-in'
import { namesSchema } from '@plenary/shared/declaration/names'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'
import { onOneLine } from './letter.ts'

/** A name by language. */
export type NameIn = (language: InterfaceLanguage) => string

export async function readNetworkName(read: Kysely<Tables>): Promise<NameIn> {
  return nameOf((await read.selectFrom('network').select('names').executeTakeFirstOrThrow()).names)
}

/** Undefined when there is none. */
export async function readName(
  read: Kysely<Tables>,
  table: 'plenary' | 'city',
  id: string | null,
): Promise<NameIn | undefined> {
  const query = read
    .selectFrom(table)
    .where('id', '=', id ?? '')
    .select('names')
  const row = await query.executeTakeFirst()
  return row && nameOf(row.names)
}

export interface MailedDeclaration {
  readonly id: string
  readonly plenaryId: string
  readonly title: string
  readonly plenary: NameIn
}

export async function readMailedDeclaration(
  read: Kysely<Tables>,
  declarationId: string,
): Promise<MailedDeclaration | undefined> {
  const row = await read
    .selectFrom('declaration')
    .innerJoin('plenary', 'plenary.id', 'plenary_id')
    .where('declaration.id', '=', declarationId)
    .select(['declaration.id', 'plenary_id as plenaryId', 'title', 'names'])
    .executeTakeFirst()
  return row && { ...row, title: onOneLine(row.title), plenary: nameOf(row.names) }
}

/** Where a declaration is read. */
export function addressOf({ origin }: { origin: string }, declarationId: string): string {
  return `${origin}/declarations/${declarationId}`
}

function nameOf(json: string): NameIn {
  const names = namesSchema.parse(JSON.parse(json))
  return (language) => onOneLine(nameIn(names, language))
}
