// The versions of a declaration, while people write over sockets of their own.
import type { Closing, Digests } from '@plenary/shared/api/life-routes'
import type { Version, VersionContent } from '@plenary/shared/api/version-routes'
import { declarationDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clauseText } from '../../wire/wire-client.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { must } from '../testing/http-house.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'
import { CONTENT } from '../testing/sync-house.ts'

const [FIRST, SECOND] = ['clause0001', 'clause0002']

let stage: Stage
let sockets: SocketGuests
let declaration: string
let textId: string

beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})
beforeEach(async () => {
  const created = await create(CONTENT)
  declaration = created.id
  textId = created.textId
})

async function create(content: ContentJson | null) {
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content } as const
  const { plenaryId } = stage.scene.own
  return must(await createDeclaration(stage.house.context, 'system', { plenaryId, title: 'One', text }))
}

type Name = keyof Stage['scene']['people']
const ask = (as: Name, request: string, body?: unknown) =>
  stage.house.ask(request, { as: stage.scene.people[as], body })
const act = (name: string, body?: unknown, as: Name = 'secretariat') =>
  ask(as, `POST /api/declarations/${declaration}/${name}`, body)
const code = async (answer: Promise<Response>) => stage.house.codeOf(await answer)
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
const make = (words: object = {}) => json<{ id: string; number: number }>(act('versions', words))
const list = () => json<Version[]>(ask('viewer', `GET /api/declarations/${declaration}/versions`))
const get = (id: string) =>
  json<VersionContent>(ask('viewer', `GET /api/declarations/${declaration}/versions/${id}`))
const name = (id: string, words: object, as: Name = 'secretariat') =>
  ask(as, `PATCH /api/declarations/${declaration}/versions/${id}`, words)
const digests = () => json<Digests>(ask('viewer', `GET /api/texts/${textId}/digests`))
const content = () => json<{ content: ContentJson }>(ask('viewer', `GET /api/texts/${textId}/content`))

async function state(clause: string | null, position: string, extra: object = {}) {
  const { text, clauses } = await digests()
  const digest = clause === null ? text : clauses.find(({ clauseId }) => clauseId === clause)?.digest
  const answer = await act('positions', { clause, position, digest, ...extra }, 'head')
  if (!answer.ok) throw new Error(await answer.text())
}

/** The drafter writes at the beginning of a clause. */
async function write(words: string, clause = 0) {
  const drafter = await sockets.join('drafter', { textId })
  clauseText(drafter.doc, clause).insert(0, words)
  await drafter.saved()
}

async function recorded(action: string): Promise<unknown[]> {
  const rows = await stage.house.read
    .selectFrom('audit')
    .where('action', '=', action)
    .where('subject', '=', `declaration:${declaration}`)
    .orderBy('seq')
    .select(['actor', 'data'])
    .execute()
  return rows.map(({ actor, data }) => ({ actor, ...(JSON.parse(data) as object) }))
}

test('[VE1][VE3] the secretariat makes a version of the words as they stand, which keeps everything about them', async () => {
  await write('Before. ')
  const { id, number } = await make({ name: 'Chair’s text', note: 'After the lunch break' })
  const now = await digests()
  await write('After. ')
  const digest = declarationDigest([{ language: 'en', status: 'authentic', digest: now.text }])
  const version = await get(id)
  expect(version).toMatchObject({
    number: 1,
    kind: 'named',
    name: 'Chair’s text',
    note: 'After the lunch break',
    by: { name: 'secretariat@demo.example', role: 'secretariat', cityId: null },
    form: 'plenary-canon/1',
    digest,
  })
  expect(version.texts).toMatchObject([
    { id: textId, sequence: now.sequence, digest: now.text, clauses: now.clauses },
  ])
  expect(JSON.stringify(version.texts[0]?.content)).toMatch(/Before\. The first clause\./)
  const { texts, positions: _, ...facts } = version
  const [{ content: __, clauses: ___, ...text }] = texts as [VersionContent['texts'][number]]
  expect((await list())[0]).toEqual({ ...facts, texts: [text] })
  const { personId } = stage.scene.people.secretariat
  expect(await recorded('version-made')).toEqual([
    {
      actor: personId,
      version: id,
      number,
      digest,
      form: 'plenary-canon/1',
      name: 'Chair’s text',
      note: 'After the lunch break',
    },
  ])
})

test('[VE3] nobody else makes one, nor anybody of a closed text', async () => {
  expect(await code(act('versions', {}, 'head'))).toBe('forbidden')
  await act('close')
  expect(await code(act('versions', {}))).toBe('wrong-state')
  expect((await list()).map(({ kind }) => kind)).toEqual(['closed', 'imported'])
})

