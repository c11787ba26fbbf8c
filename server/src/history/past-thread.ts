// The main thread's end of the worker that reads the past: one question at a time, in the order in which they came. A
// worker that dies has failed the question under way, and the next one has another worker.
import { Worker } from 'node:worker_threads'
import type { TextPast } from '../ports/text-past.ts'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import type { AnswerTo, Question, Reply } from './past-questions.ts'

/** So many questions wait at most. */
const MOST_WAITING = 32
/** A worker that would need more is ended instead of the process. */
const MOST_MEGABYTES = 1_024
/** A worker that needs longer for one question is ended: others wait behind it. */
const PATIENCE = 60_000

interface Waiting {
  readonly question: Question
  resolve(answer: unknown): void
  reject(error: Error): void
}

export class PastThread implements TextPast {
  readonly #start: () => Worker
  readonly #patience: number
  readonly #waiting: Waiting[] = []
  #worker: Worker | undefined
  #underWay: Waiting | undefined
  #isClosed = false
  #cancelEnd = () => {}

  /** The worker is started with the first question: a server that nobody asks of the past needs none. */
  constructor(file: string, start: () => Worker = () => startPastWorker(file), patience = PATIENCE) {
    this.#start = start
    this.#patience = patience
  }

  content(...given: Parameters<TextPast['content']>): Promise<AnswerTo<'content'>> {
    return this.#ask(['content', ...given])
  }

  momentOf(...given: Parameters<TextPast['momentOf']>): Promise<AnswerTo<'momentOf'>> {
    return this.#ask(['momentOf', ...given])
  }

  sequenceAt(...given: Parameters<TextPast['sequenceAt']>): Promise<AnswerTo<'sequenceAt'>> {
    return this.#ask(['sequenceAt', ...given])
  }

  compare(...given: Parameters<TextPast['compare']>): Promise<AnswerTo<'compare'>> {
    return this.#ask(['compare', ...given])
  }

  compareWith(...given: Parameters<TextPast['compareWith']>): Promise<AnswerTo<'compareWith'>> {
    return this.#ask(['compareWith', ...given])
  }

  work(...given: Parameters<TextPast['work']>): Promise<AnswerTo<'work'>> {
    return this.#ask(['work', ...given])
  }

  strokeOf(...given: Parameters<TextPast['strokeOf']>): Promise<AnswerTo<'strokeOf'>> {
    return this.#ask(['strokeOf', ...given])
  }

  /** The next thing that is due in the log of a text, done but for the writing. */
  chore(textId: string): Promise<AnswerTo<'chore'>> {
    return this.#ask(['chore', textId])
  }

  /** Fails what waits and is under way, then ends the worker. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancelEnd()
    const given = [this.#underWay, ...this.#waiting.splice(0)]
    this.#underWay = undefined
    for (const each of given) each?.reject(new Error('the past is closed'))
    await this.#worker?.terminate()
  }

  #ask<Name extends Question[0]>(question: Extract<Question, readonly [Name, ...unknown[]]>) {
    return new Promise<AnswerTo<Name>>((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('the past is closed'))
      if (this.#waiting.length >= MOST_WAITING) return reject(new TooManyWaiting())
      this.#waiting.push({ question, resolve: resolve as (answer: unknown) => void, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#underWay) return
    this.#underWay = this.#waiting.shift()
    if (!this.#underWay) return
    this.#worker ??= this.#employ(this.#start())
    const worker = this.#worker
    const end = setTimeout(() => void worker.terminate(), this.#patience)
    this.#cancelEnd = () => clearTimeout(end)
    worker.postMessage(this.#underWay.question)
  }

  #employ(worker: Worker): Worker {
    let because = 'the worker of the past ended'
    worker.on('message', (message: Reply | object) => {
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

  #settle(reply: Reply): void {
    this.#cancelEnd()
    const asked = this.#underWay
    this.#underWay = undefined
    if ('failure' in reply) asked?.reject(new Error(reply.failure))
    else asked?.resolve(reply.answer)
    this.#next()
  }
}

function startPastWorker(file: string): Worker {
  return new Worker(new URL('./past-worker.ts', import.meta.url), {
    workerData: { file },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
}
