import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import type { Worker } from 'node:worker_threads'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { appendUnit, testStorageContract, writeText } from '../storage-contract.ts'
import { lockFolder } from './folder-lock.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { startWritingWorker, Writer } from './writer.ts'

async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'plenary-storage-'))
}

testStorageContract('SQLite', async () => {
  const folder = await temporaryFolder()
  return {
    open: () => SqliteStorage.open(join(folder, 'plenary.db')),
    clear: () => rm(folder, { recursive: true, force: true }),
  }
})

// What is mostly waiting runs at once.
test.concurrent('[ST12] killed at any moment, no acknowledged unit is lost', {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'plenary.db')
  const first = await SqliteStorage.open(file)
  await writeText(first, 't1')
  await first.close()
  let acknowledged = 0
  for (let round = 0; round < 4; round += 1) {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', '..', 'testing', 'append-until-killed.ts'), file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    acknowledged = Math.max(acknowledged, await killAfter(child, 150 + round * 80))
    const storage = await SqliteStorage.open(file)
    const stored = await storage.loadText('t1')
    expect(stored?.head).toBeGreaterThanOrEqual(acknowledged)
    expect(stored?.updates).toHaveLength(stored?.head ?? -1)
    await storage.close()
  }
  expect(acknowledged).toBeGreaterThan(0)
  await rm(folder, { recursive: true, force: true })
})

test.concurrent('[ST14] after a write that the disk refused, the same unit is written when it is handed over again', async () => {
  const folder = await temporaryFolder()
  const storage = await SqliteStorage.open(join(folder, 'plenary.db'))
  await writeText(storage, 't1')
  const blocker = new DatabaseSync(join(folder, 'plenary.db'))
  blocker.exec('begin immediate')
  const refused = await storage.write(appendUnit('t1', 0, ['a']))
  blocker.exec('rollback')
  blocker.close()
  expect(refused.outcome).toBe('failed')
  expect((await storage.loadText('t1'))?.head).toBe(0)
  expect(await storage.write(appendUnit('t1', 0, ['a']))).toEqual({ outcome: 'written' })
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

test('[ST13] a file of a newer schema refuses to open, in words', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'plenary.db')
  const storage = await SqliteStorage.open(file)
  await storage.close()
  const db = new DatabaseSync(file)
  db.exec('pragma user_version = 999')
  db.close()
  await expect(SqliteStorage.open(file)).rejects.toThrow(/newer version of Plenary/)
  await rm(folder, { recursive: true, force: true })
})

test('[ST15] a full disk fails units, keeps what was acknowledged, and lets go on when there is room', async () => {
  const folder = await temporaryFolder()
  const storage = await SqliteStorage.open(join(folder, 'plenary.db'))
  await writeText(storage, 't1')
  await storage.write(appendUnit('t1', 0, ['a']))
  await storage.run(CompiledQuery.raw('pragma max_page_count = 1'))
  const large = 'b'.repeat(100_000)
  const outcomes = await Promise.all([1, 2, 3].map((head) => storage.write(appendUnit('t1', head, [large]))))
  expect(outcomes.map(({ outcome }) => outcome)).not.toContain('written')
  expect((await storage.loadText('t1'))?.head).toBe(1)
  await storage.run(CompiledQuery.raw('pragma max_page_count = 100000'))
  expect(await storage.write(appendUnit('t1', 1, [large]))).toEqual({ outcome: 'written' })
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

test('[ST16] when the writing worker dies, what was under way has failed, and another one goes on', async () => {
  const folder = await temporaryFolder()
  const workers: Worker[] = []
  const writer = await Writer.open(async () => {
    const worker = await startWritingWorker(join(folder, 'plenary.db'))
    workers.push(worker)
    return worker
  })
  const audit = [{ at: '', actor: 'system', cityId: null, action: 'tried', subject: '', data: {} }]
  const write = () => writer.write({ kind: 'unit', statements: [], audit })
  const underWay = write()
  await workers[0]?.terminate()
  expect(['failed', 'written']).toContain((await underWay).outcome)
  await expect.poll(async () => (await write()).outcome).toBe('written')
  expect(workers).toHaveLength(2)
  await writer.close()
  expect((await write()).outcome).toBe('failed')
  await rm(folder, { recursive: true, force: true })
})

test('[OP1] a folder is held by one process for life, and free again when it lets go', async () => {
  const folder = await temporaryFolder()
  const lock = lockFolder(folder)
  expect(lock).toBeDefined()
  expect(lockFolder(folder)).toBeUndefined()
  lock?.release()
  const again = lockFolder(folder)
  expect(again).toBeDefined()
  again?.release()
  await rm(folder, { recursive: true, force: true })
})

/** Answers how many units the child had been told were written. */
async function killAfter(child: ChildProcess, milliseconds: number): Promise<number> {
  if (!child.stdout) throw new Error('no output')
  let head = 0
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    head = Number(line)
  })
  await once(lines, 'line')
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
  return head
}
