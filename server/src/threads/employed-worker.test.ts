import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { EmployedWorker } from './employed-worker.ts'

const ECHO = `const { parentPort } = require('node:worker_threads')
  parentPort.on('message', (answer) => parentPort.postMessage({ answer }))`

test('[PG13] what is asked while an idle worker is ending has another one', async () => {
  const started: Worker[] = []
  const asked = Promise.withResolvers<string>()
  const start = () => {
    const worker = new Worker(ECHO, { eval: true })
    const end = worker.terminate.bind(worker)
    worker.terminate = () => {
      if (worker === started[0]) asked.resolve(employed.ask('meanwhile', 'only'))
      return end()
    }
    started.push(worker)
    return worker
  }
  const employed = new EmployedWorker<string, string>({
    ...{ start, lines: ['only'], patience: 60_000, idle: 1 },
    because: { ended: 'ended', closed: 'closed' },
  })
  expect(await employed.ask('first', 'only')).toBe('first')
  expect(await asked.promise).toBe('meanwhile')
  expect(started).toHaveLength(2)
  await employed.close()
})
