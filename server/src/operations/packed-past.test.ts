// A past that was packed, through backup and restore.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { seededRandom } from '@plenary/shared/testing/random'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choreUnit } from '../history/chore-unit.ts'
import { TextHistory } from '../history/text-history.ts'
import { nextChore } from '../storage/sqlite/log-chores.ts'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { writeText } from '../storage/storage-contract.ts'
import { systemSurroundings } from '../surroundings.ts'
import { LongLog } from '../testing/long-log.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { backUp } from './back-up.ts'
import { restore } from './restore.ts'

const { now, randomBytes } = systemSurroundings
const SMALL = { rowsInPack: 128, leastRowsBetween: 256, largestShare: 2 }
const ROWS = 700

let folder: string

beforeEach(async () => {
  folder = passingFolder('plenary-packed-')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What is told of the past of the text in a data folder. */
function past(data: string) {
  const reader = new PastReader(join(data, 'plenary.db'))
  const history = new TextHistory(reader)
  const told = {
    moments: [0, 1, 100, 128, 129, 300, 512, 600, ROWS].map((sequence) => history.content('t1', sequence)),
    compared: history.compare('t1', 100, 600),
    work: history.work('t1', undefined, 5),
    strokes: Array.from({ length: 20 }, (_, client) => history.strokeOf('t1', 1_000 + client, 0)),
  }
  reader.close()
  return told
}

async function packAll(data: string, storage: SqliteStorage): Promise<void> {
  const reader = new PastReader(join(data, 'plenary.db'))
  for (;;) {
    const chore = reader.snapshot(() => nextChore(reader, 't1', SMALL))
    if (!chore) break
    expect(await storage.write(choreUnit(storage.read, 't1', chore))).toEqual({ outcome: 'written' })
  }
  reader.close()
}

test('[ST29] a packed past is the same after backup and restore, which gives it a new epoch', async () => {
  const [data, restored] = [join(folder, 'data'), join(folder, 'restored')]
  await mkdir(data)
  const storage = await SqliteStorage.open(join(data, 'plenary.db'))
  await writeText(storage, 't1')
  const log = await LongLog.begin(storage, 't1', seededRandom(11))
  await log.grow(ROWS)
  await log.checkpoint()
  const before = past(data)
  expect(before.strokes.filter((stroke) => stroke !== undefined).length).toBeGreaterThan(5)
  await packAll(data, storage)
  expect(await storage.read.selectFrom('text_pack').select('to_seq').execute()).toHaveLength(5)
  expect(past(data)).toEqual(before)
  const file = join(folder, 'copy.backup')
  await backUp(data, file, now())
  await restore(restored, file, { replace: false, now: now(), randomBytes })
  expect(past(restored)).toEqual(before)
  const after = await SqliteStorage.open(join(restored, 'plenary.db'))
  const [was, is] = [await storage.loadText('t1'), await after.loadText('t1')]
  expect(is?.epoch).not.toBe(was?.epoch)
  expect(is?.updates).toEqual(was?.updates)
  await after.close()
  await storage.close()
})
