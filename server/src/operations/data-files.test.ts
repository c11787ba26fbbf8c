// Backup, restore and verification, on a folder in which people are typing.
import { copyFile, cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CommandContext } from '../commands/command-context.ts'
import { createAnnouncements } from '../ports/announcements.ts'
import { SqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { systemSurroundings } from '../surroundings.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { backUp } from './back-up.ts'
import { isEmpty, loadDemo } from './load-demo.ts'
import { restore } from './restore.ts'
import { verifyAudit } from './verify-audit.ts'

const { now, randomBytes } = systemSurroundings
const options = { replace: false, now: now(), randomBytes }
let folder: string
let data: string
let file: string
let storage: SqliteStorage

/** The demonstration, loaded once: each test has a copy. */
let loaded: string

beforeAll(async () => {
  loaded = passingFolder('plenary-loaded-')
  const first = await SqliteStorage.open(join(loaded, 'plenary.db'))
  const context: CommandContext = {
    storage: first,
    announcements: createAnnouncements(),
    surroundings: systemSurroundings,
    origin: 'http://localhost:3000',
  }
  expect(await isEmpty(context)).toBe(true)
  await loadDemo(context, 'a-demo-password')
  await first.close()
})
afterAll(() => rm(loaded, { recursive: true, force: true }))

beforeEach(async () => {
  folder = passingFolder('plenary-operations-')
  data = join(folder, 'data')
  file = join(folder, 'copy.backup')
  await cp(loaded, data, { recursive: true })
  storage = await SqliteStorage.open(join(data, 'plenary.db'))
})
afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

async function theText(from: SqliteStorage) {
  const { id } = await from.read.selectFrom('text').select('id').executeTakeFirstOrThrow()
  const stored = await from.loadText(id)
  if (!stored) throw new Error('no text')
  return { id, ...stored }
}

/** Appends an update to the text as a room would; answers its head. */
async function append(update = Y.encodeStateAsUpdate(new Y.Doc())): Promise<number> {
  const { id: textId, head, epoch, lockEpoch } = await theText(storage)
  const at = new Date(now()).toISOString()
  const appends = [{ update, actor: 'hanoi', city_id: null, role: 'drafter' as const, at }]
  const outcome = await storage.write({ text: { textId, head, epoch, lockEpoch, appends, claims: [] } })
  expect(outcome).toEqual({ outcome: 'written' })
  return head + 1
}

/** Changes the backup as somebody with an editor for SQLite would. */
function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

test('[OP10] a backup made while people type has everything that was acknowledged before, and restores', async () => {
  let isTyping = true
  let head = 0
  const typing = (async () => {
    while (isTyping) head = await append()
  })()
  await expect.poll(() => head).toBeGreaterThan(0)
  const acknowledged = head
  await backUp(data, file, now())
  isTyping = false
  await typing
  const before = await theText(storage)
  const restored = join(folder, 'restored')
  await restore(restored, file, options)
  const other = await SqliteStorage.open(join(restored, 'plenary.db'))
  const after = await theText(other)
  expect(after.head).toBeGreaterThanOrEqual(acknowledged)
  expect(after.updates).toEqual(before.updates.slice(0, after.head))
  await other.close()
  expect(await readdir(restored)).not.toContain('restoring.db')
})

test('[OP11] a backup is one file for its owner only, and never written over another', async () => {
  await backUp(data, file, now())
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).sort()).toEqual(['copy.backup', 'data'])
  const bytes = await readFile(file)
  await expect(backUp(data, file, now())).rejects.toThrow(/exists already/)
  expect(await readFile(file)).toEqual(bytes)
  await expect(backUp(join(folder, 'nothing'), `${file}-2`, now())).rejects.toThrow(/no data/)
})

