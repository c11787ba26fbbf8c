// What the secretariat should know before it closes a declaration's texts.
import type { Closing } from '@plenary/shared/api/life-routes'
import { citiesInText } from '@plenary/shared/declaration/cities-in-text'
import type { ClauseJson } from '@plenary/shared/schema/content'
import type { Kysely } from 'kysely'
import { versionsSoFar } from '../../commands/version-rows.ts'
import type { Attendance, Attendee } from '../../ports/attendance.ts'
import type { Tables } from '../../ports/tables.ts'
import type { TextReader } from '../../ports/text-reader.ts'
import { readPlenary } from './read-plenaries.ts'

export interface ClosingSources {
  readonly read: Kysely<Tables>
  readonly texts: TextReader & Attendance
}

/** Undefined when there is no such declaration. */
export async function readClosing(
  { read, texts }: ClosingSources,
  declarationId: string,
): Promise<Closing | undefined> {
  const declaration = await read
    .selectFrom('declaration')
    .where('id', '=', declarationId)
    .select('plenary_id')
    .executeTakeFirst()
  const plenary = declaration && (await readPlenary(read, declaration.plenary_id))
  if (!plenary) return undefined
  const ids = await read
    .selectFrom('text')
    .where('declaration_id', '=', declarationId)
    .orderBy('id')
    .select('id')
    .execute()
  const contents = (await Promise.all(ids.map(({ id }) => texts.content(id)))).flatMap((text) =>
    text ? [text.content] : [],
  )
  const cities = plenary.roster.map(({ city }) => city)
  const inText = new Set(contents.flatMap((content) => [...citiesInText(content, cities)]))
  const attendees = ids.flatMap(({ id }) => texts.attendees(id))
  const [first] = contents
  return {
    revision: (await versionsSoFar(read, declarationId)).revision,
    clauses: first ? [...clausesIn(first.content[2].content)].length : 0,
    lockedClauses: await countLocks(read, ids[0]?.id),
    inTextOnly: plenary.roster.flatMap(({ city, named }) => (!named && inText.has(city.id) ? [city.id] : [])),
    onRosterOnly: plenary.roster.flatMap(({ city, named }) =>
      named && !inText.has(city.id) ? [city.id] : [],
    ),
    unsent: attendees
      .filter(({ hasUnsent }) => hasUnsent)
      .map(({ name, cityId, isConnected }) => ({ name, cityId, isConnected })),
    offline: await offlineDelegations(read, declaration.plenary_id, attendees),
  }
}

async function countLocks(read: Kysely<Tables>, textId: string | undefined): Promise<number> {
  const row = await read
    .selectFrom('clause_lock')
    .where('text_id', '=', textId ?? '')
    .select(({ fn }) => fn.countAll<number>().as('locks'))
    .executeTakeFirst()
  return Number(row?.locks ?? 0)
}

/** Cities that are present and have people who write, and of whom nobody is connected. */
async function offlineDelegations(
  read: Kysely<Tables>,
  plenaryId: string,
  attendees: readonly Attendee[],
): Promise<string[]> {
  const here = new Set(
    attendees.flatMap(({ isConnected, cityId }) => (isConnected && cityId ? [cityId] : [])),
  )
  const writing = await read
    .selectFrom('membership')
    .innerJoin('roster_entry', (join) =>
      join
        .onRef('roster_entry.city_id', '=', 'membership.city_id')
        .onRef('roster_entry.plenary_id', '=', 'membership.plenary_id'),
    )
    .innerJoin('city', 'city.id', 'roster_entry.city_id')
    .where('membership.plenary_id', '=', plenaryId)
    .where('role', 'in', ['head', 'drafter'])
    .where('present', '=', 1)
    .orderBy('sort_name')
    .select('city.id')
    .distinct()
    .execute()
  return writing.map(({ id }) => id).filter((id) => !here.has(id))
}

function* clausesIn(clauses: readonly ClauseJson[] = []): Generator<ClauseJson> {
  for (const clause of clauses) {
    yield clause
    for (const part of clause.content ?? []) if (part.type === 'subclauses') yield* clausesIn(part.content)
  }
}
