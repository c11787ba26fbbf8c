// What the file of a declaration's text is made of, and how it comes over HTTP.
import { EXPORT_FORMATS } from '@plenary/shared/api/export-routes'
import type { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { makeSubject, type Subject } from '../testing/subject.ts'
import { readExportedText, readExportedVersion } from './queries/read-exported-declaration.ts'

const ASKED = '2010-11-09T02:00:00.000Z'

let house: House
let scene: Scene
let closed: Subject
let adopted: Subject

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
  closed = await makeSubject(house, scene, 'closed')
  adopted = await makeSubject(house, scene, 'adopted')
})
afterAll(() => house.close())

const act = async (address: string, body?: unknown) => {
  const answer = await house.ask(address, { as: scene.people.secretariat, body })
  if (!answer.ok) throw new Error(await answer.text())
}
const fileOf = (path: string) => house.ask(`GET /api/${path}`, { as: scene.people.viewer })
const textNow = (text: string) => readExportedText(house, text, { wordsIn: undefined, asked: ASKED })
const versionOf = ({ declaration, version }: Subject, more: { textId?: string } = {}) =>
  readExportedVersion(house.read, { declarationId: declaration, versionId: version, ...more }, undefined)

const write = (query: CompiledQuery) => house.storage.write({ statements: [{ query }] })

test('[EX60] words that can change are those of now, by the time of asking; those of a closed text are its version’s', async () => {
  const drafting = await makeSubject(house, scene, 'drafting')
  const now = await textNow(drafting.text)
  expect(now).toMatchObject({
    title: 'The 9th',
    version: { number: null, name: null, at: ASKED },
    text: { language: 'en', status: 'authentic', digest: drafting.digest },
    adoption: null,
  })
  // It was closed with the same words before.
  expect(now?.version.digest).toBe((await versionOf(drafting))?.version.digest)
  expect(await textNow(closed.text)).toEqual(await versionOf(closed))
  expect((await versionOf(closed))?.version).toMatchObject({ number: 1 })
})

test('[EX61] what is adopted is the version whose adoption stands, and no other', async () => {
  expect((await versionOf(closed))?.adoption).toBeNull()
  const subject = await makeSubject(house, scene, 'adopted')
  const { at } = (await versionOf(subject))?.adoption ?? {}
  expect(at).toMatch(/^\d{4}-/)
  await act(`POST /api/declarations/${subject.declaration}/reopen`, { reason: 'A word is missing' })
  expect((await versionOf(subject))?.adoption).toBeNull()
  expect((await textNow(subject.text))?.adoption).toBeNull()
})

test('[EX62] names are in the language of the text as far as there are any, and those around the words as was asked', async () => {
  await write(
    house.read
      .updateTable('version_text')
      .set({ language: 'ja' })
      .where('version_id', '=', closed.version)
      .compile(),
  )
  const japanese = await versionOf(closed)
  expect(japanese).toMatchObject({ network: 'ネットワーク', plenary: { name: '9th' }, wordsIn: 'ja' })
  expect(await versionOf(adopted)).toMatchObject({ network: 'A network', wordsIn: 'en' })
  const asked = { declarationId: closed.declaration, versionId: closed.version }
  expect((await readExportedVersion(house.read, asked, 'en'))?.wordsIn).toBe('en')
})

test('[EX63] those that sign are those of the roster, in the plenary’s order, with who signs and who does so by proxy', async () => {
  const named = {
    signatory_names: JSON.stringify({ en: 'A. Person' }),
    signatory_titles: JSON.stringify({ en: 'Mayor' }),
  }
  await write(house.read.updateTable('roster_entry').set(named).where('city_id', '=', scene.seoul).compile())
  const at = `PUT /api/plenaries/${scene.own.plenaryId}`
  const facts = { member: true, counts: true, named: true, signs: true }
  await act(`${at}/roster/${scene.seoul}`, { ...facts, present: false })
  await act(`${at}/proxies/${scene.seoul}`, {
    holder: scene.hanoi,
    scopes: ['sign'],
    letter: 'Of 1 September',
  })
  expect((await versionOf(adopted))?.signatories).toEqual([
    { cityId: scene.hanoi, city: 'Hanoi', name: '', title: '', holder: null, outcome: null },
    { cityId: scene.seoul, city: 'Seoul', name: 'A. Person', title: 'Mayor', holder: 'Hanoi', outcome: null },
  ])
  await act(`${at}/roster/${scene.hanoi}`, { ...facts, present: true, signs: false })
  expect((await versionOf(adopted))?.signatories.map(({ city }) => city)).toEqual(['Seoul'])
})

test('[EX64] a version has its own texts only, the first authentic one where none is named; one of another declaration is not there', async () => {
  expect((await versionOf(adopted))?.text.id).toBe(adopted.text)
  expect((await versionOf(adopted, { textId: adopted.text }))?.text.id).toBe(adopted.text)
  const codeOf = async (path: string) => house.codeOf(await fileOf(path))
  const versions = `declarations/${adopted.declaration}/versions`
  expect(await codeOf(`${versions}/${adopted.version}/export?format=json&text=${closed.text}`)).toBe(
    'not-found',
  )
  expect(await codeOf(`${versions}/${closed.version}/export?format=json`)).toBe('not-found')
  expect(await codeOf(`${versions}/${adopted.version}/export?format=odt`)).toBe('invalid-input')
})

test.each(EXPORT_FORMATS)('[EX65] as %s it comes with its type and a name, to be kept', async (format) => {
  const types: Record<string, string> = {
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    html: 'text/html; charset=utf-8',
    md: 'text/markdown; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
    akn: 'application/akn+xml',
    json: 'application/json',
  }
  const answer = await fileOf(
    `declarations/${adopted.declaration}/versions/${adopted.version}/export?format=${format}`,
  )
  expect(answer.headers.get('content-type')).toBe(types[format])
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const extension = format === 'akn' ? 'xml' : format
  expect(answer.headers.get('content-disposition')).toContain(
    `attachment; filename="The-9th-Rev-1-en.${extension}"`,
  )
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
})

test('[EX68] a draft is called one, and words that are no version by their second', async () => {
  const drafting = await makeSubject(house, scene, 'drafting')
  const nameOf = async (path: string) => (await fileOf(path)).headers.get('content-disposition')
  const second = /filename="The-9th-draft-\d{4}-\d\d-\d\d-\d{6}-UTC-en\.txt"/
  expect(await nameOf(`texts/${drafting.text}/export?format=txt`)).toMatch(second)
  const closed = await makeSubject(house, scene, 'closed')
  expect(await nameOf(`texts/${closed.text}/export?format=txt`)).toMatch(/"The-9th-draft-Rev-\d+-en\.txt"/)
})

test('[EX66] of one person few files are made at once; others are not held up', async () => {
  const path = `GET /api/texts/${adopted.text}/export?format=html`
  const ask = (as: { cookie: string }) => house.ask(path, { as })
  const all = await Promise.all([
    ...Array.from({ length: 5 }, () => ask(scene.people.viewer)),
    ask(scene.people.head),
  ])
  expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429])
  expect(all.at(-1)?.status).toBe(200)
})
