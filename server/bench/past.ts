// What a long past costs: any moment of it, the comparison of two, the bytes that it takes, and what those who type notice
// while it is packed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as rest } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { seededRandom } from '@plenary/shared/testing/random'
import { PastThread } from '../src/history/past-thread.ts'
import { SqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts'
import { createText } from '../wire/create-text.ts'
import { percentile } from '../wire/honest-pair.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { signIn } from '../wire/target.ts'
import { clauseText } from '../wire/wire-client.ts'
import { packAll, play, seedAuthors, TextWriter } from './store-past.ts'
import { readTrace } from './trace.ts'

const MOMENTS = 50
const CLAUSES = 200
const WORDS = 60
const CHANGED = 60
const REPLACED = 30
const PAIRS = 10

export async function benchPast(): Promise<string> {
  const trace = readTrace()
  if (!trace) return '## The past of a text\n\nThe editing trace is not there.\n'
  const folder = await mkdtemp(join(tmpdir(), 'plenary-past-'))
  const file = join(folder, 'plenary.db')
  const product = await startProduct(folder)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const long = await createText(product, cookie, 'A long past', 4)
  const wide = await createText(product, cookie, 'Many clauses', CLAUSES)
  const typed = await createText(product, cookie, 'Typed meanwhile', 1)
  await product.end('SIGTERM')
  const storage = await SqliteStorage.open(file)
  const edits = await play(storage, long, trace)
  const heads = await playWide(storage, wide)
  const before = bytesOf(file, long)
  const unpacked = await momentsOf(file, long)
  const alone = await typing(storage, typed, rest(3_000))
  const packing = performance.now()
  const beside = await typing(storage, typed, packAll(storage, file))
  const packed = (performance.now() - packing) / 1_000
  const after = bytesOf(file, long)
  const moments = await momentsOf(file, long)
  const compared = await comparisons(file, wide, heads)
  await storage.close()
  await rm(folder, { recursive: true, force: true })
  const perEdit = (bytes: number) => (bytes / edits).toFixed(1)
  const cells = (values: readonly number[]) =>
    [0.5, 1].map((share) => percentile(values, share).toFixed(0)).join(' | ')
  const row = (name: string, { computed, waited }: Took) =>
    `| ${name} | ${cells(computed)} | ${cells(waited)} |`
  const keys = (name: string, values: readonly number[]) =>
    `| ${name} | ${[0.5, 0.95, 1].map((share) => percentile(values, share).toFixed(0)).join(' | ')} |`
  return [
    '## The past of a text',
    '',
    `${edits} edits by 200 authors in one text; ${MOMENTS} moments of it at random. Milliseconds that the worker computes, and until the answer is on the main thread.`,
    '',
    '| | computed, p50 | worst | waited, p50 | worst |',
    '|---|---|---|---|---|',
    row('a moment, nothing packed yet', unpacked.first),
    row('a moment, packed, first asked for', moments.first),
    row('asked for again', moments.again),
    '',
    `The worker's heap had ${moments.megabytes} MB then. Two moments of a text of ${CLAUSES} clauses of ${WORDS} words, ${CHANGED} of them heavily changed (${heads.now - heads.before} edits):`,
    '',
    '| | computed, p50 | worst | waited, p50 | worst |',
    '|---|---|---|---|---|',
    row('compared, the first time in a new worker', compared.cold),
    row('compared, moments that were not asked for before', compared.fresh),
    row('compared again', compared.again),
    '',
    '| bytes of the file an edit | log | checkpoints | together |',
    '|---|---|---|---|',
    `| before packing | ${perEdit(before.log)} | ${perEdit(before.states)} | ${perEdit(before.log + before.states)} |`,
    `| after | ${perEdit(after.log)} | ${perEdit(after.states)} | ${perEdit(after.log + after.states)} |`,
    '',
    `Milliseconds until a key of somebody else is durable, one every 5 ms; packing took ${packed.toFixed(0)} s.`,
    '',
    '| | p50 | p95 | worst |',
    '|---|---|---|---|',
    keys('nothing is packed meanwhile', alone),
    keys('while the log is packed', beside),
    '',
  ].join('\n')
}

interface Heads {
  readonly before: number
  readonly now: number
}

/** Clauses of so many words; then some of them are rewritten, word by word and key by key. */
async function playWide(storage: SqliteStorage, textId: string): Promise<Heads> {
  const random = seededRandom(2)
  const authors = await seedAuthors(storage, random)
  const writer = await TextWriter.open(storage, textId)
  const word = () => String.fromCharCode(...random.bytes(6).map((byte) => 97 + (byte % 26)))
  for (let clause = 0; clause < CLAUSES; clause += 1) {
    writer.author = random.pick(authors)
    clauseText(writer.doc, clause).insert(0, `${Array.from({ length: WORDS }, word).join(' ')}. `)
  }
  await writer.flush(1)
  const before = writer.head
  for (let clause = 0; clause < CHANGED; clause += 1) {
    const text = clauseText(writer.doc, 3 * clause)
    for (let time = 0; time < REPLACED; time += 1) {
      writer.author = random.pick(authors)
      const place = 7 * random.int(WORDS)
      text.delete(place, 6)
      for (const [index, letter] of [...word()].entries()) text.insert(place + index, letter)
    }
    await writer.flush(500)
  }
  await writer.finish()
  return { before, now: writer.head }
}

/** What an answer took: until it was there, and what the worker computed for it. */
interface Took {
  readonly waited: number[]
  readonly computed: number[]
}

/** The past, with its worker in sight. */
function openPast(file: string) {
  let worker: Worker | undefined
  const past = new PastThread(file, () => {
    const script = new URL('../src/history/past-worker.ts', import.meta.url)
    worker = new Worker(script, { workerData: { file } })
    return worker
  })
  const computedSoFar = async () => {
    const { user, system } = (await worker?.cpuUsage()) ?? { user: 0, system: 0 }
    return (user + system) / 1_000
  }
  async function ask(took: Took, question: () => Promise<unknown>): Promise<void> {
    const before = await computedSoFar()
    took.waited.push(await timed(question))
    took.computed.push((await computedSoFar()) - before)
  }
  const heap = async () => (await worker?.getHeapStatistics())?.total_heap_size ?? 0
  return { past, ask, heap, close: () => past.close() }
}

const nothing = (): Took => ({ waited: [], computed: [] })

async function momentsOf(file: string, textId: string) {
  const random = seededRandom(3)
  const { past, ask, heap, close } = openPast(file)
  const head = await past.sequenceAt(textId, '9999-01-01T00:00:00.000Z')
  const sequences = Array.from({ length: MOMENTS }, () => 1 + random.int(head))
  const [first, again] = [nothing(), nothing()]
  for (const took of [first, again])
    for (const sequence of sequences) await ask(took, () => past.content(textId, sequence))
  const megabytes = Math.round((await heap()) / 2 ** 20)
  await close()
  return { first, again, megabytes }
}

async function comparisons(file: string, textId: string, { before, now }: Heads) {
  const [cold, fresh, again] = [nothing(), nothing(), nothing()]
  for (let round = 0; round < 3; round += 1) {
    const { past, ask, close } = openPast(file)
    await past.momentOf(textId, now)
    await ask(cold, () => past.compare(textId, before, now))
    for (let pair = 1; pair <= PAIRS; pair += 1)
      await ask(fresh, () => past.compare(textId, before - pair, now - pair))
    await ask(again, () => past.compare(textId, before, now))
    await close()
  }
  return { cold, fresh, again }
}

/** Keys into another text until `meanwhile` is over. */
async function typing(
  storage: SqliteStorage,
  textId: string,
  meanwhile: Promise<unknown>,
): Promise<number[]> {
  const writer = await TextWriter.open(storage, textId)
  const took: number[] = []
  let isOver = false
  const ended = meanwhile.then(() => {
    isOver = true
  })
  while (!isOver) {
    clauseText(writer.doc, 0).insert(0, 'a')
    took.push(await timed(() => writer.flush(1)))
    await rest(5)
  }
  await ended
  return took
}

function bytesOf(file: string, textId: string): { log: number; states: number } {
  const db = new DatabaseSync(file)
  const pages = (tables: readonly string[]) =>
    tables.reduce((sum, table) => {
      const all = db
        .prepare(
          'select sum(pgsize) as bytes from dbstat where name in (select name from sqlite_master where tbl_name = ?)',
        )
        .get(table)?.bytes as number
      const rows = db
        .prepare(`select count(*) as all_rows, sum(text_id = ?) as own from ${table}`)
        .get(textId)
      const { all_rows, own } = rows as { all_rows: number; own: number | null }
      return sum + (all_rows === 0 ? 0 : (all * (own ?? 0)) / all_rows)
    }, 0)
  const bytes = {
    log: pages(['text_update', 'text_pack']),
    states: pages(['text_checkpoint', 'text_milestone']),
  }
  db.close()
  return bytes
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}
