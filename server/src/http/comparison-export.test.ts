// A comparison as a file over HTTP, after people wrote over real sockets.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseText } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { readDocx, unzip } from '../testing/read-docx.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'
import { openApiDocument } from './openapi.ts'

let stage: Stage
let sockets: SocketGuests
let from: string

beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
  const hanoi = await sockets.join('drafter')
  const seoul = await sockets.join('otherCityHead')
  clauseText(hanoi.doc, 0).insert(0, 'Begin. ')
  await hanoi.saved()
  const { sequence } = (await (await ask('past?moment=now')).json()) as { sequence: number }
  from = `sequence:${sequence}`
  clauseText(seoul.doc, 0).insert(0, 'Seoul says. ')
  await seoul.saved()
  const text = clauseText(hanoi.doc, 0)
  text.insert(text.length, ' Hanoi ends.')
  await hanoi.saved()
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})

function ask(path: string) {
  const { house, scene, subject } = stage
  return house.ask(`GET /api/texts/${subject.text}/${path}`, { as: scene.people.viewer })
}
const file = (query: string) => ask(`comparison/export?from=${from}&to=now&${query}`)

test('[EX15] the file comes with its type and a name, to be kept and not to be opened as a page of ours', async () => {
  const types = {
    html: 'text/html; charset=utf-8',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }
  for (const [format, type] of Object.entries(types)) {
    const answer = await file(`format=${format}`)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="changes-.*\\.${format}"`),
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  }
  const { paths } = openApiDocument(stage.house.origin) as { paths: Record<string, Record<string, unknown>> }
  expect(paths['/api/texts/{text}/comparison/export']?.get).toMatchObject({
    responses: { 200: { content: { 'application/octet-stream': {} } } },
  })
})

test('[EX15] both say what was changed between the two moments, and by which city', async () => {
  const page = await (await file('format=html')).text()
  expect(page).toMatch(
    /<ins><span class="said">inserted: <\/span>Seoul says\. ?<\/ins><sup class="by"[^>]*>Se<\/sup>/,
  )
  expect(page).toContain('As it was ·')
  const docx = new Uint8Array(await (await file('format=docx')).arrayBuffer())
  const texts = (how: 'accept' | 'reject') =>
    readDocx(docx, how).map((paragraph) => paragraph.map(({ text }) => text).join(''))
  expect(texts('accept').join('\n')).toMatch(/Seoul says\. Begin\..* Hanoi ends\./)
  expect(texts('reject').join('\n')).not.toMatch(/Seoul says|Hanoi ends/)
  expect(unzip(docx).get('word/document.xml')).toContain('w:author="Seoul (Head of delegation, ')
})

test('[EX16] it is narrowed to a city and to a clause, and its frame is in the language that was asked for', async () => {
  const { scene, subject } = stage
  const ofHanoi = await (await file(`format=html&city=${scene.hanoi}&language=ja`)).text()
  expect(ofHanoi).toContain('<html lang="ja">')
  expect(ofHanoi).toMatch(/<ins><span class="said">追加： <\/span> Hanoi ends\.<\/ins>/)
  expect(ofHanoi).not.toContain('</span>Seoul says')
  expect(ofHanoi).toContain('Seoul says')
  const locked = await (await file(`format=html&clause=${subject.lockedClause}`)).text()
  expect(locked).toContain('Nothing was changed.')
  expect(locked).not.toContain('Seoul says')
})

test('[EX16] a version is called by its number; a moment or a city that is not there is not found', async () => {
  const { house, subject } = stage
  const answer = await ask(`comparison/export?from=version:${subject.version}&to=now&format=html`)
  expect(await answer.text()).toMatch(/<dd>Rev\. \d/)
  const codeOf = async (query: string) =>
    house.codeOf(await ask(`comparison/export?to=now&format=html&${query}`))
  expect(await codeOf('from=now&city=nowhere')).toBe('not-found')
  expect(await codeOf('from=sequence:999999')).toBe('not-found')
  expect(await house.codeOf(await file('format=pdf'))).toBe('invalid-input')
})

test('[CM90] a version has the time of its making and the name that it was given, and now is when the file was asked for', async () => {
  const { house, scene, subject } = stage
  house.clock.offset += 120 * 60_000
  const made = await house.ask(`POST /api/declarations/${subject.declaration}/versions`, {
    as: scene.people.secretariat,
    body: { name: 'Two hours later' },
  })
  const { id } = (await made.json()) as { id: string }
  house.clock.offset += 60 * 60_000
  const page = await (await ask(`comparison/export?from=version:${id}&to=now&format=html`)).text()
  const hour = (offset: number) => {
    const at = new Date(house.context.surroundings.now() + offset * 60 * 60_000)
    return `, ${at.toISOString().slice(11, 14)}`
  }
  expect(page).toMatch(new RegExp(`<dd>Rev\\. \\d, Two hours later · .*${hour(-1)}`))
  expect(page).toMatch(new RegExp(`<dd>Now · .*${hour(0)}`))
})

test('[CM90] a version that was made by itself and named later is called by that name', async () => {
  const { house, scene, subject } = stage
  const versions = (await (
    await house.ask(`GET /api/declarations/${subject.declaration}/versions`, { as: scene.people.viewer })
  ).json()) as { id: string; number: number | null }[]
  const unnumbered = versions.find(({ number }) => number === null)
  const params = `${subject.declaration}/versions/${unnumbered?.id}`
  await house.ask(`PATCH /api/declarations/${params}`, {
    as: scene.people.secretariat,
    body: { name: 'What came in' },
  })
  const page = await ask(`comparison/export?from=version:${unnumbered?.id}&to=now&format=html`)
  expect(await page.text()).toContain('<dd>What came in ·')
})
