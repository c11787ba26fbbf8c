// When a text's whole state is stored, so that the next load has little to replay. Losing one loses nothing.
import * as Y from 'yjs'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { LiveText } from './live-text.ts'
import type { SyncLog } from './sync-log.ts'

const DUE_AFTER_UPDATES = 500
const DUE_AFTER_BYTES = 1024 * 1024
/** In a hall that types without a pause, encoding the state more often would cost more than it saves. */
const LEAST_PAUSE = 30_000

export interface CheckpointOptions {
  readonly textId: string
  readonly storage: Pick<Storage, 'storeCheckpoint'>
  readonly surroundings: Pick<Surroundings, 'now'>
  readonly log: SyncLog
}

export class Checkpoints {
  readonly #options: CheckpointOptions
  #updates: number
  #bytes: number
  #storedAt: number

  /** @param loaded the text as stored: a checkpoint's state or the first update, then those after it */
  constructor(options: CheckpointOptions, loaded: readonly Uint8Array[]) {
    const tail = loaded.slice(1)
    this.#options = options
    this.#updates = tail.length
    this.#bytes = tail.reduce((sum, update) => sum + update.length, 0)
    this.#storedAt = options.surroundings.now() - LEAST_PAUSE
  }

  count(appends: readonly { readonly update: Uint8Array }[]): void {
    this.#updates += appends.length
    this.#bytes += appends.reduce((sum, { update }) => sum + update.length, 0)
  }

  storeIfDue(text: LiveText): void {
    const isDue = this.#updates >= DUE_AFTER_UPDATES || this.#bytes >= DUE_AFTER_BYTES
    const since = Math.abs(this.#options.surroundings.now() - this.#storedAt)
    if (isDue && since >= LEAST_PAUSE) void this.store(text)
  }

  /** Stores the durable state, if anything was written since the last time. */
  async store(text: LiveText): Promise<void> {
    if (this.#updates === 0) return
    const { storage, surroundings, textId, log } = this.#options
    this.#updates = 0
    this.#bytes = 0
    this.#storedAt = surroundings.now()
    try {
      await storage.storeCheckpoint(textId, text.head, Y.encodeStateAsUpdate(text.doc))
    } catch (error) {
      log.error({ error, textId }, 'a checkpoint was not stored; the log has everything')
    }
  }
}
