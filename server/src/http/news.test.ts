// News over HTTP: what concerns whom, who is told how much, and the mark up to which it was seen.
import type { NewsEvent } from '@plenary/shared/api/news-routes'
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCity } from '../commands/create-city.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'
import { entriesOf } from './queries/read-news.ts'

let house: House
let scene: Scene
let address: string
let clause: string

afterEach(() => house.close())

beforeEach(async () => {
  house = await openHouse()
  scene = await furnish(house)
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: null } as const
  const { plenaryId } = scene.own
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  address = `/api/declarations/${created.id}`
  clause = [...((await house.texts.digests(created.textId))?.clauses.keys() ?? [])][0] ?? ''
})

interface News {
  seenAt: string
  events: NewsEvent[]
}

async function newsOf(as: Guest, at = address): Promise<News> {
  const answer = await house.ask(`GET ${at}/news`, { as })
  expect(answer.status).toBe(200)
  return (await answer.json()) as News
}

/** What happened since the house was furnished, the newest first, without keys and times. */
async function toldTo(as: Guest, since = 0) {
  const { events } = await newsOf(as)
  return events.filter(({ key }) => key > since).map(({ key: _, at: __, ...event }) => event)
}

async function act(request: string, body?: unknown, as = scene.people.secretariat): Promise<void> {
  const answer = await house.ask(request, { as, body })
  expect([request, answer.ok]).toEqual([request, true])
}

const lastEntry = async () =>
  (await house.read.selectFrom('audit').select('seq').orderBy('seq', 'desc').executeTakeFirstOrThrow()).seq
const ofPlenary = (path: string) => `/api/plenaries/${scene.own.plenaryId}/${path}`
const ALL = { member: true, present: true, counts: true, named: true, signs: true }
const LETTER = { scopes: ['decide'], letter: 'Of 1 September' }

async function lockToReopening(): Promise<void> {
  await act(`POST ${address}/lock`, { clause })
  await act(`POST ${address}/unlock`, { clause, reason: 'A typing error' })
  await act(`POST ${address}/close`)
  await act(`POST ${address}/reopen`, { reason: 'A city asked' })
  await act(`POST ${address}/close`)
  await act(`POST ${address}/adopt`)
}

test('[NW5] locks and the life of the declaration are told with their reasons, the newest first', async () => {
  const since = await lastEntry()
  await lockToReopening()
  for (const who of ['head', 'drafter', 'viewer', 'otherCityHead'] as const)
    expect(await toldTo(scene.people[who], since)).toEqual([
      { kind: 'declaration-adopted', number: 2 },
      { kind: 'text-closed', number: 2 },
      { kind: 'text-reopened', reason: 'A city asked' },
      { kind: 'text-closed', number: 1 },
      { kind: 'clause-unlocked', clauseId: clause, reason: 'A typing error' },
      { kind: 'clause-locked', clauseId: clause },
    ])
})

test('[NW5] to who did it, it is no news; to a colleague it is', async () => {
  const colleague = await house.addPerson('colleague@demo.example', 'secretariat', null, null)
  await lockToReopening()
  expect(await toldTo(scene.people.secretariat)).toEqual([])
  expect(await toldTo(colleague)).toHaveLength(6)
})

test('[NW7] observers are told what happened without the reasons, which are on the record', async () => {
  const since = await lastEntry()
  await lockToReopening()
  const told = await toldTo(scene.people.observer, since)
  expect(told).toHaveLength(6)
  expect(JSON.stringify(told)).not.toContain('error')
  expect(told).toContainEqual({ kind: 'text-reopened', reason: null })
  expect(told).toContainEqual({ kind: 'clause-unlocked', clauseId: clause, reason: null })
})

test('[NW7] nothing of another declaration is told, and nothing to whoever takes no part', async () => {
  await lockToReopening()
  const beside = `/api/declarations/${scene.own.declarationId}`
  expect((await newsOf(scene.people.viewer, beside)).events.map(({ kind }) => kind)).toEqual([
    'roster-entry-put',
  ])
  const answer = await house.ask(`GET ${address}/news`, { as: scene.people.otherPlenaryHead })
  expect(answer.status).toBe(404)
})

