// Whether what a text writes holds: its people and the operator's log are told once when it fails or hangs, and once when
// it works again.
import type { Storage, Unit } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { SyncLog } from './sync-log.ts'

/** What takes longer than this counts as failing until a write holds. */
const TOO_LONG = 2_000

export interface WriteWatchOptions {
  readonly textId: string
  readonly surroundings: Pick<Surroundings, 'schedule'>
  readonly log: SyncLog
  onFailing(): void
  onWorking(): void
}

export class WriteWatch {
  readonly #options: WriteWatchOptions
  #isFailing = false

  constructor(options: WriteWatchOptions) {
    this.#options = options
  }

  get isFailing(): boolean {
    return this.#isFailing
  }

  /** Runs what writes. The answer is its own, however long it takes. */
  async over<T>(write: () => Promise<T>): Promise<T> {
    const hangs = () => this.fails(new Error('the write hangs'))
    const cancel = this.#options.surroundings.schedule(TOO_LONG, hangs)
    try {
      return await write()
    } finally {
      cancel()
    }
  }

  fails(cause: unknown): void {
    if (this.#isFailing) return
    this.#isFailing = true
    const { log, textId, onFailing } = this.#options
    log.error({ error: cause, textId }, 'the disk fails; what is to be written waits')
    onFailing()
  }

  /** A write held. */
  works(): void {
    if (!this.#isFailing) return
    this.#isFailing = false
    const { log, textId, onWorking } = this.#options
    log.info({ textId }, 'the disk works again')
    onWorking()
  }
}

/** Writes what is there already: shows whether the disk works again where a command that hung did not say so. */
export function unitToTry({ storage, textId }: { storage: Pick<Storage, 'read'>; textId: string }): Unit {
  const query = storage.read
    .updateTable('text')
    .set((text) => ({ head: text.ref('head') }))
    .where('id', '=', textId)
    .compile()
  return { statements: [{ query }] }
}
