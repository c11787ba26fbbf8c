// Texts with work that the newest version has not got, and that is due to become one.
import type { Kysely } from 'kysely'
import type { Tables } from '../ports/tables.ts'

const MINUTE = 60_000
/** A period of work has ended when nobody wrote for so long. */
const RESTS_AFTER = 10 * MINUTE
/** Nobody's work waits longer. */
const WAITS_AT_MOST = 60 * MINUTE
/** The sequence of a new text: what it began with is nobody's work. */
const SEED = 1

export interface Work {
  readonly textId: string
  readonly declarationId: string
  readonly head: number
}

/** Of the texts that are drafted. `isKnown` leaves work out that was looked at before. */
export async function findWork(
  read: Kysely<Tables>,
  now: number,
  isKnown: (work: Work) => boolean,
): Promise<Work[]> {
  const texts = await textsWithVersions(read).execute()
  const due: Work[] = []
  for (const { seq, since, ...work } of texts) {
    const newest = seq ?? SEED
    if (work.head <= newest || isKnown(work)) continue
    const { first, last } = await momentsOf(read, work, newest)
    // The row of the first edit may be packed away already: then it was long enough ago, or much was written since.
    const begun = first ?? since
    if (last <= before(now, RESTS_AFTER) || begun <= before(now, WAITS_AT_MOST)) due.push(work)
  }
  return due
}

/** With the newest version's sequence of each, null before the first, and since when that is so. */
function textsWithVersions(read: Kysely<Tables>) {
  return read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .where('state', '=', 'drafting')
    .select(({ fn, selectFrom }) => [
      'text.id as textId',
      'declaration_id as declarationId',
      'head',
      selectFrom('version_text')
        .whereRef('text_id', '=', 'text.id')
        .select((version) => version.fn.max('version_text.seq').as('seq'))
        .as('seq'),
      fn
        .coalesce(
          selectFrom('version')
            .whereRef('version.declaration_id', '=', 'declaration.id')
            .select((version) => version.fn.max('version.at').as('at')),
          'created_at',
        )
        .as('since'),
    ])
}

/** When the first edit after the newest version was written, and the last; the newest rows of a log are always there. */
async function momentsOf(read: Kysely<Tables>, { textId, head }: Work, newest: number) {
  const rows = await read
    .selectFrom('text_update')
    .where('text_id', '=', textId)
    .where('seq', 'in', [newest + 1, head])
    .select(['seq', 'at'])
    .execute()
  const at = (sequence: number) => rows.find(({ seq }) => seq === sequence)?.at
  return { first: at(newest + 1), last: at(head) ?? '' }
}

function before(now: number, milliseconds: number): string {
  return new Date(now - milliseconds).toISOString()
}
