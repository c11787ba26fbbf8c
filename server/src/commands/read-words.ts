// The words of a declaration's texts by their digests, as the rooms have them: only what is durable, and nobody waits for it.
import type { Words } from '@plenary/shared/positions/standings'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'
import type { TextReader } from '../ports/text-reader.ts'

export interface WordsSources {
  readonly read: Kysely<Tables>
  readonly texts: TextReader
}

export async function readWords({ read, texts }: WordsSources, declarationId: string): Promise<Words> {
  const rows = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .orderBy('id')
    .select('id')
    .execute()
  const all: string[] = []
  const clauses = new Map<string, string[]>()
  for (const { id } of rows) {
    const now = await texts.content(id)
    const digests = await texts.digests(id)
    if (!now || !digests) continue
    all.push(digests.text)
    for (const { attrs } of numberedClauses(now.content)) {
      const digest = digests.clauses.get(attrs.id)
      if (digest !== undefined) clauses.set(attrs.id, [...(clauses.get(attrs.id) ?? []), digest])
    }
  }
  return { texts: all, clauses }
}
