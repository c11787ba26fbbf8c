// The main thread's end of the worker that sets pages. One that nobody asks for a while is ended: it holds the fonts in memory.
import { Worker } from 'node:worker_threads'
import type { Refusal } from '@plenary/shared/refusal'
import { EmployedWorker } from '../threads/employed-worker.ts'
import type { Declarations } from './page-data.ts'
import type { PageFonts } from './page-fonts.ts'
import type { Page, PageQuestion } from './page-jobs.ts'
import type { StampContent } from './stamp-data.ts'

/** A worker that would need more of the heap is ended instead of the process. */
const MOST_MEGABYTES = 512
const PATIENCE = 60_000
const IDLE = 5 * 60_000

type Line = 'signing' | 'downloads'

export interface PageThreadOptions {
  readonly start?: () => Worker
  readonly patience?: number
  readonly idle?: number
}

export class PageThread {
  readonly #worker: EmployedWorker<PageQuestion, Page | Refusal, Line>

  constructor({ folder }: PageFonts, options: PageThreadOptions = {}) {
    this.#worker = new EmployedWorker({
      start: options.start ?? (() => startPageWorker(folder)),
      lines: ['signing', 'downloads'],
      patience: options.patience ?? PATIENCE,
      idle: options.idle ?? IDLE,
      because: { ended: 'the worker of pages ended', closed: 'no more pages are set' },
    })
  }

  /**
   * The page of a text, or of several of one declaration, each beginning a page of its own. Throws `TooManyWaiting` where too many
   * wait; refuses `font-missing` and `letter-without-font`.
   */
  renderPage(declarations: Declarations, line: Line = 'downloads'): Promise<Page | Refusal> {
    return this.#worker.ask(['page', declarations], line)
  }

  /** A visible signature of exactly the size of its box, as a PDF of one page. Throws and refuses in the same way. */
  async renderStamp(content: StampContent): Promise<Uint8Array<ArrayBuffer> | Refusal> {
    const stamp = await this.#worker.ask(['stamp', content], 'signing')
    return 'refused' in stamp ? stamp : stamp.bytes
  }

  /** Fails what waits and is under way, then ends the worker. */
  close(): Promise<void> {
    return this.#worker.close()
  }
}

function startPageWorker(fontFolder: string): Worker {
  return new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData: { fontFolder },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
}
