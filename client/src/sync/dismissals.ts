// What the person has dismissed of a text's trays, in this tab or in another one of this browser.
import type { Scope } from './device-store.ts'
import type { Draft } from './drafts.ts'
import type { Channel, Surroundings } from './surroundings.ts'

/** The words that the person has seen and given up: other ones under the same id are not dismissed. */
export type Dismissed = Pick<Draft, 'id' | 'wording'>

export class Dismissals {
  readonly #wordings = new Map<string, string>()
  readonly #channel: Channel | undefined

  /** @param onHeard called for what another tab tells; it is remembered already. */
  constructor(
    { personId, textId }: Scope,
    { openChannel }: Pick<Surroundings, 'openChannel'>,
    onHeard: (dismissed: Dismissed) => void,
  ) {
    this.#channel = openChannel?.(`plenary drafts ${personId} ${textId}`, (message) => {
      if (!isDismissed(message)) return
      this.remember(message)
      onHeard(message)
    })
  }

  has({ id, wording }: Dismissed): boolean {
    return this.#wordings.get(id) === wording
  }

  remember({ id, wording }: Dismissed): void {
    this.#wordings.set(id, wording)
  }

  /** Tells the other tabs. */
  tell({ id, wording }: Dismissed): void {
    this.#channel?.post({ id, wording })
  }

  close(): void {
    this.#channel?.close()
  }
}

/** A tab of another version may say something else. */
function isDismissed(message: unknown): message is Dismissed {
  const { id, wording } = (message ?? {}) as Partial<Record<keyof Dismissed, unknown>>
  return typeof id === 'string' && typeof wording === 'string'
}
