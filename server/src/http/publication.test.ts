// What is published is there for everybody, and what is not is there for nobody.
import type { Published } from '@plenary/shared/api/publication-routes'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { makeSubject, type Subject, WORD } from '../testing/subject.ts'
import { readExportedVersion } from './queries/read-exported-declaration.ts'

const SIGNED = '2010-11-08T02:25:00.000Z'

let house: House
let scene: Scene
let subject: Subject

beforeEach(async () => {
  house = await openHouse()
  scene = await furnish(house)
  subject = await makeSubject(house, scene, 'adopted')
})
afterEach(() => house.close())

const act = (address: string, body?: unknown, declaration = subject.declaration) =>
  house.ask(`POST /api/declarations/${declaration}/${address}`, { as: scene.people.secretariat, body })
const look = (path = subject.declaration, headers: Record<string, string> = {}) =>
  house.ask(`GET /api/published/${path}`, { headers })
const published = async () => (await (await look()).json()) as Published
const listed = async () =>
  ((await (await house.ask('GET /api/published')).json()) as { id: string }[]).map(({ id }) => id)
const recorded = async () => {
  const rows = await house.read
    .selectFrom('audit')
    .orderBy('seq', 'desc')
    .select(['action', 'data'])
    .execute()
  return rows[0] && { action: rows[0].action, data: JSON.parse(rows[0].data) as unknown }
}

test('[PB1] nothing is published by itself: the secretariat does it, and it is on the record with what was published', async () => {
  expect([(await look()).status, await listed()]).toEqual([404, []])
  expect((await act('publication')).status).toBe(204)
  expect(await recorded()).toEqual({
    action: 'declaration-published',
    data: { version: subject.version, number: 1, ...(await versionFacts()) },
  })
  expect([(await look()).status, await listed()]).toEqual([200, [subject.declaration]])
  expect(await house.codeOf(await act('publication'))).toBe('wrong-state')
})

async function versionFacts() {
  return house.read
    .selectFrom('version')
    .where('id', '=', subject.version)
    .select(['digest', 'form'])
    .executeTakeFirstOrThrow()
}

test('[PB2] what is not adopted cannot be published', async () => {
  const closed = await makeSubject(house, scene, 'closed')
  expect(await house.codeOf(await act('publication', undefined, closed.declaration))).toBe('wrong-state')
})

test('[PB3] it ends when it is withdrawn, on the record, and the screens are told', async () => {
  await act('publication')
  house.heard.length = 0
  expect((await act('publication/withdraw')).status).toBe(204)
  expect((await recorded())?.action).toBe('publication-withdrawn')
  expect(house.heard).toEqual([
    { type: 'fact-changed', fact: 'declaration', scope: { declarationId: subject.declaration } },
  ])
  expect([(await look()).status, await listed()]).toEqual([404, []])
  expect(await house.codeOf(await act('publication/withdraw'))).toBe('wrong-state')
})

test('[PB4] it ends when the text is reopened, and is not there again by another adoption', async () => {
  const facts = async () => {
    const answer = await house.ask(`GET /api/declarations/${subject.declaration}`, {
      as: scene.people.viewer,
    })
    return ((await answer.json()) as { publishedAt: string | null }).publishedAt
  }
  await act('publication')
  expect(await facts()).toBe((await published()).publishedAt)
  await act('reopen', { reason: 'A word is missing' })
  expect([(await look()).status, await listed(), await facts()]).toEqual([404, [], null])
  await act('close')
  await act('adopt')
  expect([(await look()).status, await listed(), await facts()]).toEqual([404, [], null])
  expect((await act('publication')).status).toBe(204)
  expect((await published()).version.number).toBe(2)
})

test('[PB5] everybody reads the adopted words with their digests, whether signed in or not, and nothing else of the plenary', async () => {
  await act('publication')
  const answer = await published()
  const { digest } = await versionFacts()
  expect(answer).toMatchObject({
    title: 'The 9th',
    state: 'adopted',
    plenary: { names: { en: '9th' }, place: 'Tokyo' },
    network: { en: 'A network' },
    version: { number: 1, digest },
    signing: null,
  })
  expect(answer.texts.map((text) => [text.id, text.digest])).toEqual([[subject.text, subject.digest]])
  expect(JSON.stringify(answer.texts)).toContain(WORD)
  const other = await house.ask(`GET /api/published/${subject.declaration}`, {
    as: scene.people.otherPlenaryHead,
  })
  expect(await other.json()).toEqual(answer)
  expect(JSON.stringify(answer)).not.toContain('demo.example')
})

