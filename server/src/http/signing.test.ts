// The signing of an adopted declaration: opened, on paper, declined, aborted, concluded; scans.
import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { HALL_SCHEME, type HallShown } from '@plenary/shared/api/hall-routes'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { refuse } from '@plenary/shared/refusal'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { furnish, type Guest, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { makeSubject, type Subject } from '../testing/subject.ts'

let house: House
let scene: Scene
let subject: Subject
let secretariat: Guest
let hanoiHead: Guest
let seoulHead: Guest

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
  ;({ secretariat, head: hanoiHead, otherCityHead: seoulHead } = scene.people)
})
afterAll(() => house.close())
beforeEach(async () => {
  await present(true)
  await ask(`DELETE /api/plenaries/${scene.own.plenaryId}/proxies/${scene.seoul}`)
  subject = await makeSubject(house, scene, 'adopted')
})
afterEach(() => vi.restoreAllMocks())

const ask = (address: string, body?: unknown, as: Guest = secretariat) => house.ask(address, { as, body })
const act = async (method: string, address: string, body?: unknown, as?: Guest) =>
  house.codeOf(await ask(`${method} /api/declarations/${subject.declaration}/signing${address}`, body, as))
const open = (body?: unknown) => act('POST', '', body)
const PAPER = { name: 'The Mayor', at: '2010-11-09T02:25:00.000Z' }
const onPaper = (city: string, body: unknown = PAPER) => act('PUT', `/cities/${city}/paper`, body)
const takeBackPaper = (city: string) =>
  act('POST', `/cities/${city}/paper/withdraw`, { reason: 'Another city' })
const decline = (city: string, as?: Guest) =>
  act('POST', `/cities/${city}/decline`, { reason: 'Not yet authorised' }, as)
const takeBack = (city: string, as?: Guest) => act('POST', `/cities/${city}/decline/withdraw`, undefined, as)
const read = async <Reply>(address: string, as?: Guest) => (await ask(address, undefined, as)).json() as Reply
const signing = () => read<Signing | null>(`GET /api/declarations/${subject.declaration}/signing`, hanoiHead)
const facts = () => read<DeclarationFacts>(`GET /api/declarations/${subject.declaration}`, hanoiHead)
const outcomes = async () =>
  Object.fromEntries((await signing())?.cities.map(({ names, outcome }) => [names.en, outcome?.kind]) ?? [])

/** Hanoi is there; Seoul is, or it is not. */
async function present(isSeoulThere: boolean, signs = true): Promise<void> {
  const facts = { member: true, present: true, counts: true, named: true, signs }
  const roster = `PUT /api/plenaries/${scene.own.plenaryId}/roster`
  await ask(`${roster}/${scene.hanoi}`, facts)
  await ask(`${roster}/${scene.seoul}`, { ...facts, present: isSeoulThere })
}

/** Hanoi signs for Seoul, which is not there. */
async function giveProxy(scopes = ['sign']): Promise<void> {
  await present(false)
  const letter = { holder: scene.hanoi, scopes, letter: 'Of 1 September' }
  await ask(`PUT /api/plenaries/${scene.own.plenaryId}/proxies/${scene.seoul}`, letter)
}

async function recorded(): Promise<[string, Record<string, unknown>][]> {
  const rows = await house.read
    .selectFrom('audit')
    .where('subject', '=', `declaration:${subject.declaration}`)
    .where('action', 'not in', ['declaration-created', 'clause-locked', 'text-closed', 'position-stated'])
    .orderBy('seq')
    .select(['action', 'data'])
    .execute()
  return rows.map(({ action, data }) => [action, JSON.parse(data)])
}

test('[SG1] it is opened for the adopted text, and for no other', async () => {
  expect(await open({ digest: '0'.repeat(64) })).toBe('precondition-failed')
  expect(await signing()).toBeNull()
  expect(await open({ digest: subject.digest })).toBe('precondition-failed')
  const { version } = await read<{ version: { digest: string } }>(
    `GET /api/declarations/${subject.declaration}`,
  )
  expect(await open({ digest: version.digest })).toBe(200)
  expect(await signing()).toMatchObject({ versionId: subject.version, version: 1, digest: version.digest })
  expect(await read(`GET /api/declarations/${subject.declaration}`)).toMatchObject({ state: 'signing' })
  expect(await open()).toBe('wrong-state')
})