test('[OP12] restoring gives every text a new epoch, ends every session, and is in the audit log', async () => {
  const { id: userId } = await storage.read.selectFrom('user').select('id').limit(1).executeTakeFirstOrThrow()
  const at = new Date(now()).toISOString()
  const session = { id: 's', token: 't', userId, expiresAt: at, createdAt: at, updatedAt: at }
  const query = storage.read
    .insertInto('session')
    .values({ ...session, ipAddress: null, userAgent: null })
    .compile()
  expect(await storage.write({ statements: [{ query }] })).toEqual({ outcome: 'written' })
  await backUp(data, file, now())
  const restored = join(folder, 'restored')
  await restore(restored, file, options)
  const other = await SqliteStorage.open(join(restored, 'plenary.db'))
  expect((await theText(other)).epoch).not.toBe((await theText(storage)).epoch)
  expect(await other.read.selectFrom('session').selectAll().execute()).toEqual([])
  const last = await other.read.selectFrom('audit').select('action').orderBy('seq', 'desc').executeTakeFirst()
  expect(last).toEqual({ action: 'backup-restored' })
  await other.close()
  expect(verifyAudit(restored)).toBeGreaterThan(1)
})

test('[OP13] data that is there is not touched; with --replace it is put aside', async () => {
  await backUp(data, file, now())
  await storage.close()
  await expect(restore(data, file, options)).rejects.toThrow(/has data already/)
  await restore(data, file, { ...options, replace: true })
  expect((await readdir(data)).some((name) => name.startsWith('before-restore-'))).toBe(true)
  storage = await SqliteStorage.open(join(data, 'plenary.db'))
})

test.each([
  ['a word', `update text_update set "update" = x'00'`],
  ['an audit entry', `update audit set action = 'nothing' where seq = 2`],
  ['a person', `update membership set role = 'secretariat'`],
  ['a row that is gone', `delete from clause_change; delete from link; delete from account`],
])('[OP14] a backup in which %s was changed is not restored', async (_, sql) => {
  await backUp(data, file, now())
  tamper(file, sql)
  const restored = join(folder, 'restored')
  await expect(restore(restored, file, options)).rejects.toThrow(/damaged/)
  expect(await readdir(restored)).toEqual(['plenary.lock'])
})

test('[OP15] what is no backup is not restored: a plain copy of the running file, other bytes, nothing', async () => {
  const restored = join(folder, 'restored')
  await copyFile(join(data, 'plenary.db'), file)
  await expect(restore(restored, file, options)).rejects.toThrow(/plain copy|not a backup/)
  await writeFile(file, 'not a database at all, but long enough to look like one'.repeat(100))
  await expect(restore(restored, file, options)).rejects.toThrow(/not a backup/)
  await expect(restore(restored, `${file}-2`, options)).rejects.toThrow(/no file/)
})

test('[OP16] a checkpoint that does not equal its updates is found', async () => {
  const { id, head } = await theText(storage)
  const doc = new Y.Doc()
  doc.getXmlFragment('declaration').insert(0, [new Y.XmlElement('title')])
  await storage.storeCheckpoint(id, head, Y.encodeStateAsUpdate(doc))
  await expect(backUp(data, file, now())).rejects.toThrow(/checkpoint/)
  expect(await readdir(folder)).toEqual(['data'])
})

test.each([
  ['altered', `update audit set data = '{"role":"head"}' where seq = 3`, /At row 3 .* altered/],
  ['taken out', `delete from audit where seq = 3`, /Before row 4 .* missing/],
  ['cut off', `delete from audit where seq > 3`, /ends at row 3/],
  [
    'put in',
    `update audit set seq = -seq - 1 where seq > 3; update audit set seq = -seq where seq < 0;
     insert into audit (seq, at, actor, city_id, action, subject, data, previous_hash, hash)
       select 4, at, actor, city_id, action, subject, data, hash,
         '${'f'.repeat(64)}' from audit where seq = 3`,
    /At row 4 .* altered or put in/,
  ],
  [
    'moved',
    `update audit set seq = -3 where seq = 3; update audit set seq = 3 where seq = 4;
     update audit set seq = 4 where seq = -3`,
    /At row 3 .* does not follow/,
  ],
  ['doubled', `update audit set previous_hash = hash where seq = 4`, /At row 4 .* does not follow/],
])('[OP17] verification names the first row of the audit log that was %s', async (_, sql, words) => {
  expect(verifyAudit(data)).toBeGreaterThan(10)
  tamper(join(data, 'plenary.db'), sql)
  expect(() => verifyAudit(data)).toThrow(words)
})
