// The main thread's end of a worker that is asked one question at a time: nobody who types waits for it. A worker that dies has failed the
// question under way, and the next one has another worker.
import type { Worker } from 'node:worker_threads'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import { messageOf, type Reply } from './reply.ts'

/** So many questions wait at most in each line: they keep in memory what they are about. */
const MOST_WAITING = 32

export interface Employment<Line extends string> {
  /** Called with the first question, and with the first one after a worker ended: a server that nobody asks needs none. */
  readonly start: () => Worker
  /** Who stands in the first of the lines waits for nobody in those behind it. */
  readonly lines: readonly Line[]
  /** Milliseconds; a worker that needs longer for one question is ended, since others wait behind it. */
  readonly patience: number
  /** Milliseconds; a worker that nobody asks for so long is ended. Without it, it stays. */
  readonly idle?: number
  /** Why a question fails whose worker ended, or that comes after `close`. */
  readonly because: { readonly ended: string; readonly closed: string }
}

interface Waiting<Question, Answer> {
  readonly question: Question
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** The worker posts a `Reply` for each question, in their order. */
export class EmployedWorker<Question, Answer, Line extends string = 'only'> {
  readonly #employment: Employment<Line>
  readonly #waiting: ReadonlyMap<Line, Waiting<Question, Answer>[]>
  #worker: Worker | undefined
  #underWay: Waiting<Question, Answer> | undefined
  #isClosed = false
  #timer: NodeJS.Timeout | undefined

  constructor(employment: Employment<Line>) {
    this.#employment = employment
    this.#waiting = new Map(employment.lines.map((line) => [line, []]))
  }

  /** Rejects with `TooManyWaiting` where too many wait in that line. */
  ask(question: Question, line: Line): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error(this.#employment.because.closed))
      const waiting = this.#waiting.get(line) ?? []
      if (waiting.length >= MOST_WAITING) return reject(new TooManyWaiting())
      waiting.push({ question, resolve, reject })
      this.#next()
    })
  }

  /** Fails what waits and is under way, then ends the worker. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    const given = [this.#underWay, ...[...this.#waiting.values()].flatMap((line) => line.splice(0))]
    this.#underWay = undefined
    for (const each of given) each?.reject(new Error(this.#employment.because.closed))
    await this.#worker?.terminate()
  }

  #next(): void {
    if (this.#underWay) return
    clearTimeout(this.#timer)
    this.#underWay = [...this.#waiting.values()].find((line) => line.length > 0)?.shift()
    if (this.#underWay) this.#give(this.#underWay.question)
    else this.#awaitIdle()
  }

  #give(question: Question): void {
    this.#worker ??= this.#employ(this.#employment.start())
    const worker = this.#worker
    this.#timer = setTimeout(() => void worker.terminate(), this.#employment.patience)
    worker.postMessage(question)
  }

  #awaitIdle(): void {
    const { idle } = this.#employment
    if (idle === undefined) return
    this.#timer = setTimeout(() => {
      const worker = this.#worker
      // A question that comes while it is ending has another one.
      this.#worker = undefined
      void worker?.terminate()
    }, idle).unref()
  }

  #employ(worker: Worker): Worker {
    let because = this.#employment.because.ended
    worker.on('message', (message: Reply<Answer> | object) => {
      // Under `node --watch` Node's own messages about imports come in between.
      if ('answer' in message || 'failure' in message) this.#settle(message)
    })
    worker.on('error', (error) => {
      because = messageOf(error)
    })
    worker.once('exit', () => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      if (this.#underWay) this.#settle({ failure: because })
    })
    return worker
  }

  #settle(reply: Reply<Answer>): void {
    const asked = this.#underWay
    this.#underWay = undefined
    if ('failure' in reply) asked?.reject(new Error(reply.failure))
    else asked?.resolve(reply.answer)
    this.#next()
  }
}
