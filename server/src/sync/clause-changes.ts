// Who wrote last in which clause: rows that are written in the same unit as the words.
import type { Kysely } from 'kysely'
import type { Statement } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'
import type { Seat } from './seat.ts'
import { type Place, placeKey } from './touched-places.ts'

/** While the same person goes on writing in a clause, its row is renewed no more often. */
const RENEW_AFTER = 10_000

export interface ClauseChange {
  readonly place: Place
  readonly seat: Pick<Seat, 'personId' | 'cityId' | 'role'>
}

export class ClauseChanges {
  readonly #written = new Map<string, { by: string; at: number }>()

  /** The changes that need a row: another person than before, or a while later. */
  due(changes: Iterable<ClauseChange>, now: number): ClauseChange[] {
    return [...changes].filter(({ place, seat }) => {
      const last = this.#written.get(placeKey(place))
      return last === undefined || last.by !== writer(seat) || now - last.at >= RENEW_AFTER
    })
  }

  /** What is written next has a row, and a time of its own: after a position, others must see when the words changed. */
  forget(): void {
    this.#written.clear()
  }

  /** To be called after the rows were written. */
  stored(changes: readonly ClauseChange[], now: number): void {
    for (const { place, seat } of changes) {
      this.#written.set(placeKey(place), { by: writer(seat), at: now })
    }
  }
}

export function storeClauseChanges(
  read: Kysely<Tables>,
  textId: string,
  changes: readonly ClauseChange[],
  at: string,
): Statement[] {
  if (changes.length === 0) return []
  const query = read
    .insertInto('clause_change')
    .values(
      changes.map(({ place, seat }) => ({
        text_id: textId,
        container: place.container,
        clause_id: place.clauseId,
        person_id: seat.personId,
        city_id: seat.cityId,
        role: seat.role,
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['text_id', 'container', 'clause_id']).doUpdateSet((excluded) => ({
        person_id: excluded.ref('excluded.person_id'),
        city_id: excluded.ref('excluded.city_id'),
        role: excluded.ref('excluded.role'),
        at: excluded.ref('excluded.at'),
      })),
    )
    .compile()
  return [{ query }]
}

function writer({ personId, cityId, role }: ClauseChange['seat']): string {
  return `${personId}/${cityId}/${role}`
}
