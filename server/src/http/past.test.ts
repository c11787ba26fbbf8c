// The past of a text over HTTP, while people write over real sockets.
import type { Comparison, PastText, WorkPeriod } from '@plenary/shared/api/past-routes'
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

const compare = (from: string, to = 'now', more = '') =>
  ask<Comparison>(`${address()}/comparison?from=${from}&to=${to}${more}`)

/** The changed pieces of the clauses, with the names of who made them. */
function changesIn({ parts, authors }: Comparison) {
  return parts.flatMap(({ clauseId, pieces }) =>
    pieces.flatMap((piece) =>
      piece.kind === 'kept'
        ? []
        : [[clauseId, piece.kind, piece.text, ...piece.by.map(({ author }) => authors[author]?.name)]],
    ),
  )
}

async function positionOf(clauseId: string, position: string): Promise<void> {
  const { house, scene, subject } = stage
  const digests = await ask<{ clauses: { clauseId: string; digest: string }[] }>(`${address()}/digests`)
  const digest = digests.clauses.find((clause) => clause.clauseId === clauseId)?.digest
  const answer = await house.ask(`POST /api/declarations/${subject.declaration}/positions`, {
    as: scene.people.head,
    body: { clause: clauseId, position, digest },
  })
  if (!answer.ok) throw new Error(await answer.text())
}

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

