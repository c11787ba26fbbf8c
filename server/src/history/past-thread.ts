// The main thread's end of the worker that reads the past.
import { Worker } from 'node:worker_threads'
import type { TextPast } from '../ports/text-past.ts'
import { EmployedWorker } from '../threads/employed-worker.ts'
import type { AnswerTo, Question } from './past-questions.ts'

/** A worker that would need more is ended instead of the process. */
const MOST_MEGABYTES = 1_024
const PATIENCE = 60_000

export class PastThread implements TextPast {
  readonly #worker: EmployedWorker<Question, unknown>

  constructor(file: string, start: () => Worker = () => startPastWorker(file), patience = PATIENCE) {
    this.#worker = new EmployedWorker({
      start,
      lines: ['only'],
      patience,
      because: { ended: 'the worker of the past ended', closed: 'the past is closed' },
    })
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
  close(): Promise<void> {
    return this.#worker.close()
  }

  #ask<Name extends Question[0]>(question: Extract<Question, readonly [Name, ...unknown[]]>) {
    return this.#worker.ask(question, 'only') as Promise<AnswerTo<Name>>
  }
}

function startPastWorker(file: string): Worker {
  return new Worker(new URL('./past-worker.ts', import.meta.url), {
    workerData: { file },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
}
