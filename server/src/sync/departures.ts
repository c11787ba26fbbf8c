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
  /** By text, then by person. */
  readonly #departed = new Map<string, Map<string, Departure>>()

  constructor(surroundings: Pick<Surroundings, 'now'>) {
    this.#surroundings = surroundings
  }

  left(textId: string, seat: Departure['seat']): void {
    const ofText = this.#departed.get(textId) ?? new Map<string, Departure>()
    this.#departed.set(textId, ofText)
    ofText.set(seat.personId, { seat, at: this.#surroundings.now() })
  }

  returned(textId: string, personId: string): void {
    this.#departed.get(textId)?.delete(personId)
  }

  from(textId: string): Attendee[] {
    const since = this.#surroundings.now() - REMEMBERED_FOR
    const ofText = this.#departed.get(textId) ?? new Map<string, Departure>()
    for (const [personId, { at }] of ofText) if (at < since) ofText.delete(personId)
    return [...ofText.values()].map(({ seat: { personId, name, cityId } }) => ({
      personId,
      name,
      cityId,
      isConnected: false,
      hasUnsent: true,
    }))
  }
}
