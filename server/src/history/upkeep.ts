// Keeps the logs of long texts cheap, in the background: after a checkpoint was stored, what is due is done by the worker of
// the past and written in units of their own. Whatever fails, is killed or done by another process is found due again.
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { Chore } from '../storage/sqlite/log-chores.ts'
import { choreUnit } from './chore-unit.ts'

const MINUTE = 60_000
/** Between two units, so that whoever types hardly waits for them. */
const PAUSE = 200

export interface UpkeepOptions {
  readonly storage: Pick<Storage, 'read' | 'write'>
  readonly past: { chore(textId: string): Promise<Chore | undefined> }
  readonly surroundings: Pick<Surroundings, 'schedule'>
  readonly log: { error(details: Record<string, unknown>, message: string): void }
}

export class Upkeep {
  readonly #options: UpkeepOptions
  /** Up to which checkpoint the log of each text was seen to. */
  readonly #seen = new Map<string, number>()
  #looking: Promise<void> = Promise.resolve()
  #cancel = () => {}
  #isStopped = false

  constructor(options: UpkeepOptions) {
    this.#options = options
  }

  /** Looks in a minute, and every minute after that. */
  start(): void {
    this.#cancel = this.#options.surroundings.schedule(MINUTE, async () => {
      await this.look()
      if (!this.#isStopped) this.start()
    })
  }

  /** Does what is due in the texts that have a new checkpoint; resolves when it is done, and never rejects. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#lookAround())
    return this.#looking
  }

  /** Lets the unit under way be written; nothing is begun any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancel()
    await this.#looking
  }

  async #lookAround(): Promise<void> {
    try {
      for (const { text_id, seq } of await this.#checkpoints()) {
        if (seq === this.#seen.get(text_id)) continue
        if (await this.#seeTo(text_id)) this.#seen.set(text_id, seq)
      }
    } catch (error) {
      if (!this.#isStopped) this.#options.log.error({ error }, 'a log was not packed; it is tried again')
    }
  }

  #checkpoints(): Promise<{ text_id: string; seq: number }[]> {
    return this.#options.storage.read
      .selectFrom('text_checkpoint')
      .groupBy('text_id')
      .select(({ fn }) => ['text_id', fn.max('seq').as('seq')])
      .execute()
  }

  /** Whether everything that was due is done. */
  async #seeTo(textId: string): Promise<boolean> {
    const { past, storage, surroundings } = this.#options
    while (!this.#isStopped) {
      const chore = await past.chore(textId)
      if (!chore) return true
      const { outcome } = await storage.write(choreUnit(storage.read, textId, chore))
      if (outcome !== 'written') return false
      await new Promise<void>((resolve) => surroundings.schedule(PAUSE, resolve))
    }
    return false
  }
}
