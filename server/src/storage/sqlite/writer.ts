// The main thread's end of the writing worker: jobs go in, in order; results come back. A worker that dies has failed
// everything under way, and is started again for the next job.
import { Worker } from 'node:worker_threads'
import type { Job, JobResult, ResultMessage } from './jobs.ts'

export class Writer {
  readonly #file: string
  readonly #waiting = new Map<number, (result: JobResult) => void>()
  #worker: Worker
  #count = 0
  #isClosing = false

  private constructor(file: string, worker: Worker) {
    this.#file = file
    this.#worker = worker
    this.#listen(worker)
  }

  /** Resolves when the file is open and has the newest schema. Throws in words when it can't be. */
  static async open(file: string): Promise<Writer> {
    return new Writer(file, await startWorker(file))
  }

  write(job: Job): Promise<JobResult> {
    if (this.#isClosing) return Promise.resolve({ outcome: 'failed', message: 'the storage is closed' })
    this.#count += 1
    const id = this.#count
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage({ id, job })
    })
  }

  /** Writes what was handed in, then closes the file. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()))
    this.#worker.postMessage('close')
    await ended
  }

  #listen(worker: Worker): void {
    worker.on('message', ({ id, result }: ResultMessage) => {
      this.#waiting.get(id)?.(result)
      this.#waiting.delete(id)
    })
    worker.on('error', (error) => this.#failAll(error instanceof Error ? error.message : String(error)))
    worker.once('exit', () => {
      this.#failAll('the writing worker ended')
      if (!this.#isClosing) void this.#restart()
    })
  }

  async #restart(): Promise<void> {
    try {
      this.#worker = await startWorker(this.#file)
      this.#listen(this.#worker)
    } catch {
      setTimeout(() => void this.#restart(), 500).unref()
    }
  }

  #failAll(message: string): void {
    for (const resolve of this.#waiting.values()) resolve({ outcome: 'failed', message })
    this.#waiting.clear()
  }
}

function startWorker(file: string): Promise<Worker> {
  const worker = new Worker(new URL('./writing-worker.ts', import.meta.url), { workerData: { file } })
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.off('error', reject)
      resolve(worker)
    })
    worker.once('error', reject)
  })
}