test('[SG2] the cities, their signatories and proxies are frozen, and later changes change nothing', async () => {
  const signatory = { names: { en: 'Head of delegation', ja: '首席代表' }, titles: { en: 'Mayor' } }
  const roster = `/api/plenaries/${scene.own.plenaryId}/roster/${scene.seoul}`
  await ask(`PUT ${roster}/signatory`, { signatory })
  await giveProxy()
  await open()
  const frozen = [
    { cityId: scene.hanoi, names: { en: 'Hanoi' }, signatory: null, holderId: null, outcome: null },
    { cityId: scene.seoul, names: { en: 'Seoul' }, signatory, holderId: scene.hanoi, outcome: null },
  ]
  expect((await signing())?.cities).toEqual(frozen)
  await ask(`PUT ${roster}/signatory`, { signatory: null })
  await present(true, false)
  expect((await signing())?.cities).toEqual(frozen)
})

test('[SG2] a proxy that does not cover signing is none', async () => {
  await giveProxy(['decide', 'speak'])
  await open()
  expect((await signing())?.cities.map(({ holderId }) => holderId)).toEqual([null, null])
})

test('[SG3] where no city signs, nothing is opened', async () => {
  await present(true, false)
  expect(await open()).toBe('nobody-signs')
  expect(await read(`GET /api/declarations/${subject.declaration}`)).toMatchObject({ state: 'adopted' })
})

test('[SG4] if the page cannot be set, nothing was done', async () => {
  vi.spyOn(house.signedPage, 'seal').mockResolvedValue(refuse('storage-failed'))
  expect(await open()).toBe('storage-failed')
  expect(await signing()).toBeNull()
  expect(await read(`GET /api/declarations/${subject.declaration}`)).toMatchObject({ state: 'adopted' })
})

test('[SG4] the file begins with the sealed bytes', async () => {
  await open()
  const answer = await ask(`GET /api/declarations/${subject.declaration}/signing/pdf`, undefined, hanoiHead)
  const file = new Uint8Array(await answer.arrayBuffer())
  const { sealed } = (await signing()) as Signing
  const digest = createHash('sha256').update(file.subarray(0, sealed.length)).digest('hex')
  expect(digest).toBe(sealed.digest)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
})

test.each([
  ['the roster', () => present(false)],
  ['a signatory', () => name(scene.hanoi, { names: { en: 'The Mayor' }, titles: null })],
  ['a proxy', () => giveProxy()],
])('[SG5] nothing is opened if %s changes while the page is set', async (_, change) => {
  const seal = house.signedPage.seal
  vi.spyOn(house.signedPage, 'seal').mockImplementation(async (page) => {
    await change()
    return seal(page)
  })
  expect(await open()).toBe('precondition-failed')
  expect(await signing()).toBeNull()
  await name(scene.hanoi, null)
})
const name = (city: string, signatory: unknown, as?: Guest) =>
  ask(`PUT /api/plenaries/${scene.own.plenaryId}/roster/${city}/signatory`, { signatory }, as)

test('[SG6] of two who open at once one opens', async () => {
  const codes = await Promise.all([open(), open()])
  expect(codes).toEqual(expect.arrayContaining([200, 'wrong-state']))
  const rows = await house.read
    .selectFrom('signing')
    .where('declaration_id', '=', subject.declaration)
    .select('id')
    .execute()
  expect(rows).toHaveLength(1)
})

test('[SG7] who signed on paper, and when', async () => {
  await open()
  const future = new Date(Date.now() + 3_600_000).toISOString()
  expect(await onPaper(scene.hanoi, { ...PAPER, at: future })).toBe('invalid-input')
  expect(await onPaper(scene.sofia)).toBe('not-a-signatory')
  expect(await onPaper(scene.hanoi)).toBe(204)
  expect((await signing())?.cities[0]?.outcome).toEqual({
    kind: 'signed',
    way: 'paper',
    certificate: null,
    confirmation: null,
    issuer: null,
    trustedRoot: null,
    ...PAPER,
  })
  expect((await recorded()).at(-1)).toEqual([
    'paper-signature-recorded',
    { signing: (await signing())?.id, cityId: scene.hanoi, name: PAPER.name, signedAt: PAPER.at },
  ])
})

