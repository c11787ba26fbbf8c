// The worker thread that reads the past: one question at a time, on a reading connection of its own.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import type { Question, Reply } from './past-questions.ts'
import { TextHistory } from './text-history.ts'

if (!parentPort) throw new Error('the past is read in a worker')
serve(parentPort, new PastReader((workerData as { file: string }).file))

function serve(port: MessagePort, reader: PastReader): void {
  const history = new TextHistory(reader)
  port.on('message', (question: Question | 'close') => {
    if (question !== 'close') return port.postMessage(reply(history, question))
    reader.close()
    port.close()
  })
}

function reply(history: TextHistory, [name, ...given]: Question): Reply {
  try {
    const method = history[name] as (...given: unknown[]) => unknown
    return { answer: method.apply(history, given) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
