// The law of the storage port (server/src/ports/storage.ts) as a suite that every adapter passes. Rules ST1…
import { randomBytes } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Append, AuditEntry, Storage, Unit } from '../ports/storage.ts'
import { CHAIN_START, hashOf } from './audit-chain.ts'

/** Storage that a test can close and open again on the same data. */
export interface StorageUnderTest {
  open(): Promise<Storage>
  /** Removes the data. */
  clear(): Promise<void>
}

const at = '2010-11-09T02:00:00.000Z'

export function testStorageContract(name: string, create: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    let subject: StorageUnderTest
    let storage: Storage

    beforeEach(async () => {
      subject = await create()
      storage = await subject.open()
    })
    afterEach(async () => {
      await storage.close()
      await subject.clear()
    })

    test('[ST1] a written unit is there after the storage was closed and opened again', async () => {
      await writeText(storage, 't1')
      expect(await storage.write(appendUnit('t1', 0, ['a', 'b']))).toEqual({ outcome: 'written' })
      await storage.close()
      storage = await subject.open()
      expect((await storage.loadText('t1'))?.updates.map(toText)).toEqual(['a', 'b'])
    })

    test('[ST2] a unit is written whole or not at all', async () => {
      await writeText(storage, 't1')
      const unit = appendUnit('t1', 0, ['a'])
      const impossible = storage.read
        .updateTable('city')
        .set({ names: '{}' })
        .where('id', '=', 'nowhere')
        .compile()
      const outcome = await storage.write({
        ...unit,
        statements: [{ query: cityStatement(storage, 'c1') }, { query: impossible, expectRows: 1 }],
        audit: [entry('never')],
      })
      expect(outcome).toEqual({ outcome: 'precondition-failed' })
      expect((await storage.loadText('t1'))?.head).toBe(0)
      expect(await storage.read.selectFrom('city').selectAll().execute()).toEqual([])
      expect(await actions(storage)).not.toContain('never')
    })

    test.each([
      ['head', { head: 1 }],
      ['lock epoch', { lockEpoch: 1 }],
      ['epoch', { epoch: 'other' }],
    ])('[ST3] an append under another %s than the stored one fails its precondition', async (_, change) => {
      await writeText(storage, 't1')
      const unit = appendUnit('t1', 0, ['a'])
      const outcome = await storage.write({
        text: { ...(unit.text as NonNullable<Unit['text']>), ...change },
      })
      expect(outcome).toEqual({ outcome: 'precondition-failed' })
      expect((await storage.loadText('t1'))?.updates).toEqual([])
    })

    test('[ST4] appends are numbered from head + 1 without gaps, also when units race', async () => {
      await writeText(storage, 't1')
      const outcomes = await Promise.all(
        ['a', 'b', 'c'].map((word, index) => storage.write(appendUnit('t1', index, [word]))),
      )
      expect(outcomes.every(({ outcome }) => outcome === 'written')).toBe(true)
      const rows = await storage.read
        .selectFrom('text_update')
        .select(['seq', 'update'])
        .orderBy('seq')
        .execute()
      expect(rows.map(({ seq, update }) => [seq, toText(update)])).toEqual([
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ])
    })

    test('[ST5] a client id that another person holds fails the precondition; one’s own may be claimed again', async () => {
      await writeText(storage, 't1')
      const claim = (person: string) => [
        { client_id: 2 ** 32 - 1, person_id: person, city_id: null, epoch: 'e' },
      ]
      expect(await storage.write(appendUnit('t1', 0, ['a'], claim('hanoi')))).toEqual({ outcome: 'written' })
      expect(await storage.write(appendUnit('t1', 1, ['b'], claim('hanoi')))).toEqual({ outcome: 'written' })
      expect(await storage.write(appendUnit('t1', 2, ['c'], claim('seoul')))).toEqual({
        outcome: 'precondition-failed',
      })
      expect((await storage.loadText('t1'))?.clients).toEqual(claim('hanoi'))
    })

    test('[ST6] the audit chain has every entry in the order of the units, each hash over the one before', async () => {
      await Promise.all(
        [1, 2, 3].map((each) => storage.write({ audit: [entry(`first ${each}`), entry(`second ${each}`)] })),
      )
      const rows = await storage.read.selectFrom('audit').selectAll().orderBy('seq').execute()
      expect(rows.map(({ action }) => action)).toEqual(
        [1, 2, 3].flatMap((each) => [`first ${each}`, `second ${each}`]),
      )
      let previous = CHAIN_START
      for (const row of rows) {
        expect(row.previous_hash).toBe(previous)
        expect(row.hash).toBe(hashOf(row))
        previous = row.hash
      }
    })

    test('[ST7] a checkpoint takes the place of the updates that it holds, and the newest one counts', async () => {
      await writeText(storage, 't1')
      await storage.write(appendUnit('t1', 0, ['a', 'b', 'c']))
      await storage.storeCheckpoint('t1', 1, toBytes('A'))
      await storage.storeCheckpoint('t1', 2, toBytes('AB'))
      const stored = await storage.loadText('t1')
      expect(stored?.updates.map(toText)).toEqual(['AB', 'c'])
      expect(stored?.head).toBe(3)
    })

    test('[ST8] a text that does not exist is undefined, never empty', async () => {
      expect(await storage.loadText('nothing')).toBeUndefined()
    })

    test('[ST9] what a unit violates of the tables’ own constraints is a precondition', async () => {
      await storage.write({ statements: [{ query: cityStatement(storage, 'c1') }] })
      const again = await storage.write({ statements: [{ query: cityStatement(storage, 'c1') }] })
      expect(again).toEqual({ outcome: 'precondition-failed' })
    })

    test('[ST10] the reading side refuses to write', async () => {
      await expect(storage.read.executeQuery(cityStatement(storage, 'c1'))).rejects.toThrow()
    })

    test('[ST11] bytes, Japanese words and large updates come back as they were', async () => {
      await writeText(storage, 't1')
      const update = new Uint8Array(randomBytes(1_000_000))
      const unit = appendUnit('t1', 0, ['都市は、協力する。'])
      const text = unit.text as NonNullable<Unit['text']>
      await storage.write({
        text: { ...text, appends: [...text.appends, { ...(text.appends[0] as Append), update }] },
      })
      const stored = await storage.loadText('t1')
      expect(stored?.updates.map((each) => Buffer.from(each).toString('base64'))).toEqual([
        Buffer.from('都市は、協力する。').toString('base64'),
        Buffer.from(update).toString('base64'),
      ])
    })
  })
}