test('[SG8] one thing comes of a city', async () => {
  await open()
  await onPaper(scene.hanoi)
  expect(await onPaper(scene.hanoi)).toBe('already-signed')
  expect(await decline(scene.hanoi, hanoiHead)).toBe('already-signed')
  await decline(scene.seoul, seoulHead)
  expect(await decline(scene.seoul)).toBe('declined')
  expect(await onPaper(scene.seoul)).toBe('declined')
  expect(await outcomes()).toEqual({ Hanoi: 'signed', Seoul: 'declined' })
})

test('[SG8] of acts at once one is written', async () => {
  await open()
  const codes = await Promise.all([
    onPaper(scene.hanoi),
    decline(scene.hanoi, hanoiHead),
    onPaper(scene.hanoi),
  ])
  expect(codes.filter((code) => code === 204)).toHaveLength(1)
})

test('[SG9] a signature on paper is taken back with a reason, and the record keeps both', async () => {
  await open()
  expect(await takeBackPaper(scene.hanoi)).toBe('not-on-paper')
  await onPaper(scene.hanoi)
  expect(await takeBackPaper(scene.hanoi)).toBe(204)
  expect(await outcomes()).toEqual({ Hanoi: undefined, Seoul: undefined })
  expect((await recorded()).slice(-2)).toMatchObject([
    ['paper-signature-recorded', { name: 'The Mayor' }],
    ['paper-signature-withdrawn', { cityId: scene.hanoi, reason: 'Another city' }],
  ])
  expect(await onPaper(scene.hanoi)).toBe(204)
})

test('[SG10] a city declines with its reason, and can take that back', async () => {
  await open()
  expect(await decline(scene.seoul, hanoiHead)).toBe('forbidden')
  expect(await decline(scene.seoul, seoulHead)).toBe(204)
  expect((await signing())?.cities[1]?.outcome).toMatchObject({
    kind: 'declined',
    reason: 'Not yet authorised',
  })
  expect(await takeBack(scene.seoul, hanoiHead)).toBe('forbidden')
  expect(await takeBack(scene.seoul, seoulHead)).toBe(204)
  expect(await takeBack(scene.seoul, seoulHead)).toBe('not-declined')
  expect(await decline(scene.seoul)).toBe(204)
  expect((await recorded()).slice(-3).map(([action]) => action)).toEqual([
    'signing-declined',
    'declining-taken-back',
    'signing-declined',
  ])
})

test('[SG11] a holder acts as frozen and while the proxy holds; the own head once it has ended', async () => {
  await giveProxy()
  await open()
  expect(await decline(scene.seoul, seoulHead)).toBe('represented')
  expect(await decline(scene.seoul, hanoiHead)).toBe(204)
  expect((await recorded()).at(-1)?.[1]).toMatchObject({ cityId: scene.seoul, holderId: scene.hanoi })
  await present(true)
  expect(await takeBack(scene.seoul, hanoiHead)).toBe('proxy-ended')
  expect(await takeBack(scene.seoul, seoulHead)).toBe(204)
  expect(await decline(scene.seoul, seoulHead)).toBe(204)
})

test('[SG11] a proxy that is given later gives no capacity', async () => {
  await open()
  await giveProxy()
  expect(await decline(scene.seoul, hanoiHead)).toBe('forbidden')
  expect(await decline(scene.seoul, seoulHead)).toBe(204)
})

test('[SG12] aborted, it is adopted as before, what was given is void, and another can be opened', async () => {
  await open()
  const first = (await signing()) as Signing
  await onPaper(scene.hanoi)
  await giveStatement(first.id)
  expect(await act('POST', '/abort', {})).toBe('invalid-input')
  expect(await act('POST', '/abort', { reason: 'A wrong date' })).toBe(204)
  expect(await facts()).toMatchObject({ state: 'adopted' })
  expect(await signing()).toBeNull()
  expect((await recorded()).at(-1)).toEqual([
    'signing-aborted',
    { signing: first.id, number: 1, reason: 'A wrong date' },
  ])
  const kept = house.read.selectFrom('signing_city').where('signing_id', '=', first.id)
  expect(await kept.orderBy('place').select('outcome').execute()).toEqual([
    { outcome: 'signed' },
    { outcome: null },
  ])
  expect(await house.read.selectFrom('revocation').select('serial').execute()).toEqual([{ serial: SERIAL }])
  expect(await onPaper(scene.hanoi)).toBe('wrong-state')
  expect(await open()).toBe(200)
  expect((await signing())?.id).not.toBe(first.id)
})

