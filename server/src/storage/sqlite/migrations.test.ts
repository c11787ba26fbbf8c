// Steps that change what was there: data of the schema before them, brought up to now.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { clauseDigests } from '@plenary/shared/canon/digests'
import { expect, onTestFinished, test } from 'vitest'
import { readRevocations } from '../../http/queries/read-authority.ts'
import { readVersion, readVersions } from '../../http/queries/read-versions.ts'
import { CONTENT } from '../../testing/sync-house.ts'
import { STEPS } from './migrations.ts'
import { SqliteStorage } from './sqlite-storage.ts'

/** A file as it was before a step, with what was in it then. */
async function fileBefore(words: string, data: string, fill = (_: DatabaseSync) => {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'plenary.db')
  const before = new DatabaseSync(file)
  const steps = STEPS.slice(
    0,
    STEPS.findIndex((step) => step.includes(words)),
  )
  for (const step of steps) before.exec(step)
  before.exec(`pragma user_version = ${steps.length}`)
  before.exec(data)
  fill(before)
  before.close()
  return file
}

test('[VE9] versions from before keep their number and their place, and are read like the others', async () => {
  const file = await fileBefore('rename column number to serial', OLD_DATA, (before) => {
    before
      .prepare(`insert into version_text values ('v2', 't', 'en', 'authentic', 7, 'e', 'digest-t', ?)`)
      .run(JSON.stringify(CONTENT))
  })
  const storage = await SqliteStorage.open(file)
  const { read } = storage
  expect((await readVersions(read, 'd')).map(({ id, number, kind, by }) => [id, number, kind, by])).toEqual([
    ['v2', 2, 'closed', { name: 'Secretariat', role: 'secretariat', cityId: null }],
    ['v1', 1, 'closed', { name: 'Secretariat', role: 'secretariat', cityId: null }],
  ])
  const version = await readVersion(read, 'd', 'v2')
  expect(version?.texts).toEqual([
    {
      id: 't',
      language: 'en',
      status: 'authentic',
      sequence: 7,
      digest: 'digest-t',
      content: CONTENT,
      clauses: [...clauseDigests(CONTENT)].map(([clauseId, digest]) => ({ clauseId, digest })),
    },
  ])
  expect(version?.positions).toMatchObject([{ position: 'agrees', isStale: false, at: '2010-11-08' }])
  expect((await readVersion(read, 'd', 'v1'))?.positions).toEqual([])
  await storage.close()
})

test('[SG187] what was void before reasons were noted stays void, and the next certificates are noted', async () => {
  const authority = `insert into authority values ('a', 1, x'00', 'f', 'k', '2010', null);`
  const revocation = `insert into revocation values ('a', '4a', '2010-11-09T10:00:00.000Z');`
  const file = await fileBefore('create table signing_certificate', authority + revocation)
  const storage = await SqliteStorage.open(file)
  expect(await readRevocations(storage.read, 'a')).toEqual([
    { serial: '4a', at: '2010-11-09T10:00:00.000Z', reason: null },
  ])
  expect(await storage.read.selectFrom('signing_certificate').selectAll().execute()).toEqual([])
  await storage.close()
})

const OLD_DATA = `
insert into "user" values ('p', 'Secretariat', 's@x.example', 1, null, '2010', '2010');
insert into city values ('c', '{}', 'C', '{}');
insert into plenary values ('pl', '{}', 'Tokyo', '2010', '2010', 'alphabetical', null, '2010', '{}');
insert into declaration values ('d', 'pl', 'One', 'drafting', '2010', null, null);
insert into text values ('t', 'd', 'en', 'authentic', 'decimal', 'e', 9, 0);
insert into version values ('v1', 'd', 1, 'closed', 'p', '2010-11-07', 'x', 'plenary-canon/1');
insert into version values ('v2', 'd', 2, 'closed', 'p', '2010-11-09', 'y', 'plenary-canon/1');
insert into position values (1, 'p1', 'd', 't', 'c', '', 'agrees', 'digest-t', 'f', null, 'p', null, 0, '2010-11-08');
insert into position values (2, 'p2', 'd', 't', 'c', '', 'withdrawn', 'digest-t', 'f', null, 'p', null, 0, '2010-11-10');
`
