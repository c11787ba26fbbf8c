// The main thread's end of the writing worker: jobs go in, in order; results come back. A worker that dies has failed
// everything under way, and another one is started; until it is there, every job fails at once.
import { Worker } from 'node:worker_threads'
import { CannotOpen } from '../../ports/cannot-open.ts'
import type { Job, JobResult, ReadyMessage, ResultMessage } from './jobs.ts'

const RESTART_AFTER = 500

/** Starts a worker; rejects when the file can't be opened. */
export type StartWorker = () => Promise<Worker>

export class Writer {
  readonly #start: StartWorker
  readonly #waiting = new Map<number, (result: JobResult) => void>()
  #worker: Worker | undefined
  #count = 0
  #isClosing = false

  private constructor(start: StartWorker, worker: Worker) {
    this.#start = start
    this.#employ(worker)
  }

  /** Resolves when the file is open and has the newest schema. Throws `CannotOpen` when it can't be. */
  static async open(start: StartWorker): Promise<Writer> {
    return new Writer(start, await start())
  }

  write(job: Job): Promise<JobResult> {
    if (this.#isClosing) return Promise.resolve({ outcome: 'failed', message: 'the storage is closed' })
    const worker = this.#worker
    if (!worker)
      return Promise.resolve({ outcome: 'failed', message: 'the writing worker is starting again' })
    this.#count += 1
    const id = this.#count
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      worker.postMessage({ id, job })
    })
  }

  /** Writes what was handed in, then closes the file. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const worker = this.#worker
    if (!worker) return
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    worker.postMessage('close')
    await ended
  }

  #employ(worker: Worker): void {
    this.#worker = worker
    worker.on('message', ({ id, result }: ResultMessage) => {
      this.#waiting.get(id)?.(result)
      this.#waiting.delete(id)
    })
    worker.on('error', (error) => this.#failAll(error instanceof Error ? error.message : String(error)))
    worker.once('exit', () => {
      this.#worker = undefined
      this.#failAll('the writing worker ended')
      if (!this.#isClosing) void this.#replace()
    })
  }

  async #replace(): Promise<void> {
    try {
      const worker = await this.#start()
      if (this.#isClosing) worker.postMessage('close')
      else this.#employ(worker)
    } catch {
      setTimeout(() => void this.#replace(), RESTART_AFTER).unref()
    }
  }

  #failAll(message: string): void {
    for (const resolve of this.#waiting.values()) resolve({ outcome: 'failed', message })
    this.#waiting.clear()
  }
}

/** Starts the worker that writes `file`. */
export function startWritingWorker(file: string): Promise<Worker> {
  const worker = new Worker(new URL('./writing-worker.ts', import.meta.url), { workerData: { file } })
  return new Promise((resolve, reject) => {
    const hear = (message: ReadyMessage | object) => {
      // Under `node --watch` Node's own messages about imports come in between.
      if (!('ready' in message)) return
      worker.off('message', hear).off('error', reject)
      if (message.ready) resolve(worker)
      else reject(new CannotOpen(message.because))
    }
    worker.on('message', hear).once('error', reject)
  })
}
