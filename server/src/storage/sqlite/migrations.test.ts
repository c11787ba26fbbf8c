// Steps that change what was there: data of the schema before them, brought up to now.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { clauseDigests } from '@plenary/shared/canon/digests'
import { expect, test } from 'vitest'
import { readVersion, readVersions } from '../../http/queries/read-versions.ts'
import { CONTENT } from '../../testing/sync-house.ts'
import { STEPS } from './migrations.ts'
import { SqliteStorage } from './sqlite-storage.ts'

test('[VE9] versions from before keep their number and their place, and are read like the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-migrations-'))
  const file = join(folder, 'plenary.db')
  const before = new DatabaseSync(file)
  const steps = STEPS.slice(
    0,
    STEPS.findIndex((step) => step.includes('rename column number to serial')),
  )
  for (const step of steps) before.exec(step)
  before.exec(`pragma user_version = ${steps.length}`)
  before.exec(OLD_DATA)
  before
    .prepare(`insert into version_text values ('v2', 't', 'en', 'authentic', 7, 'e', 'digest-t', ?)`)
    .run(JSON.stringify(CONTENT))
  before.close()
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
  await rm(folder, { recursive: true, force: true })
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