/** Makes the rows that a text hangs from, and an empty text. */
export async function writeText(storage: Storage, textId: string): Promise<void> {
  const { read } = storage
  const queries: CompiledQuery[] = [
    read
      .insertInto('plenary')
      .values({
        id: `plenary-${textId}`,
        names: '{"en":"9th"}',
        place: 'Tokyo',
        starts_on: '2010-11-08',
        ends_on: '2010-11-09',
        order_rule: 'alphabetical',
        host_city_id: null,
        decision_rule: '{"kind":"consensus"}',
        time_zone: null,
        created_at: at,
      })
      .compile(),
    read
      .insertInto('declaration')
      .values({
        id: `declaration-${textId}`,
        plenary_id: `plenary-${textId}`,
        title: 'Tokyo',
        state: 'drafting',
        created_at: at,
      })
      .compile(),
    read
      .insertInto('text')
      .values({
        id: textId,
        declaration_id: `declaration-${textId}`,
        language: 'en',
        status: 'authentic',
        number_style: 'decimal',
        epoch: 'e',
        head: 0,
        lock_epoch: 0,
      })
      .compile(),
  ]
  const outcome = await storage.write({ statements: queries.map((query) => ({ query, expectRows: 1 })) })
  expect(outcome).toEqual({ outcome: 'written' })
}

export function appendUnit(
  textId: string,
  head: number,
  words: readonly string[],
  claims: NonNullable<Unit['text']>['claims'] = [],
): Unit {
  const appends = words.map((word) => ({
    update: toBytes(word),
    actor: 'hanoi',
    city_id: null,
    role: 'drafter' as const,
    at,
  }))
  return { text: { textId, head, lockEpoch: 0, epoch: 'e', appends, claims } }
}

function cityStatement({ read }: Storage, id: string): CompiledQuery {
  return read
    .insertInto('city')
    .values({ id, names: '{"en":"Hanoi"}', sort_name: 'Hanoi', codes: '{"en":"Ha"}' })
    .compile()
}

function entry(action: string): AuditEntry {
  return { at, actor: 'system', cityId: null, action, subject: 'test:1', data: { b: 1, a: 'x' } }
}

async function actions({ read }: Storage): Promise<string[]> {
  return (await read.selectFrom('audit').select('action').execute()).map(({ action }) => action)
}

function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text))
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}
