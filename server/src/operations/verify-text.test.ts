import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { clauseDigests, textDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { seededRandom } from '@plenary/shared/testing/random'
import { readContent } from '@plenary/shared/update/read-content'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choreUnit } from '../history/chore-unit.ts'
import { nextChore } from '../storage/sqlite/log-chores.ts'
import { PastReader } from '../storage/sqlite/past-reader.ts'
import { writeText } from '../storage/storage-contract.ts'
import { InProcessStorage } from '../testing/in-process-storage.ts'
import { LongLog } from '../testing/long-log.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { findDamage } from './verify-data.ts'

const SMALL = { rowsInPack: 128, leastRowsBetween: 256, largestShare: 2 }

let folder: string
let db: DatabaseSync
let log: LongLog

beforeEach(async () => {
  folder = passingFolder('plenary-verify-')
  const file = join(folder, 'plenary.db')
  const storage = new InProcessStorage(file)
  await writeText(storage, 't1')
  log = await LongLog.begin(storage, 't1', seededRandom(3))
  await log.grow(600)
  await log.checkpoint()
  const reader = new PastReader(file)
  for (;;) {
    const chore = reader.snapshot(() => nextChore(reader, 't1', SMALL))
    if (!chore) break
    storage.writeNow(choreUnit(storage.read, 't1', chore))
  }
  reader.close()
  await storage.close()
  db = new DatabaseSync(file)
})
afterEach(async () => {
  db.close()
  await rm(folder, { recursive: true, force: true })
})

function addVersion(content: ContentJson): void {
  db.exec(`insert into version (id, declaration_id, serial, number, kind, person_id, at, digest, form)
    values ('v1', 'declaration-t1', 1, 1, 'closed', 'p', '', '', '')`)
  const clauses = [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest }))
  db.prepare(
    `insert into version_text (version_id, text_id, language, status, seq, epoch, digest, content, clauses)
     values ('v1', 't1', 'en', 'authentic', 600, 'e', ?, ?, ?)`,
  ).run(textDigest(content), JSON.stringify(content), JSON.stringify(clauses))
}

test('[ST27] a packed log holds with its milestones and versions', () => {
  addVersion(readContent(log.doc))
  expect(db.prepare('select count(*) as packs from text_pack').get()).toEqual({ packs: 4 })
  expect(db.prepare('select count(*) as milestones from text_milestone').get()).toEqual({ milestones: 2 })
  expect(findDamage(db)).toBeUndefined()
})

test.each([
  ['a pack that is gone', 'delete from text_pack where to_seq = 256', /gap/],
  ['a row that is gone', 'delete from text_update where seq = 600', /gap/],
  ['other clocks', `update text_pack set clients = '[[1,0,9]]' where to_seq = 256`, /pack.*256/],
  ['another time', `update text_pack set from_at = to_at where to_seq = 256`, /pack.*256/],
  ['bytes that are none', `update text_pack set updates = x'00' where to_seq = 256`, /can't be read/],
  ['a milestone of another moment', `update text_milestone set seq = 300 where seq = 256`, /checkpoint.*300/],
  ['a checkpoint of the future', 'update text_checkpoint set seq = 601', /601.*never reached/],
])('[ST27] %s is found', (_, sql, words) => {
  db.exec(sql)
  expect(findDamage(db)).toMatch(words)
})

test('[ST27] other words in a pack are found', () => {
  const packed = db.prepare('select updates from text_pack where to_seq = 128').get()?.updates as Uint8Array
  const bytes = inflateRawSync(packed)
  const at = bytes.indexOf('The first clause.')
  bytes.write('Tha', at)
  db.prepare('update text_pack set updates = ? where to_seq = 128').run(deflateRawSync(bytes))
  expect(findDamage(db)).toMatch(/does not equal/)
})

test('[ST28] a version whose words are not those of its moment is found', () => {
  const content = readContent(log.doc)
  content.content[0].content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Another' }] }]
  addVersion(content)
  expect(findDamage(db)).toMatch(/version.*600/)
})

test.each(['digest', 'clauses'])('[ST28] a version with another %s than its moment is found', (column) => {
  addVersion(readContent(log.doc))
  db.exec(`update version_text set ${column} = replace(replace(${column}, '1', '2'), 'a', 'b')`)
  expect(findDamage(db)).toMatch(/version.*600/)
})
