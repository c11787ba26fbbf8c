// Reads a text from its log: anew after a precondition failed, and as a copy for readers while the disk fails.
import type { RandomBytes } from '@plenary/shared/ids'
import type { Storage, StoredText } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { rest } from './commit-unit.ts'
import { LiveText } from './live-text.ts'
import type { SyncLog } from './sync-log.ts'

const FIRST_PAUSE = 50
const LONGEST_PAUSE = 2_000

export interface TextLogOptions {
  readonly textId: string
  readonly storage: Pick<Storage, 'loadText'>
  readonly surroundings: Surroundings
  readonly log: SyncLog
  readonly events: { onStorage(state: 'failing' | 'working'): void }
}

export class TextLog {
  readonly #options: TextLogOptions
  #copy: Promise<LiveText> | undefined

  constructor(options: TextLogOptions) {
    this.#options = options
  }

  toLiveText(stored: StoredText, earlier?: LiveText): LiveText {
    const text = new LiveText(stored, newClientId(this.#options.surroundings.randomBytes), earlier)
    text.isFrozen = earlier?.isFrozen ?? false
    return text
  }

  /** The text as it stands in the log, however long the disk can't be read; undefined when it is gone, or given up. */
  async loadAgain(earlier: LiveText, isGivenUp: () => boolean): Promise<LiveText | undefined> {
    const { storage, surroundings, events, log, textId } = this.#options
    for (let pause = FIRST_PAUSE; !isGivenUp(); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        const stored = await storage.loadText(textId)
        if (pause > FIRST_PAUSE) events.onStorage('working')
        return stored && this.toLiveText(stored, earlier)
      } catch (error) {
        if (pause === FIRST_PAUSE) {
          log.error({ error, textId }, 'the text cannot be read again')
          events.onStorage('failing')
        }
        await rest(pause, surroundings)
      }
    }
    return undefined
  }

  /** What is durable, while the document holds more than that. Loaded once until it is forgotten. */
  copy(earlier: LiveText): Promise<LiveText> {
    const { storage, textId } = this.#options
    this.#copy ??= storage.loadText(textId).then((stored) => {
      if (stored === undefined) throw new Error('the text is gone')
      return this.toLiveText(stored, earlier)
    })
    this.#copy.catch(() => this.forgetCopy())
    return this.#copy
  }

  forgetCopy(): void {
    this.#copy = undefined
  }
}

function newClientId(randomBytes: RandomBytes): number {
  return new DataView(randomBytes(4).slice().buffer).getUint32(0)
}
