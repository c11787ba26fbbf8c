// The past of a text over HTTP, while people write over real sockets.
import type { PastText, WorkPeriod } from '@plenary/shared/api/past-routes'
import { readContent } from '@plenary/shared/update/read-content'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseText, type WireClient } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'

const MINUTE = 60_000

let stage: Stage
let sockets: SocketGuests
let hanoi: WireClient
let seoul: WireClient

beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
  hanoi = await sockets.join('drafter')
  seoul = await sockets.join('otherCityHead')
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})

const address = () => `/api/texts/${stage.subject.text}`

async function ask<Reply>(path: string): Promise<Reply> {
  const answer = await stage.house.ask(`GET ${path}`, { as: stage.scene.people.viewer })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as Reply
}

async function codeOf(path: string) {
  const { house, scene } = stage
  return house.codeOf(await house.ask(`GET ${path}`, { as: scene.people.viewer }))
}

const past = (query: string) => ask<PastText>(`${address()}/past?${query}`)
const work = (query = '') =>
  ask<{ periods: WorkPeriod[]; before: number | null }>(`${address()}/work${query}`)

/** Writes at the beginning of the open clause; durable when it resolves. */
async function write(client: WireClient, words: string): Promise<void> {
  clauseText(client.doc, 0).insert(0, words)
  await client.saved()
}

test('[PA6] a text reads as it did at a sequence, at a time, in a version, and as it is now', async () => {
  await write(hanoi, 'One. ')
  const first = await past('moment=now')
  expect(first.content).toEqual(readContent(hanoi.doc))
  stage.house.clock.offset += MINUTE
  await write(seoul, 'Two. ')
  const now = await past('moment=now')
  expect(now.content).toEqual(readContent(seoul.doc))
  expect(now.sequence).toBeGreaterThan(first.sequence)
  expect(await past(`moment=sequence:${first.sequence}`)).toEqual(first)
  expect(await past(`at=${first.at}`)).toEqual(first)
  const { version, digest } = stage.subject
  expect(await past(`moment=version:${version}`)).toMatchObject({ versionId: version, digest })
})

test('[PA3] a time finds the newest update that was written at it or before', async () => {
  const now = await past('moment=now')
  expect((await past(`at=${new Date(Date.parse(now.at ?? '') + 1).toISOString()}`)).sequence).toBe(
    now.sequence,
  )
  const before = new Date(Date.parse(now.at ?? '') - 1).toISOString()
  expect((await past(`at=${before}`)).sequence).toBe(now.sequence - 1)
  expect(await past('at=2001-01-01T00:00:00.000Z')).toMatchObject({ sequence: 0, at: null })
})

test('[PA6] neither a sequence above the head nor a version of another declaration is found', async () => {
  const other = await openOther()
  expect(await codeOf(`${address()}/past?moment=sequence:100000`)).toBe('not-found')
  expect(await codeOf(`${address()}/past?moment=version:${other}`)).toBe('not-found')
  expect(await codeOf(`${address()}/past?moment=city:${stage.scene.hanoi}`)).toBe('invalid-input')
  expect(await codeOf(`${address()}/past`)).toBe('invalid-input')
})

async function openOther(): Promise<string> {
  const { house, scene } = stage
  const answer = await house.ask(`POST /api/declarations/${scene.own.declarationId}/close`, {
    as: scene.people.secretariat,
  })
  return ((await answer.json()) as { version: string }).version
}

test('[PA7] work is listed with who wrote, under their names, the newest first and fifty at a time', async () => {
  const [latest] = (await work()).periods
  const { drafter, otherCityHead } = stage.scene.people
  expect(latest?.authors.map(({ personId, name, cityId }) => [personId, name, cityId]).sort()).toEqual(
    [
      [drafter.personId, drafter.email, stage.scene.hanoi],
      [otherCityHead.personId, otherCityHead.email, stage.scene.seoul],
    ].sort(),
  )
  for (let period = 0; period < 50; period += 1) {
    stage.house.clock.offset += 11 * MINUTE
    await write(hanoi, '.')
  }
  const newest = await work()
  expect(newest.periods).toHaveLength(50)
  expect(newest.periods[49]?.fromSequence).toBe(newest.before)
  const older = await work(`?before=${newest.before}`)
  expect(older.periods[0]).toEqual(latest)
  expect(older.before).toBeNull()
})

test('[PA5] who wrote a character, and when, is told by the row that brought it', async () => {
  const { past: port } = stage.house
  const at = new Date(stage.house.context.surroundings.now()).toISOString()
  await write(seoul, 'Three. ')
  const last = seoul.doc.store.clients.get(seoul.doc.clientID)?.at(-1)
  const stroke = await port.strokeOf(stage.subject.text, seoul.doc.clientID, last?.id.clock ?? 0)
  expect(stroke?.author).toEqual({
    personId: stage.scene.people.otherCityHead.personId,
    cityId: stage.scene.seoul,
    role: 'head',
  })
  expect((stroke?.at ?? '') >= at).toBe(true)
  expect(await port.strokeOf(stage.subject.text, seoul.doc.clientID, 1_000_000)).toBeUndefined()
})
