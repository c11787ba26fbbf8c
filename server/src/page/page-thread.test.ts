import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { isRefusal } from '@plenary/shared/refusal'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import { composedIn } from '../testing/ten-languages.ts'
import { PageFonts } from './page-fonts.ts'
import type { Page } from './page-jobs.ts'
import { PageThread } from './page-thread.ts'

const fonts = new PageFonts()
const short = composedIn('en')
let workers: Worker[]
let thread: PageThread
const opened: PageThread[] = []

function open(idle?: number): PageThread {
  const start = () => {
    const url = new URL('./page-worker.ts', import.meta.url)
    const worker = new Worker(url, { workerData: { fontFolder: fonts.folder } })
    workers.push(worker)
    return worker
  }
  const page = new PageThread(fonts, { start, ...(idle === undefined ? {} : { idle }) })
  opened.push(page)
  return page
}

beforeEach(() => {
  workers = []
  thread = open()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

async function bytesOf(page: PageThread, language: string): Promise<string> {
  const answer = await page.renderPage([composedIn(language)])
  if (isRefusal(answer)) throw new Error(answer.refused)
  return Buffer.from(answer.bytes).toString('base64')
}

test('[PG7] the same declaration gives the same bytes, again and in another worker', async () => {
  const first = await bytesOf(thread, 'ja')
  expect(await bytesOf(thread, 'en')).not.toBe(first)
  expect(await bytesOf(thread, 'ja')).toBe(first)
  expect(await bytesOf(open(), 'ja')).toBe(first)
})

test('[PG7] no network is needed', async () => {
  if (spawnSync('unshare', ['-rn', 'true']).status !== 0) return // not every machine lets a test leave its network
  const folder = mkdtempSync(join(tmpdir(), 'plenary-page-'))
  const script = join(folder, 'script.mjs')
  const of = (name: string) => JSON.stringify(join(import.meta.dirname, name))
  writeFileSync(
    script,
    `import { PageThread } from ${of('page-thread.ts')}
     import { PageFonts } from ${of('page-fonts.ts')}
     import { composedIn } from ${of('../testing/ten-languages.ts')}
     const thread = new PageThread(new PageFonts())
     const { bytes } = await thread.renderPage([composedIn('ja')])
     process.stdout.write(Buffer.from(bytes).toString('base64'))
     await thread.close()`,
  )
  const alone = execFileSync('unshare', ['-rn', process.execPath, script], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  expect(alone).toBe(await bytesOf(thread, 'ja'))
})

test('[PG13][PG17] pages are set one after another, but who signs waits for nobody who downloads; where too many wait, another one is refused', async () => {
  const order: unknown[] = []
  const noted = (name: unknown, page: Promise<unknown>) =>
    page.then(
      () => order.push(name),
      (error: unknown) => error,
    )
  const numbers = Array.from({ length: 36 }, (_, index) => index)
  const downloads = numbers.map((index) => noted(index, thread.renderPage([short])))
  const opening = noted('opening', thread.renderPage([short], 'signing'))
  const answers = await Promise.all(downloads)
  await opening
  expect(order).toEqual([0, 'opening', ...numbers.slice(1, 33)])
  expect(answers.slice(33).every((answer) => answer instanceof TooManyWaiting)).toBe(true)
  expect(workers).toHaveLength(1)
})

test('[PG13] a worker that dies has failed its page, and the next one has another; one that nobody asks is ended', async () => {
  const failed = thread.renderPage([short]).catch((error: Error) => error.message)
  const next = thread.renderPage([short])
  await workers[0]?.terminate()
  expect(await failed).toMatch(/ended/)
  expect(((await next) as Page).boxes).toHaveLength(3)
  expect(workers).toHaveLength(2)

  const idle = open(1)
  await idle.renderPage([short])
  await vi.waitFor(() => expect(workers[2]?.threadId).toBe(-1))
  expect(await idle.renderPage([short])).toHaveProperty('bytes')
  expect(workers).toHaveLength(4)
})
