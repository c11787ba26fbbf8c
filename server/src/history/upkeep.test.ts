// Packing and milestones on real files: what is read of a log stays the same.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Unit } from '../ports/storage.ts'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { type LogRow, packRows, unpackHeads, unpackRows } from '../storage/sqlite/row-pack.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { readHeads, readRows, readUpdates } from '../storage/sqlite/text-rows.ts'
import { writeText } from '../storage/storage-contract.ts'
import { LongLog } from '../testing/long-log.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { TextHistory } from './text-history.ts'
import { Upkeep } from './upkeep.ts'

const ROWS = 10_500
/** Of a process that packs and is killed. */
const ROUNDS = process.env.PLENARY_TEST_LONG ? 4 : 2

let folder: string
let file: string
let storage: SqliteStorage
let log: LongLog
const readers: PastReader[] = []
const errors: unknown[] = []

beforeEach(async () => {
  folder = passingFolder('plenary-upkeep-')
  file = join(folder, 'plenary.db')
  storage = await SqliteStorage.open(file)
  await writeText(storage, 't1')
  log = await LongLog.begin(storage, 't1', seededRandom(7))
  errors.length = 0
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

function openHistory(): TextHistory {
  const reader = new PastReader(file)
  readers.push(reader)
  return new TextHistory(reader)
}

function openUpkeep(
  write: (unit: Unit) => ReturnType<SqliteStorage['write']> = (unit) => storage.write(unit),
) {
  const history = openHistory()
  return new Upkeep({
    storage: { read: storage.read, write },
    past: { chore: async (textId) => history.chore(textId) },
    surroundings: {
      schedule: (_, task) => {
        setImmediate(task)
        return () => undefined
      },
    },
    log: { error: ({ error }) => errors.push(error) },
  })
}

function inFile<T>(read: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

const rowsOf = () => inFile((db) => [...readRows(db, 't1', 0)].map(plain))
const plain = ({ update, ...head }: LogRow) => ({ ...head, update: Buffer.from(update).toString('base64') })
const packs = async () => await storage.read.selectFrom('text_pack').select(['from_seq', 'to_seq']).execute()
const milestones = async () =>
  (await storage.read.selectFrom('text_milestone').select('seq').orderBy('seq').execute()).map(
    ({ seq }) => seq,
  )

test('[ST20] a pack unpacks to the very rows that it was made of; what could not is left as it is', async () => {
  await log.grow(1_024)
  const rows = inFile((db) => [...readRows(db, 't1', 0)])
  const pack = packRows(rows)
  expect(pack && unpackRows(pack).map(plain)).toEqual(rows.map(plain))
  expect(pack && unpackHeads(pack)).toEqual(rows.map(({ update: _, ...head }) => head))
  const [first, ...others] = rows as [LogRow, ...LogRow[]]
  expect(packRows([{ ...first, at: '2010-11-08 09:00' }, ...others])).toBeUndefined()
  expect(packRows([{ ...first, update: new Uint8Array([255]) }, ...others])).toBeUndefined()
})

test('[ST21] rows are packed 1,024 at a time, up to the newest checkpoint, and read as before', async () => {
  await log.grow(5_000)
  await log.checkpoint()
  await log.grow(6_500)
  const before = {
    rows: rowsOf(),
    text: await storage.loadText('t1'),
    heads: inFile((db) => [...readHeads(db, 't1', 4_000)]),
    updates: inFile((db) => readUpdates(db, 't1', 3_000)),
    middle: inFile((db) => [...readRows(db, 't1', 1_000, 2_000)].map(plain)),
  }
  await openUpkeep().look()
  expect(await packs()).toEqual(
    [0, 1, 2, 3].map((n) => ({ from_seq: n * 1_024 + 1, to_seq: (n + 1) * 1_024 })),
  )
  expect({
    rows: rowsOf(),
    text: await storage.loadText('t1'),
    heads: inFile((db) => [...readHeads(db, 't1', 4_000)]),
    updates: inFile((db) => readUpdates(db, 't1', 3_000)),
    middle: inFile((db) => [...readRows(db, 't1', 1_000, 2_000)].map(plain)),
  }).toEqual(before)
  expect(before.middle).toHaveLength(1_000)
  expect(inFile((db) => db.prepare('select count(*) as rows from text_update').get())).toEqual({
    rows: 6_500 - 4 * 1_024,
  })
  expect(errors).toEqual([])
})

test('[ST22] a text whose checkpoint was lost is loaded from its packs', async () => {
  await log.grow(3_000)
  await log.checkpoint()
  await openUpkeep().look()
  inFile((db) => db.exec('delete from text_checkpoint'))
  const stored = await storage.loadText('t1')
  expect(stored?.updates).toHaveLength(3_000)
})

test('[ST23] killed while it packs, a process leaves every row where it can be read, and another goes on', {
  timeout: 120_000,
}, async () => {
  await log.grow(ROWS)
  await log.checkpoint()
  const rows = rowsOf()
  const script = join(import.meta.dirname, '..', 'testing', 'pack-until-killed.ts')
  let done = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(createInterface({ input: child.stdout }), 'line')
    const packed = (await packs()).length
    // Killed in the middle of whatever follows the next pack.
    await expect
      .poll(async () => (await packs()).length > packed || (await packs()).length === 10, { interval: 1 })
      .toBe(true)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    expect(rowsOf()).toEqual(rows)
    done = (await packs()).length
  }
  await openUpkeep().look()
  expect((await packs()).length).toBe(10)
  expect(done).toBeGreaterThan(0)
  expect(rowsOf()).toEqual(rows)
})

test('[ST24] of two that pack at once, each pack is made by one', async () => {
  await log.grow(ROWS)
  await log.checkpoint()
  const rows = rowsOf()
  const upkeeps = [openUpkeep(), openUpkeep()]
  await Promise.all(upkeeps.map((upkeep) => upkeep.look()))
  for (const upkeep of upkeeps) await upkeep.look()
  expect(await packs()).toHaveLength(10)
  expect(rowsOf()).toEqual(rows)
  expect(errors).toEqual([])
})

test('[ST25] what the disk refused is done at another look', async () => {
  await log.grow(3_000)
  await log.checkpoint()
  let isFull = true
  const upkeep = openUpkeep((unit) =>
    isFull ? Promise.resolve({ outcome: 'failed', cause: new Error('full') }) : storage.write(unit),
  )
  await upkeep.look()
  expect(await packs()).toEqual([])
  isFull = false
  await upkeep.look()
  expect(await packs()).toHaveLength(2)
})

test('[ST26] milestones keep every moment near, and their bytes within twice those of the packs', async () => {
  await log.grow(ROWS)
  await log.checkpoint()
  await openUpkeep().look()
  const sizes = inFile((db) =>
    db
      .prepare(
        'select (select sum(length(state)) from text_milestone) as milestones, (select sum(length(updates)) from text_pack) as packs',
      )
      .get(),
  ) as { milestones: number; packs: number }
  const ends = [0, ...(await milestones()), ROWS]
  expect(ends.length).toBeGreaterThan(2)
  expect(sizes.milestones).toBeLessThanOrEqual(2 * sizes.packs)
  for (const [index, end] of ends.slice(1).entries()) expect(end - (ends[index] ?? 0)).toBeLessThan(6_200)
  expect(openHistory().content('t1', ROWS)?.content).toEqual(readContent(log.doc))
})
