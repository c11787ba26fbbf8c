// Makes files in a worker thread, one after another: nobody who types waits for it.
import { Worker } from 'node:worker_threads'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'

/** So many files wait at most: each keeps what it is made of in memory. */
const MOST_WAITING = 16
/** A worker that would need more is ended instead of the process. */
const MOST_MEGABYTES = 512

export class FileThread<Job> {
  readonly #worker: URL
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** @param worker the module that is given a job as `workerData` and posts the bytes */
  constructor(worker: URL) {
    this.#worker = worker
  }

  /**
   * Throws `TooManyWaiting` when too many wait.
   *
   * @param given what of the job is the worker's from then on, instead of being copied
   */
  async write(job: Job, given: readonly ArrayBuffer[] = []): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#waiting >= MOST_WAITING) throw new TooManyWaiting()
    this.#waiting += 1
    const written = this.#last.then(() => this.#inWorker(job, given))
    this.#last = written.catch(() => undefined)
    try {
      return await written
    } finally {
      this.#waiting -= 1
    }
  }

  /** A worker for one file: the writer of Word documents is large, and most servers are hardly ever asked for one. */
  #inWorker(job: Job, given: readonly ArrayBuffer[]): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#worker, {
        workerData: job,
        transferList: [...given],
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      })
      worker.on('message', (message: object) => {
        // Under `node --watch` Node's own messages about imports come in between.
        if (message instanceof Uint8Array) resolve(message as Uint8Array<ArrayBuffer>)
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the worker ended before the file was written')))
    })
  }
}