test('[VE2] the newest comes first, and Rev. n counts what was named or closed', async () => {
  await make()
  await act('close')
  await act('reopen', { reason: 'A city asked' })
  const last = await make()
  expect(last.number).toBe(3)
  expect((await list()).map(({ kind, number }) => [kind, number])).toEqual([
    ['named', 3],
    ['reopened', null],
    ['closed', 2],
    ['named', 1],
    ['imported', null],
  ])
  const closing = json<Closing>(ask('secretariat', `GET /api/declarations/${declaration}/closing`))
  expect(await closing).toMatchObject({ revision: 4 })
})

test('[VE4][VE2] any version is named, and named anew; what is left out is gone, and the record has both', async () => {
  await act('close')
  const [closed, imported] = (await list()) as [Version, Version]
  expect(await code(name(imported.id, { name: 'First draft', note: 'As sent in' }))).toBe(204)
  expect(await code(name(imported.id, { name: 'Zero draft' }))).toBe(204)
  expect(await list()).toEqual([closed, { ...imported, name: 'Zero draft', note: null }])
  expect(await recorded('version-named')).toMatchObject([
    { version: imported.id, number: null, name: 'First draft', note: 'As sent in', formerName: null },
    { name: 'Zero draft', note: null, formerName: 'First draft', formerNote: 'As sent in' },
  ])
  expect(await code(name(imported.id, { name: 'Ours' }, 'head'))).toBe('forbidden')
  expect(await code(name('0000000000', { name: 'Nobody’s' }))).toBe('not-found')
  const elsewhere = `PATCH /api/declarations/${stage.scene.other.declarationId}/versions/${imported.id}`
  expect(await code(ask('secretariat', elsewhere, { name: 'Elsewhere' }))).toBe('not-found')
})

test('[VE5] an imported text begins with a version, an empty one with none', async () => {
  const [imported] = (await list()) as [Version]
  const now = await digests()
  expect(imported).toMatchObject({ kind: 'imported', number: null, name: null, by: null })
  const [text] = (await get(imported.id)).texts
  expect(text).toMatchObject({ sequence: 1, digest: now.text, clauses: now.clauses })
  expect(text?.content).toEqual((await content()).content)
  declaration = (await create(null)).id
  expect(await list()).toEqual([])
})

test('[VE6][VE7] reopening keeps the words that were fixed, with the positions of that moment', async () => {
  const closed = await json<{ digest: string }>(act('close'))
  await state(null, 'agrees')
  await act('reopen', { reason: 'A city asked' })
  await write('Otherwise. ')
  const [reopened, before] = (await list()) as [Version, Version]
  expect(reopened).toMatchObject({ kind: 'reopened', number: null, by: null, digest: closed.digest })
  expect(reopened.texts).toEqual(before.texts)
  expect((await get(reopened.id)).positions).toMatchObject([
    { cityId: stage.scene.hanoi, textId, clauseId: null, position: 'agrees', isStale: false },
  ])
  expect((await get(before.id)).positions).toEqual([])
})

test('[VE7] positions are those of the moment, stale by the words of the moment', async () => {
  await state(FIRST, 'agrees')
  await state(SECOND, 'reserves', { note: 'The budget' })
  const { id: agreed } = await make()
  await write('Other words. ')
  const { id: changed } = await make()
  await state(FIRST, 'withdrawn')
  await state(null, 'objects', { note: 'All of it' })
  const { id: withdrawn } = await make()
  const at = async (id: string) =>
    (await get(id)).positions.map(({ clauseId, position, note, isStale }) => [
      clauseId,
      position,
      note,
      isStale,
    ])
  const reserved = [SECOND, 'reserves', 'The budget', false]
  expect(await at(agreed)).toEqual([[FIRST, 'agrees', null, false], reserved])
  expect(await at(changed)).toEqual([[FIRST, 'agrees', null, true], reserved])
  expect(await at(withdrawn)).toEqual([[null, 'objects', 'All of it', false], reserved])
})

test('[VE8] open screens are told of another version, and of another name', async () => {
  const viewer = await sockets.join('viewer', { textId })
  const told = () =>
    viewer.messages.filter((message) => message.type === 'fact-changed' && message.fact === 'versions')
  const { id } = await make()
  await viewer.until('the first', () => told().length === 1)
  await name(id, { name: 'Rev. of the chair' })
  await viewer.until('the name', () => told().length === 2)
  await act('close')
  await viewer.until('the closing', () => told().length === 3)
  await act('reopen', { reason: 'A city asked' })
  await viewer.until('the reopening', () => told().length === 4)
})
