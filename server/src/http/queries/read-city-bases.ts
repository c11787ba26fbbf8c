// Where the words stood when a city said what it says of them, clause by clause.
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import type { TextPast } from '../../ports/text-past.ts'

interface Parts {
  readonly read: Kysely<Tables>
  readonly past: Pick<TextPast, 'sequenceAt'>
}

/**
 * The sequence of the text when the city stated its latest position on each clause, in force or stale. Clauses on which it has
 * said nothing, or on which it has withdrawn what it said, are left out; so is what it said of the whole text.
 */
export async function readCityBases(
  { read, past }: Parts,
  textId: string,
  cityId: string,
): Promise<Map<string, number>> {
  const entries = await read
    .selectFrom('position')
    .innerJoin('text', 'text.declaration_id', 'position.declaration_id')
    .where('text.id', '=', textId)
    .where('city_id', '=', cityId)
    .where('clause_id', '!=', '')
    .orderBy('number')
    .select(['clause_id', 'act', 'at', 'text_id', 'seq'])
    .execute()
  const latest = new Map(entries.map((entry) => [entry.clause_id, entry]))
  const bases = new Map<string, number>()
  for (const [clauseId, { act, at, text_id, seq }] of latest) {
    if (act === 'withdrawn') continue
    // Of what was said before a wording in another language, or before sequences were kept, only the time is known.
    const isKnown = text_id === textId && seq !== null
    bases.set(clauseId, isKnown ? seq : await past.sequenceAt(textId, at))
  }
  return bases
}