test('[SG25] after an abort everybody reads when, by whom and why, until another is opened; the adoption stays when it was', async () => {
  const { adoptedAt } = await facts()
  expect(adoptedAt).toMatch(/Z$/)
  await open()
  expect(await facts()).toMatchObject({ adoptedAt, abortedSigning: null })
  await act('POST', '/abort', { reason: 'A wrong date' })
  expect(await facts()).toMatchObject({
    adoptedAt,
    abortedSigning: { name: secretariat.email, reason: 'A wrong date' },
  })
  await open()
  expect((await facts()).abortedSigning).toBeNull()
})

test('[SG13] concluded, it is signed; of whom nothing came is absent, on the record', async () => {
  await open()
  expect(await act('POST', '/conclude')).toBe('nobody-signed')
  await onPaper(scene.hanoi)
  expect(await act('POST', '/conclude')).toBe(204)
  expect(await read(`GET /api/declarations/${subject.declaration}`)).toMatchObject({ state: 'signed' })
  expect(await signing()).toMatchObject({ ended: { kind: 'concluded', reason: null } })
  expect(await outcomes()).toEqual({ Hanoi: 'signed', Seoul: 'absent' })
  expect((await recorded()).slice(-2)).toMatchObject([
    ['absence-recorded', { cityId: scene.seoul }],
    ['signing-concluded', { number: 1, signed: 1, declined: 0, absent: 1 }],
  ])
})

test('[SG14] once concluded, only scans come', async () => {
  await open()
  await onPaper(scene.hanoi)
  await act('POST', '/conclude')
  expect(await onPaper(scene.seoul)).toBe('wrong-state')
  expect(await takeBackPaper(scene.hanoi)).toBe('wrong-state')
  expect(await act('POST', '/abort', { reason: 'Too late' })).toBe('wrong-state')
  expect(await addScan(PDF)).toBe(200)
})

const bytes = (...first: number[]) => Uint8Array.from([...first, ...Array(32).keys()])
const PDF = new TextEncoder().encode('%PDF-1.7 the signed page')
const addScan = (file: Uint8Array) => act('POST', '/scans?name=signed%20page.pdf', file)

test('[SG15] a scan is known by its first bytes, handed out as it was sent, and on the record', async () => {
  await open()
  const images = [bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), bytes(0xff, 0xd8, 0xff)]
  const tiffs = [bytes(0x49, 0x49, 0x2a, 0), bytes(0x4d, 0x4d, 0, 0x2a)]
  for (const file of [PDF, ...images, ...tiffs]) expect(await addScan(file)).toBe(200)
  const html = new TextEncoder().encode('<!doctype html><script>%PDF-1.7</script>')
  for (const file of [html, bytes(0x50, 0x4b, 3, 4), bytes(0)]) expect(await addScan(file)).toBe('file-kind')
  const { scans } = (await signing()) as Signing
  const digest = createHash('sha256').update(PDF).digest('hex')
  expect(scans.map(({ type }) => type).sort()).toEqual([
    'application/pdf',
    'image/jpeg',
    'image/png',
    'image/tiff',
    'image/tiff',
  ])
  const pdf = scans.find(({ type }) => type === 'application/pdf')
  expect(pdf).toMatchObject({ name: 'signed page.pdf', size: PDF.length, digest })
  expect((await recorded()).find(([action]) => action === 'scan-added')?.[1]).toMatchObject({ digest })
  const address = `GET /api/declarations/${subject.declaration}/signing/scans/${pdf?.id}`
  const answer = await ask(address, undefined, hanoiHead)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PDF)
  expect(answer.headers.get('content-disposition')).toContain('attachment; filename="signed-page.pdf"')
})

test('[SG190] a signing keeps so many scans, and so many bytes of them, as its bundle holds', async () => {
  await open()
  const { id } = (await signing()) as Signing
  const scan = {
    signing_id: id,
    name: 'scan.pdf',
    type: 'application/pdf',
    digest: '',
    bytes: PDF,
    person_id: 'p',
  }
  const keep = async (scans: readonly { id: string; size: number }[]) => {
    const values = scans.map((each) => ({ ...scan, ...each, at: '2010-11-08T09:00:00.000Z' }))
    const query = house.read.insertInto('signing_scan').values(values).compile()
    await house.storage.write({ statements: [{ query, expectRows: values.length }] })
  }
  await keep([{ id: 'large', size: 128 * 1024 * 1024 - PDF.length }])
  expect(await addScan(PDF)).toBe(200)
  expect(await addScan(PDF)).toBe('scans-full')
  expect(await act('DELETE', '/scans/large')).toBe(204)
  await keep(Array.from({ length: 98 }, (_, each) => ({ id: `small${each}`, size: 9 })))
  expect((await Promise.all([addScan(PDF), addScan(PDF)])).toSorted()).toEqual([200, 'scans-full'])
  expect((await signing())?.scans).toHaveLength(100)
})

