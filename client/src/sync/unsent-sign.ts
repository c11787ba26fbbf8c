// Says in the person's presence that edits have been waiting for longer than an edit takes.
import type { OwnPresence } from '@plenary/shared/protocol/presence'
import type { Awareness } from 'y-protocols/awareness'
import type { Clock } from './surroundings.ts'

const LONGER_THAN_AN_EDIT = 2_000
const FIELD = 'unsent' satisfies keyof OwnPresence

export class UnsentSign {
  readonly #awareness: Awareness
  readonly #clock: Clock
  #stop: (() => void) | undefined

  constructor(awareness: Awareness, clock: Clock) {
    this.#awareness = awareness
    this.#clock = clock
  }

  /** To be called whenever that may have changed. */
  look(isWaiting: boolean): void {
    if (isWaiting) {
      this.#stop ??= this.#clock.after(LONGER_THAN_AN_EDIT, () => this.#say(true))
    } else {
      this.takeDown()
      this.#say(false)
    }
  }

  /** Says no more. */
  takeDown(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  #say(isUnsent: boolean): void {
    const said = this.#awareness.getLocalState()
    if (said !== null && (said[FIELD] ?? false) !== isUnsent)
      this.#awareness.setLocalStateField(FIELD, isUnsent)
  }
}
