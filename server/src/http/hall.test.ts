// The hall over HTTP: opened and steered by the secretariat, looked at by a screen that is nobody.
import type { HallShown, HallView } from '@plenary/shared/api/hall-routes'
import type { Digests } from '@plenary/shared/api/life-routes'
import type { ContentJson } from '@plenary/shared/schema/content'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene
let address: string
let textId: string
let clause: string

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

beforeEach(async () => {
  const { plenaryId } = scene.own
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: contentOf() } as const
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  address = `/api/declarations/${created.id}`
  textId = created.textId
  clause = [...((await house.texts.digests(textId))?.clauses.keys() ?? [])][0] ?? ''
})

const INNER = 'c0000inner00'

function contentOf(): ContentJson {
  const words = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Words.' }] }
  const inner = { type: 'clause' as const, attrs: { id: INNER }, content: [words] }
  const subclauses = { type: 'subclauses' as const, content: [inner] }
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [words] },
      { type: 'preamble', content: [{ type: 'preambular' }] },
      {
        type: 'clauses',
        content: [{ type: 'clause', attrs: { id: 'c0000outer00' }, content: [words, subclauses] }],
      },
      { type: 'closing', content: [words] },
    ],
  }
}

const ask = (request: string, as: Guest, body?: unknown) => house.ask(request, { as, body })
const act = (request: string, body?: unknown) => ask(request, scene.people.secretariat, body)
async function open(): Promise<string> {
  const answer = (await (await act(`POST ${address}/hall`)).json()) as { address: string }
  expect(answer.address).toMatch(/\/hall#[0-9a-z]{40}$/)
  return answer.address.split('#')[1] ?? ''
}
const view: HallView = { clause: null, showsChanges: false, isDark: false, showsHeads: false }
const steer = (changed: Partial<HallView>) => act(`PUT ${address}/hall/view`, { ...view, ...changed })
async function look(token: string, known?: string) {
  const query = known === undefined ? '' : `?known=${known}`
  const answer = await house.ask(`GET /api/hall${query}`, { headers: { authorization: `Hall ${token}` } })
  const body = (await answer.json()) as { code?: string; tag: string; shown: HallShown | null }
  return { ...body, text: JSON.stringify(body) }
}
async function state(as: Guest, position: string, note?: string) {
  const digests = (await (await ask(`GET /api/texts/${textId}/digests`, as)).json()) as Digests
  const digest = digests.clauses.find(({ clauseId }) => clauseId === clause)?.digest
  await ask(`POST ${address}/positions`, as, { clause, position, digest, note })
}

test('[HA1] an opened hall has an address; another one, or closing, makes it dead at once', async () => {
  const first = await open()
  expect((await look(first)).shown?.title).toBe('One')
  const second = await open()
  expect((await look(first)).code).toBe('link-unknown')
  expect((await look(second)).shown?.title).toBe('One')
  expect((await act(`DELETE ${address}/hall`)).status).toBe(204)
  expect((await look(second)).code).toBe('link-unknown')
  expect((await act(`DELETE ${address}/hall`)).status).toBe(404)
  const stored = await house.read.selectFrom('audit').select('data').execute()
  expect(JSON.stringify(stored)).not.toContain(second)
})

test('[HA2] it shows the cities’ stand on the clause in the plenary’s order, what blocks, then the result; and no person', async () => {
  const token = await open()
  await steer({ clause })
  await state(scene.people.head, 'objects', 'Too vague')
  const before = await look(token)
  expect(before.shown?.clause).toMatchObject({ number: 1, isLocked: false, before: null })
  expect(before.shown?.cities.map(({ names, stand }) => [names.en, stand])).toEqual([
    ['Hanoi', 'objects'],
    ['Seoul', 'silent'],
  ])
  expect([before.shown?.against, before.shown?.adoptedAt]).toEqual([1, null])
  for (const secret of ['@', 'Too vague', scene.people.head.personId])
    expect(before.text).not.toContain(secret)
  await state(scene.people.head, 'agrees')
  await act(`POST ${address}/close`)
  await act(`POST ${address}/adopt`)
  const after = (await look(token)).shown
  expect(after).toMatchObject({ state: 'adopted', against: 0, version: { number: 1 } })
  expect(after?.adoptedAt).toMatch(/Z$/)
})

test('[HA12] heads of delegation are named where that is wanted, and nowhere else', async () => {
  const token = await open()
  await steer({ clause, showsHeads: true })
  const named = (await look(token)).shown?.cities.map(({ names, heads }) => [names.en, heads.length])
  expect(named).toEqual([
    ['Hanoi', 1],
    ['Seoul', 1],
  ])
  await steer({ clause })
  expect((await look(token)).shown?.cities.flatMap(({ heads }) => heads)).toEqual([])
})

test('[HA3] an unknown address and none get the same answer, and nothing of it is noted', async () => {
  const entries = () => house.read.selectFrom('audit').select('seq').execute()
  const before = await entries()
  const unknown = await look('0'.repeat(40))
  expect(await look('')).toEqual(unknown)
  expect((await house.ask('GET /api/hall')).status).toBe(404)
  expect(await entries()).toEqual(before)
})

test('[HA4] the secretariat steers; what is gone from the text is the title page', async () => {
  const token = await open()
  expect((await steer({ clause, isDark: true })).status).toBe(204)
  expect((await look(token)).shown).toMatchObject({ view: { clause, isDark: true }, clause: { number: 1 } })
  await steer({ clause: 'nowhere00000' })
  expect((await look(token)).shown).toMatchObject({ clause: null })
  const answer = await act(`GET ${address}/hall`)
  expect(await answer.json()).toEqual({
    openSince: expect.stringMatching(/Z$/),
    view: { ...view, clause: 'nowhere00000' },
  })
})

test('[HA4] steered to a sub-clause, it shows the clause around it', async () => {
  const token = await open()
  await steer({ clause: INNER })
  expect((await look(token)).shown).toMatchObject({ view: { clause: INNER }, clause: { number: 1 } })
})

test('[HA4] with changes, the clause is shown beside the last version', async () => {
  const token = await open()
  await steer({ clause, showsChanges: true })
  expect((await look(token)).shown?.clause).toMatchObject({ since: null, before: null })
  await act(`POST ${address}/close`)
  await act(`POST ${address}/reopen`, { reason: 'A word' })
  const { clause: shown } = (await look(token)).shown ?? {}
  expect(shown?.before).toEqual(shown?.content)
  expect(shown?.since).toBe(1)
})

test('[HA5] a screen that knows what there is gets no more until something changes', async () => {
  const token = await open()
  const { tag } = await look(token)
  expect(await look(token, tag)).toMatchObject({ tag, shown: null })
  await state(scene.people.head, 'agrees')
  const next = await look(token, tag)
  expect(next.tag).not.toBe(tag)
  expect(next.shown).not.toBeNull()
  await steer({ showsChanges: true })
  expect((await look(token, next.tag)).shown?.view.showsChanges).toBe(true)
})