test('[VE70] who wrote before a version was named has not changed the text since', async () => {
  const { house, scene, subject } = stage
  stage.house.clock.offset += 11 * MINUTE
  await write(hanoi, 'Before. ')
  const named = await house.ask(`POST /api/declarations/${subject.declaration}/versions`, {
    as: scene.people.secretariat,
    body: {},
  })
  expect(named.status).toBe(200)
  await write(seoul, 'After. ')
  const [since, before] = (await work()).periods
  expect(since?.authors.map(({ cityId }) => cityId)).toEqual([scene.seoul])
  expect(before?.authors.map(({ cityId }) => cityId)).toEqual([scene.hanoi])
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

test('[PA12] two moments are compared, each change with who made it under the name they have', async () => {
  const { drafter, otherCityHead } = stage.scene.people
  const { openClause } = stage.subject
  await write(hanoi, 'Begin. ')
  const from = await past('moment=now')
  const inserted = clauseText(seoul.doc, 0)
  inserted.delete(0, 'Begin. '.length)
  inserted.insert(0, 'Instead. ')
  await seoul.saved()
  const text = clauseText(hanoi.doc, 0)
  text.insert(text.length, ' At last.')
  await hanoi.saved()
  const compared = await compare(`sequence:${from.sequence}`)
  expect(changesIn(compared)).toEqual([
    [openClause, 'deleted', 'Begin', otherCityHead.email],
    [openClause, 'inserted', 'Instead', otherCityHead.email],
    [openClause, 'inserted', ' At last.', drafter.email],
  ])
  expect(compared.authors.map(({ cityId, role }) => [cityId, role]).sort()).toEqual(
    [
      [stage.scene.hanoi, 'drafter'],
      [stage.scene.seoul, 'head'],
    ].sort(),
  )
  expect(compared).toMatchObject({ language: 'en', from: { sequence: from.sequence, versionId: null } })
  expect(compared.to.sequence).toBe((await past('moment=now')).sequence)
})

test('[PA12] a version is compared with another moment, and a moment with itself has no change', async () => {
  const { version, lockedClause } = stage.subject
  const since = await compare(`version:${version}`)
  expect(since.from?.versionId).toBe(version)
  expect(changesIn(since)).not.toEqual([])
  expect(changesIn(await compare('now'))).toEqual([])
  expect((await compare('now')).authors).toEqual([])
  const locked = await compare(`version:${version}`, 'now', `&clause=${lockedClause}`)
  expect(locked.parts.map(({ clauseId, fate }) => [clauseId, fate])).toEqual([[lockedClause, 'same']])
  expect(locked.authors).toEqual([])
})

test('[PA12] a moment that is not there is not compared', async () => {
  for (const [from, to] of [
    ['sequence:100000', 'now'],
    ['now', 'sequence:100000'],
    ['version:nothing', 'now'],
  ])
    expect(await codeOf(`${address()}/comparison?from=${from}&to=${to}`)).toBe('not-found')
  expect(await codeOf(`${address()}/comparison?from=now&to=city:${stage.scene.hanoi}`)).toBe('invalid-input')
})

test('[PA15] words carried since they were written are their first author’s and their carrier’s, those that were there before their carrier’s', async () => {
  const { drafter, otherCityHead } = stage.scene.people
  const carry = async (words: string) => {
    seoul.doc.transact(() => {
      const [from, to] = [clauseText(seoul.doc, 0), clauseText(seoul.doc, 0)]
      from.delete(from.toString().indexOf(words), words.length)
      to.insert(to.length, words)
    })
    await seoul.saved()
  }
  const before = await past('moment=now')
  await write(hanoi, ' Carried by somebody else!')
  const written = await past('moment=now')
  await carry(' Carried by somebody else!')
  const insertedBy = async (from: number) => {
    const { parts, authors } = await compare(`sequence:${from}`)
    const pieces = parts.flatMap((part) => part.pieces).filter(({ kind }) => kind === 'inserted')
    return pieces
      .flatMap((piece) => ('by' in piece ? piece.by : []))
      .map(({ author }) => authors[author]?.name)
  }
  expect(await insertedBy(before.sequence)).toEqual([drafter.email, otherCityHead.email])
  expect(await insertedBy(written.sequence)).toEqual([otherCityHead.email])
})

test('[PA13] since a city agreed, each clause is compared with what it said then; others are left out', async () => {
  const { openClause, lockedClause } = stage.subject
  const { hanoi: city, seoul: silent } = stage.scene
  await positionOf(openClause, 'agrees')
  stage.house.clock.offset += MINUTE
  await write(seoul, 'Since. ')
  const first = await compare(`city:${city}`)
  expect(first.from).toBeNull()
  expect(changesIn(first)).toEqual([
    [openClause, 'inserted', 'Since. ', stage.scene.people.otherCityHead.email],
  ])
  expect(first.parts.map(({ clauseId }) => clauseId)).toEqual([openClause])
  await positionOf(openClause, 'abstains')
  await positionOf(lockedClause, 'agrees')
  stage.house.clock.offset += MINUTE
  await write(hanoi, 'Later. ')
  expect(changesIn(await compare(`city:${city}`))).toEqual([
    [openClause, 'inserted', 'Later. ', stage.scene.people.drafter.email],
  ])
  expect((await compare(`city:${city}`)).parts.map(({ clauseId }) => clauseId)).toEqual([
    openClause,
    lockedClause,
  ])
  await positionOf(openClause, 'withdrawn')
  expect((await compare(`city:${city}`)).parts.map(({ clauseId }) => clauseId)).toEqual([lockedClause])
  expect((await compare(`city:${silent}`)).parts).toEqual([])
})

test('[PA64] what a city has agreed to is found whatever the clock says', async () => {
  await positionOf(stage.subject.openClause, 'agrees')
  stage.house.clock.offset -= 30 * MINUTE
  await write(seoul, 'Set back. ')
  expect(changesIn(await compare(`city:${stage.scene.hanoi}`))).toEqual([
    [stage.subject.openClause, 'inserted', 'Set back. ', stage.scene.people.otherCityHead.email],
  ])
  stage.house.clock.offset += 30 * MINUTE
})

test('[PA14] one person has three comparisons at once, and others are answered meanwhile', async () => {
  const { people } = stage.scene
  const path = `GET ${address()}/comparison?from=sequence:1&to=now`
  const ask = (as: { cookie: string }) => stage.house.ask(path, { as })
  const own = Array.from({ length: 5 }, () => ask(people.viewer))
  const others = await Promise.all([ask(people.head), ask(people.observer)])
  const codes = await Promise.all((await Promise.all(own)).map((answer) => stage.house.codeOf(answer)))
  expect(codes.sort()).toEqual([200, 200, 200, 'too-many-attempts', 'too-many-attempts'])
  expect(others.map(({ status }) => status)).toEqual([200, 200])
  expect((await ask(people.viewer)).status).toBe(200)
})

test('[PA63] one person who asks of many moments at once leaves the line to others', async () => {
  const { people } = stage.scene
  const past = (sequence: number) => `${address()}/past?moment=sequence:${sequence}`
  const restoration = (sequence: number) => `${address()}/restoration?from=sequence:${sequence + 1}`
  const many = (count: number, path: (sequence: number) => string, as: { cookie: string }) =>
    Promise.all(
      Array.from({ length: count }, async (_, sequence) =>
        stage.house.codeOf(await stage.house.ask(`GET ${path(sequence)}`, { as })),
      ),
    )
  const own = many(40, past, people.viewer)
  expect((await stage.house.ask(`GET ${past(50)}`, { as: people.head })).status).toBe(200)
  // Each that is answered before the last one has come leaves its place to another.
  for (const [codes, most] of [
    [await own, 12],
    [await many(5, restoration, people.drafter), 3],
  ] as const) {
    expect(new Set(codes)).toEqual(new Set([200, 'too-many-attempts']))
    expect(codes.filter((code) => code === 200).length).toBeGreaterThanOrEqual(most)
  }
})
