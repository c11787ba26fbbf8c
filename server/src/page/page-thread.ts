// The main thread's end of the worker that sets pages: one after another, nobody who types waits for it. A worker that
// dies has failed the page under way, one that nobody asks for a while is ended: it holds the fonts in memory.
import { Worker } from 'node:worker_threads'
import type { Refusal } from '@plenary/shared/refusal'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import type { Declarations } from './page-data.ts'
import type { PageFonts } from './page-fonts.ts'
import type { Page, PageQuestion, PageReply } from './page-jobs.ts'
import type { StampContent } from './stamp-data.ts'

/** So many pages of a kind wait at most: each keeps its declaration in memory. */
const MOST_WAITING = 32
/** A worker that would need more of the heap is ended instead of the process. */
const MOST_MEGABYTES = 512
/** A worker that needs longer for one page is ended: others wait behind it. */
const PATIENCE = 60_000
const IDLE = 5 * 60_000

type Queue = 'signing' | 'downloads'

interface Waiting {
  readonly question: PageQuestion
  resolve(answer: Page | Refusal): void
  reject(error: Error): void
}

export interface PageThreadOptions {
  readonly start?: () => Worker
  readonly patience?: number
  readonly idle?: number
}

export class PageThread {
  readonly #start: () => Worker
  readonly #patience: number
  readonly #idle: number
  /** Who signs waits for nobody who downloads. */
  readonly #waiting: Record<Queue, Waiting[]> = { signing: [], downloads: [] }
  #worker: Worker | undefined
  #underWay: Waiting | undefined
  #isClosed = false
  #timer: NodeJS.Timeout | undefined

  /** The worker is started with the first page. */
  constructor({ folder }: PageFonts, options: PageThreadOptions = {}) {
    this.#start = options.start ?? (() => startPageWorker(folder))
    this.#patience = options.patience ?? PATIENCE
    this.#idle = options.idle ?? IDLE
  }

  /**
   * The page of a text, or of several of one declaration, each beginning a page of its own. Throws `TooManyWaiting` where too many
   * wait; refuses `font-missing` and `letter-without-font`.
   */
  renderPage(declarations: Declarations, queue: Queue = 'downloads'): Promise<Page | Refusal> {
    return this.#ask(queue, ['page', declarations])
  }

  /** A visible signature of exactly the size of its box, as a PDF of one page. Throws and refuses in the same way. */
  async renderStamp(content: StampContent): Promise<Uint8Array<ArrayBuffer> | Refusal> {
    const stamp = await this.#ask('signing', ['stamp', content])
    return 'refused' in stamp ? stamp : stamp.bytes
  }

  /** Fails what waits and is under way, then ends the worker. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    const { signing, downloads } = this.#waiting
    const given = [this.#underWay, ...signing.splice(0), ...downloads.splice(0)]
    this.#underWay = undefined
    for (const each of given) each?.reject(new Error('no more pages are set'))
    await this.#worker?.terminate()
  }

  #ask(queue: Queue, question: PageQuestion): Promise<Page | Refusal> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('no more pages are set'))
      const waiting = this.#waiting[queue]
      if (waiting.length >= MOST_WAITING) return reject(new TooManyWaiting())
      waiting.push({ question, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#underWay) return
    clearTimeout(this.#timer)
    this.#underWay = this.#waiting.signing.shift() ?? this.#waiting.downloads.shift()
    if (this.#underWay) this.#worker ??= this.#employ(this.#start())
    const worker = this.#worker
    this.#timer = setTimeout(() => void worker?.terminate(), this.#underWay ? this.#patience : this.#idle)
    if (this.#underWay) worker?.postMessage(this.#underWay.question)
    else this.#timer.unref()
  }

  #employ(worker: Worker): Worker {
    let because = 'the worker of pages ended'
    worker.on('message', (message: PageReply | object) => {
      // Under `node --watch` Node's own messages about imports come in between.
      if ('answer' in message || 'failure' in message) this.#settle(message)
    })
    worker.on('error', (error) => {
      because = error instanceof Error ? error.message : String(error)
    })
    worker.once('exit', () => {
      this.#worker = undefined
      if (this.#underWay) this.#settle({ failure: because })
    })
    return worker
  }

  #settle(reply: PageReply): void {
    const asked = this.#underWay
    this.#underWay = undefined
    if ('failure' in reply) asked?.reject(new Error(reply.failure))
    else asked?.resolve(reply.answer)
    this.#next()
  }
}

function startPageWorker(fontFolder: string): Worker {
  return new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData: { fontFolder },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
}
