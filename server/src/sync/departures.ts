// Who left a text with words that the server has not got, until they come back or a day has passed.
import type { Attendee } from '../ports/attendance.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { Seat } from './seat.ts'

const REMEMBERED_FOR = 24 * 60 * 60_000

interface Departure {
  readonly seat: Pick<Seat, 'personId' | 'name' | 'cityId'>
  readonly at: number
}

export class Departures {
  readonly #surroundings: Pick<Surroundings, 'now'>
  /** By text, then by the person's page: one of them may be gone with its edits while another is here. */
  readonly #departed = new Map<string, Map<string, Departure>>()

  constructor(surroundings: Pick<Surroundings, 'now'>) {
    this.#surroundings = surroundings
  }

  /** @param page the client id under which the page was present */
  left(textId: string, seat: Departure['seat'], page: number | undefined): void {
    const ofText = this.#departed.get(textId) ?? new Map<string, Departure>()
    this.#departed.set(textId, ofText)
    ofText.set(`${seat.personId} ${page}`, { seat, at: this.#surroundings.now() })
  }

  /** Edits of the person that were away have come, and are in the text or in the tray. */
  returned(textId: string, personId: string): void {
    const ofText = this.#departed.get(textId)
    for (const [page, { seat }] of ofText ?? []) if (seat.personId === personId) ofText?.delete(page)
  }

  from(textId: string): Attendee[] {
    const since = this.#surroundings.now() - REMEMBERED_FOR
    const ofText = this.#departed.get(textId) ?? new Map<string, Departure>()
    for (const [personId, { at }] of ofText) if (at < since) ofText.delete(personId)
    const people = new Map([...ofText.values()].map(({ seat }) => [seat.personId, seat]))
    return [...people.values()].map(({ personId, name, cityId }) => ({
      personId,
      name,
      cityId,
      isConnected: false,
      hasUnsent: true,
    }))
  }
}