/** Hanoi has signed, by its mayor; for Seoul a deputy has; Sofia, for which Hanoi signs, has declined. */
async function sign() {
  const as = scene.people.secretariat
  const ask = (address: string, body?: unknown) => house.ask(address, { as, body })
  const plenary = `/api/plenaries/${scene.own.plenaryId}`
  const facts = { member: true, counts: true, named: true, signs: true, present: false }
  await ask(`PUT ${plenary}/roster/${scene.sofia}`, facts)
  await ask(`PUT ${plenary}/proxies/${scene.sofia}`, {
    holder: scene.hanoi,
    scopes: ['sign'],
    letter: 'Of May',
  })
  for (const [city, name] of [
    ['hanoi', 'The mayor of Hanoi'],
    ['seoul', 'The mayor of Seoul'],
    ['sofia', 'The mayor of Sofia'],
  ] as const) {
    const signatory = { names: { en: name }, titles: { en: 'Mayor' } }
    await ask(`PUT ${plenary}/roster/${scene[city]}/signatory`, { signatory })
  }
  const signing = `/api/declarations/${subject.declaration}/signing`
  await ask(`POST ${signing}`)
  await ask(`PUT ${signing}/cities/${scene.hanoi}/paper`, { name: 'The mayor of Hanoi', at: SIGNED })
  await ask(`PUT ${signing}/cities/${scene.seoul}/paper`, { name: 'A deputy', at: SIGNED })
  const last = await ask(`POST ${signing}/cities/${scene.sofia}/decline`, { reason: 'Not ours to say' })
  expect(last.status).toBe(204)
}

test('[PB6] while it is signed, cities are called by their names; a person only where the person has signed', async () => {
  await act('publication')
  await sign()
  const at = expect.stringMatching(/^\d{4}-/)
  const paper = { kind: 'signed', way: 'paper', at: SIGNED }
  expect((await published()).signing).toEqual({
    openedAt: at,
    endedAt: null,
    root: expect.stringMatching(/^[0-9a-f]{64}$/),
    cities: [
      {
        names: { en: 'Hanoi' },
        holder: null,
        outcome: { ...paper, name: 'The mayor of Hanoi', titles: { en: 'Mayor' } },
      },
      { names: { en: 'Seoul' }, holder: null, outcome: { ...paper, name: 'A deputy', titles: null } },
      { names: { en: 'Sofia' }, holder: { en: 'Hanoi' }, outcome: { kind: 'declined', at } },
    ],
  })
  const file = await (await look(`${subject.declaration}/export?format=json`)).text()
  for (const said of ['The mayor of Hanoi', 'A deputy']) expect(file).toContain(said)
  for (const kept of ['The mayor of Seoul', 'The mayor of Sofia', 'Not ours to say'])
    expect(file).not.toContain(kept)
})

test('[EX67] a file of a version that is being signed says who signs as the signing says it, with what came of it', async () => {
  await sign()
  const asked = { declarationId: subject.declaration, versionId: subject.version }
  const signatories = async () => (await readExportedVersion(house.read, asked, undefined))?.signatories
  const before = await signatories()
  expect(before).toMatchObject([
    {
      city: 'Hanoi',
      name: 'The mayor of Hanoi',
      title: 'Mayor',
      outcome: { kind: 'signed', way: 'paper', at: SIGNED },
    },
    { city: 'Seoul', name: 'A deputy', title: '', outcome: { kind: 'signed' } },
    { city: 'Sofia', name: 'The mayor of Sofia', holder: 'Hanoi', outcome: { kind: 'declined', way: null } },
  ])
  const unsign = house.read.updateTable('roster_entry').set({ signs: 0 }).compile()
  await house.storage.write({ statements: [{ query: unsign }] })
  expect(await signatories()).toEqual(before)
})

test('[PB7] a published text is downloaded by everybody; what is not published is not', async () => {
  const path = `${subject.declaration}/export?format=html`
  expect((await look(path)).status).toBe(404)
  await act('publication')
  const answer = await look(path)
  expect(answer.headers.get('content-disposition')).toContain('filename="The-9th-Rev-1-en.html"')
  expect(await answer.text()).toContain(WORD)
  expect((await look(`${path}&text=${scene.own.textId}`)).status).toBe(404)
})

test('[PB8] of one address few files are made at once; another address is answered', async () => {
  await act('publication')
  const ask = (address: string) =>
    look(`${subject.declaration}/export?format=html`, { 'x-forwarded-for': address })
  const all = await Promise.all([...Array.from({ length: 8 }, () => ask('192.0.2.1')), ask('192.0.2.2')])
  expect(all.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 429, 429])
  expect(all.at(-1)?.status).toBe(200)
})