test('[NW6] a proxy, and its end, is news to who gave it and to who holds it, and to no other city', async () => {
  const since = await lastEntry()
  await act(`PUT ${ofPlenary(`roster/${scene.sofia}`)}`, ALL)
  await act(`PUT ${ofPlenary(`proxies/${scene.seoul}`)}`, { ...LETTER, holder: scene.hanoi })
  await act(`DELETE ${ofPlenary(`proxies/${scene.seoul}`)}`)
  await act(`PUT ${ofPlenary(`proxies/${scene.sofia}`)}`, { ...LETTER, holder: scene.seoul })
  const between = { principalId: scene.seoul, holderId: scene.hanoi }
  expect(await toldTo(scene.people.viewer, since)).toEqual([
    { kind: 'proxy-removed', ...between },
    { kind: 'proxy-put', ...between, scopes: ['decide'] },
  ])
  expect((await toldTo(scene.people.otherCityHead, since)).map(({ kind }) => kind)).toEqual([
    'proxy-put',
    'proxy-removed',
    'proxy-put',
  ])
  const elsewhere = (
    await newsOf(scene.people.otherPlenaryHead, `/api/declarations/${scene.other.declarationId}`)
  ).events
  expect(elsewhere.filter(({ key }) => key > since)).toEqual([])
})

test('[NW6] of the own city’s facts those that changed are told', async () => {
  const tokyo = must(
    await createCity(house.context, 'system', {
      names: { en: 'Tokyo' },
      sortName: 'Tokyo',
      codes: { en: 'To' },
    }),
  ).id
  const city = ofPlenary(`roster/${tokyo}`)
  await act(`PUT ${city}`, { ...ALL, present: false })
  await act(`PUT ${city}`, { ...ALL, signs: false })
  await act(`PUT ${city}`, { ...ALL, signs: false })
  await act(`PUT ${ofPlenary(`roster/${scene.seoul}`)}`, { ...ALL, counts: false })
  await act(`DELETE ${city}`)
  await act(`PUT ${city}`, ALL)
  const head = await house.addPerson('head@tokyo.example', 'head', scene.own.plenaryId, tokyo)
  const own = { cityId: tokyo }
  expect(await toldTo(head)).toEqual([
    { kind: 'roster-entry-put', ...own, isNew: true, facts: ALL },
    { kind: 'roster-entry-removed', ...own },
    { kind: 'roster-entry-put', ...own, isNew: false, facts: { present: true, signs: false } },
    { kind: 'roster-entry-put', ...own, isNew: true, facts: { ...ALL, present: false } },
  ])
})

test('[NW8] before the first time, what happened before the person came is not new', async () => {
  const { seenAt, events } = await newsOf(scene.people.head)
  const came = await house.read
    .selectFrom('membership')
    .where('id', '=', scene.people.head.membershipId)
    .select('since')
    .executeTakeFirstOrThrow()
  expect(seenAt).toBe(came.since)
  expect(events.filter(({ at }) => at > seenAt)).toEqual([])
})

test('[NW9] the mark is the person’s own, never goes back, and never beyond now', async () => {
  const { head, drafter } = scene.people
  const mark = async (until: string) => {
    const answer = await house.ask(`PUT ${address}/news/seen`, { as: head, body: { until } })
    expect(answer.status).toBe(204)
    return (await newsOf(head)).seenAt
  }
  const before = (await newsOf(drafter)).seenAt
  const own = (await newsOf(head)).seenAt
  expect(await mark('2000-01-01T00:00:00.000Z')).toBe(own)
  await act(`POST ${address}/lock`, { clause })
  const [locked] = (await newsOf(head)).events
  expect(await mark(locked?.at ?? '')).toBe(locked?.at)
  expect(await mark('2010-11-08T09:15:00Z')).toBe(locked?.at)
  const beyond = await mark('2999-01-01T00:00:00.000Z')
  expect(beyond <= new Date(house.context.surroundings.now()).toISOString()).toBe(true)
  expect((await newsOf(drafter)).seenAt).toBe(before)
  expect((await newsOf(head, `/api/declarations/${scene.own.declarationId}`)).seenAt).not.toBe(beyond)
})

test('[NW11] an answer has a hundred entries at most, the newest, and finds them by an index', async () => {
  for (let times = 0; times < 60; times += 1) {
    await act(`POST ${address}/lock`, { clause })
    await act(`POST ${address}/unlock`, { clause, reason: `No. ${times}` })
  }
  const { events } = await newsOf(scene.people.head)
  expect(events).toHaveLength(100)
  expect(events[0]).toMatchObject({ kind: 'clause-unlocked', reason: 'No. 59' })
  const { sql, parameters } = entriesOf(house.read, 'declaration:one', 'clause-locked').compile()
  const plan = await house.read.executeQuery(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
  expect(plan.rows.map((row) => (row as { detail: string }).detail)).toEqual([
    'SEARCH audit USING INDEX audit_subject_action (subject=? AND action=?)',
  ])
})
