import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { writeText } from '../storage/storage-contract.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { CONTENT } from '../testing/sync-house.ts'
import { PastThread } from './past-thread.ts'

let folder: string
let file: string
let storage: SqliteStorage
let workers: Worker[]
let past: PastThread

beforeEach(async () => {
  folder = passingFolder('plenary-past-')
  file = join(folder, 'plenary.db')
  storage = await SqliteStorage.open(file)
  await writeText(storage, 't1')
  const at = '2010-11-09T02:00:00.000Z'
  const first = {
    update: seedDocument(CONTENT, 1),
    actor: 'system',
    city_id: null,
    role: 'system' as const,
    at,
  }
  const text = { textId: 't1', head: 0, lockEpoch: 0, epoch: 'e', claims: [] }
  await storage.write({ text: { ...text, appends: [first] } })
  workers = []
  past = new PastThread(file, () => {
    const url = new URL('./past-worker.ts', import.meta.url)
    const worker = new Worker(url, { workerData: { file } })
    workers.push(worker)
    return worker
  })
})
afterEach(async () => {
  await past.close()
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

test('[PA2] before its first update a text is empty, and a sequence above its head is not found', async () => {
  const before = await past.content('t1', 0)
  expect(before).toMatchObject({ at: null, clauses: [] })
  expect(before?.content.content.map(({ type }) => type)).toEqual(['title', 'preamble', 'clauses', 'closing'])
  expect((await past.content('t1', 1))?.content).toEqual(CONTENT)
  expect(await past.content('t1', 2)).toBeUndefined()
  expect(await past.momentOf('t1', 2)).toBeUndefined()
  expect(await past.content('nothing', 0)).toBeUndefined()
})

test('[PA8] answers come in the order of the questions; where too many wait, another one is refused', async () => {
  const order: number[] = []
  const asked = Array.from({ length: 40 }, (_, index) =>
    past.content('t1', 1).then(
      () => order.push(index),
      (error: unknown) => error,
    ),
  )
  const answers = await Promise.all(asked)
  expect(order).toEqual(Array.from({ length: 33 }, (_, index) => index))
  expect(answers.slice(33).every((answer) => answer instanceof TooManyWaiting)).toBe(true)
  expect(await past.momentOf('t1', 1)).toEqual({ at: '2010-11-09T02:00:00.000Z' })
})

test('[PA9] a worker that dies has failed the question under way, and the next one has another', async () => {
  const failed = past.content('t1', 1).catch((error: Error) => error.message)
  const next = past.momentOf('t1', 0)
  await workers[0]?.terminate()
  expect(await failed).toMatch(/ended/)
  expect(await next).toEqual({ at: null })
  expect(workers).toHaveLength(2)
})

test('[PA65] a question that takes too long has failed, and those behind it are answered', async () => {
  const idle = () => new Worker('setInterval(() => undefined, 1_000)', { eval: true })
  const real = () => new Worker(new URL('./past-worker.ts', import.meta.url), { workerData: { file } })
  const starts = [idle, real]
  const impatient = new PastThread(file, () => (starts.shift() ?? real)(), 2_000)
  const failed = impatient.content('t1', 1).catch((error: Error) => error.message)
  const next = impatient.momentOf('t1', 0)
  expect(await failed).toMatch(/ended/)
  expect(await next).toEqual({ at: null })
  await impatient.close()
})

test('[PA9] closed, it answers nothing any more, and what waits is not left waiting', async () => {
  const asked = [past.content('t1', 1), past.content('t1', 0)].map((each) => each.catch(() => 'refused'))
  await past.close()
  expect(await Promise.all(asked)).toEqual(['refused', 'refused'])
  await expect(past.momentOf('t1', 1)).rejects.toThrow(/closed/)
})
