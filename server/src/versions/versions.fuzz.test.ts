// Versions of every kind among the edits of several people: each holds what the text was at its sequence.
import { createHash } from 'node:crypto'
import { clauseDigests } from '@plenary/shared/canon/digests'
import { HeadlessEditor } from '@plenary/shared/testing/headless-editor'
import { IndependentReader } from '@plenary/shared/testing/independent-digest'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { writeSomething } from '@plenary/shared/testing/random-writer'
import { readContent } from '@plenary/shared/update/read-content'
import { replay } from '@plenary/shared/update/replay'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeDeclaration } from '../commands/close-declaration.ts'
import { makeVersion } from '../commands/make-version.ts'
import { reopenDeclaration } from '../commands/reopen-declaration.ts'
import { SyncHouse } from '../testing/sync-house.ts'
import { createVersionJob } from './version-job.ts'

const RUNS = process.env.PLENARY_TEST_LONG ? 100 : 3
const STEPS = 120
const MINUTE = 60_000
const declarationId = 'declaration-1'
const reader = new IndependentReader((text) => createHash('sha256').update(text).digest('hex'))

test('[VE14] whatever is written and done, a version’s words, digests and sequence agree with the log', {
  timeout: RUNS * 20_000,
}, async () => {
  const first = Number(process.env.PLENARY_SEED ?? Date.now() % 1_000_000)
  process.stdout.write(`[VE14] seeds from ${first}, ${RUNS} runs\n`)
  const made = new Map<string, number>()
  for (let run = 0; run < RUNS; run += 1) {
    const house = await workedHouse(seededRandom(first + run))
    for (const kind of await check(house, first + run)) made.set(kind, (made.get(kind) ?? 0) + 1)
  }
  for (const kind of ['named', 'closed', 'reopened', 'worked'])
    expect([kind, made.get(kind) ?? 0]).not.toEqual([kind, 0])
})

async function workedHouse(random: Random): Promise<SyncHouse> {
  const house = new SyncHouse()
  const { surroundings, context } = house
  const job = createVersionJob({ ...context, surroundings, log: { error: () => {} } })
  job.start()
  const editors: HeadlessEditor[] = []
  for (const name of ['hanoi', 'seoul', 'tokyo'])
    editors.push(new HeadlessEditor((await house.enter(name)).doc))
  const acts = [
    () => makeVersion(context, 'system', { declarationId, name: undefined, note: undefined }),
    () => closeDeclaration(context, 'system', { declarationId }),
    () => reopenDeclaration(context, 'system', { declarationId, reason: 'A city asked' }),
  ]
  for (let step = 0; step < STEPS; step += 1) {
    writeSomething(random.pick(editors), random)
    const act = random.chance(0.1) ? random.pick(acts)() : undefined
    if (act || random.chance(0.3)) await surroundings.settle()
    if (random.chance(0.05)) await surroundings.advance(12 * MINUTE)
    await act
  }
  await surroundings.advance(12 * MINUTE)
  job.stop()
  return house
}

/** Answers the kinds of the versions. */
async function check(house: SyncHouse, seed: number): Promise<string[]> {
  const rows = await house.storage.read
    .selectFrom('version')
    .innerJoin('version_text', 'version_id', 'version.id')
    .orderBy('serial')
    .select(['serial', 'kind', 'version.digest as whole', 'version_text.digest', 'seq', 'content', 'clauses'])
    .select(['language', 'status'])
    .execute()
  const log = house.updates().map(({ update }) => update)
  for (const [index, row] of rows.entries()) {
    const doc = new Y.Doc()
    replay(doc, log.slice(0, row.seq))
    const content = readContent(doc)
    const clauses = [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest }))
    const { language, status } = row
    expect([seed, row.serial, JSON.parse(row.content)]).toEqual([seed, index + 1, content])
    expect([seed, row.seq, JSON.parse(row.clauses ?? '')]).toEqual([seed, row.seq, clauses])
    expect([seed, row.digest]).toEqual([seed, reader.text(content)])
    expect([seed, row.whole]).toEqual([seed, reader.declaration({ texts: [{ language, status, content }] })])
  }
  return rows.map(({ kind }) => kind)
}
