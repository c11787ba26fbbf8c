// The worker thread that reads the past: one question at a time, on a reading connection of its own.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { type Reply, replyWith } from '../threads/reply.ts'
import type { Question } from './past-questions.ts'
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

function reply(history: TextHistory, [name, ...given]: Question): Reply<unknown> {
  const method = history[name] as (...given: unknown[]) => unknown
  return replyWith(() => method.apply(history, given))
}
