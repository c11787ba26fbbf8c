// Checks what was signed outside in a worker thread, one after another: nobody who types waits for a file of others, and one that is made
// to be read for ever is given up.
import { Worker } from 'node:worker_threads'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import type { OutsideFault, OutsideSignature } from './outside-signature.ts'

/** So many wait at most: each keeps its file in memory. */
const MOST_WAITING = 4
/** A worker that would need more of the heap is ended instead of the process. */
const MOST_MEGABYTES = 1_024
const PATIENCE = 15_000

export interface OutsideJob {
  readonly base: Bytes
  readonly uploaded: Bytes
  readonly field: string
  /** Certificates, DER. */
  readonly roots: readonly Bytes[]
  /** Of others, trusted by the operator. */
  readonly trusted: readonly Bytes[]
  readonly now: string
}

export class OutsideThread {
  readonly #worker: URL
  readonly #patience: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({
    worker = new URL('./outside-worker.ts', import.meta.url),
    patience = PATIENCE,
  }: { readonly worker?: URL; readonly patience?: number } = {}) {
    this.#worker = worker
    this.#patience = patience
  }

  /** What ends before it is judged is unreadable. Throws `TooManyWaiting` when too many wait. */
  async check(job: OutsideJob): Promise<OutsideSignature | OutsideFault> {
    if (this.#waiting >= MOST_WAITING) throw new TooManyWaiting()
    this.#waiting += 1
    const checked = this.#last.then(() => this.#inWorker(job))
    this.#last = checked
    try {
      return await checked
    } finally {
      this.#waiting -= 1
    }
  }

  #inWorker(job: OutsideJob): Promise<OutsideSignature | OutsideFault> {
    return new Promise((resolve) => {
      const worker = new Worker(this.#worker, {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      })
      const timer = setTimeout(() => void worker.terminate(), this.#patience)
      worker.on('message', (message: object) => {
        // Under `node --watch` Node's own messages about imports come in between.
        if ('checked' in message) resolve((message as OutsideReply).checked)
      })
      // Only a file that is too large for the heap ends it so, or a bug that no other file meets.
      worker.once('error', () => resolve('pdf-unreadable'))
      worker.once('exit', () => {
        clearTimeout(timer)
        resolve('pdf-unreadable')
      })
    })
  }
}

export interface OutsideReply {
  readonly checked: OutsideSignature | OutsideFault
}