test('[SG191] of one person two files are read at once, whatever line they come over; others go on', async () => {
  await open()
  let end = () => {}
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  const upload = async (body: Uint8Array<ArrayBuffer> | ReadableStream) => {
    const address = `/api/declarations/${subject.declaration}/signing/scans?name=scan.pdf`
    const headers = { origin: house.origin, cookie: secretariat.cookie }
    return house.codeOf(
      await house.app.request(address, { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
    )
  }
  const slow = () => {
    let pulled = () => {}
    const isRead = new Promise<void>((resolve) => {
      pulled = resolve
    })
    const pull = async (controller: ReadableStreamDefaultController) => {
      controller.enqueue(PDF)
      pulled()
      await held
      controller.close()
    }
    return { isRead, answer: upload(new ReadableStream({ pull }, { highWaterMark: 0 })) }
  }
  const both = [slow(), slow()]
  await Promise.all(both.map(({ isRead }) => isRead))
  expect(await upload(PDF)).toBe('too-many-attempts')
  expect(await onPaper(scene.hanoi)).toBe(204)
  end()
  expect(await Promise.all(both.map(({ answer }) => answer))).toEqual([200, 200])
  expect(await upload(PDF)).toBe(200)
})

test('[SG26] the sealed text is called by title and version, and signed once it is', async () => {
  await open()
  await onPaper(scene.hanoi)
  const named = async () => {
    const answer = await ask(`GET /api/declarations/${subject.declaration}/signing/pdf`, undefined, hanoiHead)
    return /filename="(.*?)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  }
  expect(await named()).toMatch(/-Rev-1-sealed\.pdf$/)
  await act('POST', '/conclude')
  expect(await named()).toMatch(/-Rev-1-signed\.pdf$/)
})

test('[SG16] a scan is taken away, and the record keeps its digest', async () => {
  await open()
  await addScan(PDF)
  const [scan] = ((await signing()) as Signing).scans
  expect(await act('DELETE', `/scans/${scan?.id}`)).toBe(204)
  expect(await act('DELETE', `/scans/${scan?.id}`)).toBe('not-found')
  expect((await signing())?.scans).toEqual([])
  expect((await recorded()).at(-1)).toMatchObject(['scan-removed', { scan: scan?.id, digest: scan?.digest }])
})

test('[SG17] every act is told to the screens once it is on the record, and nothing is told of what failed', async () => {
  const told = async (acting: () => Promise<unknown>) => {
    house.heard.length = 0
    await acting()
    return house.heard.flatMap((each) => (each.type === 'fact-changed' ? [each.fact] : []))
  }
  expect(await told(open)).toEqual(['declaration', 'locks', 'signing'])
  vi.spyOn(house.storage, 'write').mockResolvedValueOnce({ outcome: 'failed', cause: 'disk' })
  expect(await told(() => onPaper(scene.hanoi))).toEqual([])
  for (const acting of [
    () => onPaper(scene.hanoi),
    () => decline(scene.seoul),
    () => takeBack(scene.seoul),
    () => addScan(PDF),
  ])
    expect(await told(acting)).toEqual(['signing'])
  expect(await told(() => act('POST', '/conclude'))).toEqual(['declaration', 'locks', 'signing'])
})

test('[SG18] who signs for a city is said by the secretariat or its head, and outlives the roster’s ticks', async () => {
  const mayor = { names: { en: 'The Mayor', ja: '市長' }, titles: null }
  const shown = async () => {
    const { roster } = await read<{ roster: { city: { id: string }; signatory: unknown }[] }>(
      `GET /api/plenaries/${scene.own.plenaryId}`,
    )
    return roster.find(({ city }) => city.id === scene.hanoi)?.signatory
  }
  const say = async (signatory: unknown, as?: Guest, city = scene.hanoi) =>
    house.codeOf(await name(city, signatory, as))
  expect(await say(mayor, seoulHead)).toBe('forbidden')
  expect(await say(mayor, hanoiHead)).toBe(204)
  await present(true)
  expect(await shown()).toEqual(mayor)
  expect(await say({ names: {}, titles: null })).toBe('invalid-input')
  expect(await say({ ...mayor, titles: { en: 'Mayor\u202e' } })).toBe('forbidden-characters')
  expect(await say(mayor, secretariat, scene.sofia)).toBe('not-found')
  expect(await say(null)).toBe(204)
  expect(await shown()).toBeNull()
})

test('[SG19] the hall shows how far it is', async () => {
  const opened = await ask(`POST /api/declarations/${subject.declaration}/hall`)
  const { address } = (await opened.json()) as { address: string }
  const headers = { authorization: `${HALL_SCHEME} ${new URL(address).hash.slice(1)}` }
  const shown = async () => {
    const answer = await house.ask('GET /api/hall', { headers })
    return ((await answer.json()) as { shown: HallShown }).shown.signing
  }
  expect(await shown()).toBeNull()
  await open()
  await onPaper(scene.seoul)
  const cities = [
    { names: { en: 'Hanoi' }, outcome: null },
    { names: { en: 'Seoul' }, outcome: 'signed' },
  ]
  expect(await shown()).toEqual({ signed: 1, of: 2, cities })
})

test('[SG20] it is news that it was opened, aborted with a reason, and concluded', async () => {
  await open()
  await act('POST', '/abort', { reason: 'A wrong date' })
  await open()
  await onPaper(scene.hanoi)
  await act('POST', '/conclude')
  const told = async (as: Guest) => {
    const news = await read<{ events: { kind: string; number?: number; reason?: string }[] }>(
      `GET /api/declarations/${subject.declaration}/news`,
      as,
    )
    return news.events
      .filter(({ kind }) => kind.startsWith('signing'))
      .map(({ kind, number, reason }) => [kind, number ?? reason])
  }
  expect(await told(hanoiHead)).toEqual([
    ['signing-concluded', 1],
    ['signing-opened', 1],
    ['signing-aborted', 'A wrong date'],
    ['signing-opened', 1],
  ])
  expect((await told(scene.people.observer)).map(([, said]) => said)).toEqual([1, 1, null, 1])
})

test('[SG22] of a file from whoever may not send one nothing is read', async () => {
  await open()
  const pull = vi.fn()
  const answer = await house.app.request(
    `/api/declarations/${subject.declaration}/signing/scans?name=scan.pdf`,
    {
      method: 'POST',
      headers: { origin: house.origin, cookie: hanoiHead.cookie },
      body: new ReadableStream({ pull }, { highWaterMark: 0 }),
      duplex: 'half',
    } as RequestInit,
  )
  expect(await house.codeOf(answer)).toBe('forbidden')
  expect(pull).not.toHaveBeenCalled()
})

test('[SG22] bytes from another site, compressed, too many or none are refused', async () => {
  await open()
  const address = `POST /api/declarations/${subject.declaration}/signing/scans?name=scan.pdf`
  const send = async (body: unknown, headers: Record<string, string> = {}) =>
    house.codeOf(await house.ask(address, { as: secretariat, body, headers }))
  expect(await send(PDF, { origin: 'https://elsewhere.example' })).toBe('foreign-origin')
  expect(await send(PDF, { 'content-encoding': 'gzip' })).toBe('invalid-input')
  expect(await send(new Uint8Array())).toBe('invalid-input')
  const large = new Uint8Array(25 * 1024 * 1024 + 1)
  large.set(PDF)
  expect(await send(large)).toBe('too-large')
  expect(await send(PDF, { 'content-length': `${large.length}` })).toBe('too-large')
  expect(await send(large.subarray(1).fill(0xff, 0, 2))).toBe('file-kind')
  expect((await signing())?.scans).toEqual([])
})

/** Of the certificate in fixtures, as openssl says it. */
const SERIAL = '65afc146bf5896c1d42436d3ca4a1a52a4517b8b'

/** A statement of Seoul's, as the ceremony stores it. */
async function giveStatement(signing_id: string): Promise<void> {
  const pem = await readFile(join(import.meta.dirname, '..', 'testing', 'fixtures', 'localhost.cert.pem'))
  const certificate = new Uint8Array(new X509Certificate(pem).raw)
  const row = {
    signing_id,
    city_id: scene.seoul,
    statement: '',
    consent: '',
    assertion: null,
    passkey_id: null,
  }
  const query = house.read.insertInto('signing_statement').values({ ...row, certificate })
  await house.storage.write({ statements: [{ query: query.compile() }] })
}
