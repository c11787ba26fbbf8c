// The bundle of a signing as it really goes: a passkey, a code, a proxy, paper, one that declines and one of which nothing comes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import type { Consent } from '@plenary/shared/signing/statement'
import { readManifest } from '@plenary/shared/verify/bundle-manifest'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { unzipSync } from 'fflate'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCity } from '../commands/create-city.ts'
import { createSignedPage } from '../commands/set-signed-page.ts'
import { nodeSurroundings, verifySigned } from '../operations/verify-signed.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { PageThread } from '../page/page-thread.ts'
import type { Storage } from '../ports/storage.ts'
import { AuthorityKeys } from '../signing/authority-keys.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'
import { parseXml } from '../testing/parse-xml.ts'
import { PasskeyOfTest } from '../testing/passkey-of-test.ts'
import { SecondVerifier } from '../testing/second-verifier.ts'
import { type Confirmation, SigningBrowser } from '../testing/signing-browser.ts'
import { makeSubject, type Subject } from '../testing/subject.ts'
import { Bundles } from './bundles.ts'
import { readTextsToSeal } from './queries/read-texts-to-seal.ts'

const HOSTILE = 'Delhi "}</w:t>&<b>\\ \'x'
const SCAN = Buffer.from('%PDF-1.7 a page that was signed by hand')
const REASON = 'Our council has not met'
const NOTE = 'Between ourselves: for now'

const pages = new PageThread(new PageFonts())
const folder = mkdtempSync(join(tmpdir(), 'plenary-bundle-'))
let house: House
let scene: Scene
let secretariat: Guest
let subject: Subject
let zip: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  house = await openHouse({
    makePage: (parts) =>
      createSignedPage(parts, {
        readTexts: (asked) => readTextsToSeal(parts.storage.read, asked),
        renderPage: (texts) => pages.renderPage(texts),
      }),
  })
  scene = await furnish(house)
  ;({ secretariat } = scene.people)
  const cities = await furnishCities()
  await givePasskey(scene.people.head)
  subject = await makeSubject(house, scene, 'closed')
  await act(scene.people.otherCityHead, 'positions', {
    ...{ clause: null, position: 'agrees', digest: subject.digest, note: NOTE },
  })
  await act(secretariat, 'adopt')
  await act(secretariat, 'signing')
  expect(await bundleFor(secretariat)).toBe('not-found')
  await sign(scene.people.head, scene.hanoi, (consent) => ({
    way: 'passkey',
    assertion: passkey.assertion(canonicalDigest(consent)),
  }))
  // What others do meanwhile stands between.
  await house.ask('PATCH /api/me', { as: scene.people.viewer, body: { name: 'Somebody else' } })
  await sign(scene.people.otherCityHead, scene.seoul, await codeFor(scene.seoul))
  await sign(scene.people.head, cities.jakarta, await codeFor(cities.jakarta))
  await act(secretariat, `signing/cities/${cities.delhi}/decline`, { reason: REASON })
  await act(secretariat, `signing/cities/${cities.delhi}/decline/withdraw`)
  const paper = { name: HOSTILE, at: '2010-11-08T09:15:00.000Z' }
  await put(`declarations/${subject.declaration}/signing/cities/${cities.delhi}/paper`, paper)
  await act(secretariat, `signing/scans?name=${encodeURIComponent('../Delhi «page».pdf')}`, SCAN)
  await act(secretariat, `signing/cities/${cities.manila}/decline`, { reason: REASON })
  await act(secretariat, 'signing/conclude')
  zip = await bundleBytes()
})
afterAll(async () => {
  await house.close()
  await pages.close()
  rmSync(folder, { recursive: true })
})

let passkey: PasskeyOfTest

async function furnishCities() {
  const { plenaryId } = scene.own
  const city = async (name: string, present = true) => {
    const facts = { names: { en: name }, sortName: name, codes: { en: name.slice(0, 2) } }
    const { id } = must(await createCity(house.context, 'system', facts))
    await put(`plenaries/${plenaryId}/roster/${id}`, {
      ...{ member: true, present, counts: true, named: true, signs: true },
    })
    return id
  }
  const cities = {
    jakarta: await city('Jakarta', false),
    delhi: await city(HOSTILE),
    manila: await city('Manila'),
    yangon: await city('Yangon'),
  }
  const letter = { holder: scene.hanoi, scopes: ['sign'], letter: 'Of May' }
  await put(`plenaries/${plenaryId}/proxies/${cities.jakarta}`, letter)
  await put(`plenaries/${plenaryId}/roster/${scene.hanoi}/signatory`, {
    signatory: { names: { en: 'Nguyễn "Anh" & <i>' }, titles: { en: 'Chair' } },
  })
  return cities
}

async function givePasskey({ personId }: Guest) {
  passkey = new PasskeyOfTest(house.origin)
  const { publicKey, credentialID } = passkey
  const rest = { name: 'A key', counter: 0, deviceType: 'singleDevice', backedUp: 0 as const }
  const query = house.read
    .insertInto('passkey')
    .values({ id: 'pk', publicKey, userId: personId, credentialID, ...rest, ...NOTHING_MORE })
    .compile()
  await house.storage.write({ statements: [{ query }] })
}
const NOTHING_MORE = { transports: null, createdAt: '2010-11-08T00:00:00.000Z', usedAt: null, aaguid: null }

async function put(path: string, body: unknown) {
  const answer = await house.ask(`PUT /api/${path}`, { as: secretariat, body })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}

async function act(as: Guest, path: string, body?: unknown): Promise<Response> {
  const answer = await house.ask(`POST /api/declarations/${subject.declaration}/${path}`, { as, body })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer
}

async function codeFor(cityId: string): Promise<() => Confirmation> {
  const { code } = (await (await act(secretariat, `signing/cities/${cityId}/code`)).json()) as {
    code: string
  }
  return () => ({ way: 'code', code })
}

async function sign(as: Guest, cityId: string, confirm: (consent: Consent) => Confirmation) {
  const browser = new SigningBrowser(house, { declaration: subject.declaration, as, cityId })
  const begun = await browser.begin()
  if (typeof begun === 'string') throw new Error(begun)
  const signed = await browser.prepare(confirm(begun.consent))
  if (typeof signed === 'string') throw new Error(signed)
  expect(await browser.finish(signed)).toBe(204)
}

const address = () => `/api/declarations/${subject.declaration}/signing/bundle`
const bundleFor = async (as: Guest) => house.codeOf(await house.ask(`GET ${address()}`, { as }))
const published = (file: string) => house.ask(`GET /api/published/${subject.declaration}/${file}`)
async function bundleBytes(as = scene.people.observer) {
  return new Uint8Array(await (await house.ask(`GET ${address()}`, { as })).arrayBuffer())
}

async function root() {
  const { certificate } = await house.read
    .selectFrom('authority')
    .select('certificate')
    .executeTakeFirstOrThrow()
  const parsed = parseCertificate(new Uint8Array(certificate))
  if (!parsed) throw new Error('no root')
  return parsed
}

const reportOn = async (bytes: Uint8Array<ArrayBuffer>) =>
  verifyFile(nodeSurroundings, bytes, { roots: [await root()], fingerprints: [], lists: [] })

function unpacked(): string {
  const place = mkdtempSync(join(folder, 'unpacked-'))
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), bytes)
  }
  return place
}

test('[BN1] the bundle of a real signing holds, and nothing is unknown but what is on a scan', async () => {
  const report = await reportOn(zip)
  const all = [...report.findings, ...report.signatures.flatMap(({ findings }) => findings)]
  const doubts = all.filter(({ status }) => status !== 'holds')
  expect(doubts.map(({ reason }) => reason.code)).toEqual(['on-paper'])
  expect(report.status).toBe('holds')
  expect(report.signatures.map(({ kind, city, holder }) => [kind, city, holder])).toEqual([
    ['seal', 'A network', ''],
    ['paper', HOSTILE, ''],
    ['city', 'Hanoi', ''],
    ['city', 'Jakarta', 'Hanoi'],
    ['none', 'Manila', ''],
    ['city', 'Seoul', ''],
    ['none', 'Yangon', ''],
  ])
  const record = report.findings.find(({ about }) => about === 'record')?.reason
  expect(record?.code).toBe('record-whole')
  expect(Number(record?.values?.withheld)).toBeGreaterThan(3)
})

test('[BN1] the second verifier and the command agree', async () => {
  const file = join(folder, 'bundle.zip')
  writeFileSync(file, zip)
  const pem = join(folder, 'root.pem')
  writeFileSync(pem, unzipSync(zip)['root.pem'] ?? '')
  const said: string[] = []
  expect(await verifySigned([file, '--root', pem], (line) => said.push(line))).toBe(0)
  expect(said[0]).toContain('One city signed on paper')
  const second = new SecondVerifier()
  expect(second.judge(unzipSync(zip))).toEqual({ status: 0, said: '' })
  second.close()
})

test('[BN2] every file in it opens, and names are as they were written', () => {
  const place = unpacked()
  const files = unzipSync(zip)
  const text = (path: string) => Buffer.from(files[path] ?? []).toString()
  const manifest = readManifest(text('manifest.json'))
  expect(manifest?.cities.find(({ way }) => way === 'paper')).toMatchObject({
    name: HOSTILE,
    signatory: HOSTILE,
  })
  expect(manifest?.scans).toMatchObject([{ name: '../Delhi «page».pdf' }])
  expect(Buffer.from(files[manifest?.scans[0]?.path ?? ''] ?? [])).toEqual(SCAN)
  const kinds = Object.keys(files).map((path) => path.split('.').at(-1))
  expect(new Set(kinds)).toEqual(new Set('crl docx html json jsonl jws md pdf pem txt xml'.split(' ')))
  for (const path of Object.keys(files)) {
    if (path.endsWith('.json')) JSON.parse(text(path))
    if (path.endsWith('.jsonl')) for (const line of text(path).trim().split('\n')) JSON.parse(line)
    if (path.endsWith('.xml')) parseXml(text(path))
    if (path.endsWith('.docx'))
      expect(Object.keys(unzipSync(files[path] ?? new Uint8Array()))).toContain('word/document.xml')
    if (path === 'signed.pdf') execFileSync('qpdf', ['--check', join(place, path)], { stdio: 'pipe' })
  }
  expect(text('formats/1-en.txt')).toContain(HOSTILE)
  expect(text('README.txt')).not.toContain('was not open')
})

/** As after a start. */
const newBundles = () =>
  new Bundles({ ...house.context, authorityKeys: house.authorityKeys }, new Uint8Array(1))

test('[SG196] those who read it at the same time hold it in memory once', async () => {
  const bundles = newBundles()
  const one = must(await bundles.of(subject.declaration))
  const other = must(await bundles.of(subject.declaration))
  expect(other.bytes === one.bytes).toBe(true)
})

test('[BN3] everybody is given the same bytes, until a scan comes to it or goes', async () => {
  house.clock.offset += 60_000
  const [again, other] = await Promise.all([bundleBytes(), bundleBytes(secretariat)])
  expect([Buffer.compare(again, zip), Buffer.compare(other, zip)]).toEqual([0, 0])
  const added = (await (await act(secretariat, 'signing/scans?name=more.png', PNG)).json()) as { id: string }
  const more = await bundleBytes()
  expect(Object.keys(unzipSync(more))).toContain('scans/2-more.png')
  expect((await reportOn(more)).status).toBe('holds')
  await house.ask(`DELETE /api/declarations/${subject.declaration}/signing/scans/${added.id}`, {
    as: secretariat,
  })
  expect((await reportOn(await bundleBytes())).status).toBe('holds')
})
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)])

test('[BN4] what is not for everybody is not in it', async () => {
  const files = unzipSync(zip)
  const words = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  const rows = await house.read.selectFrom('user').select('email').execute()
  const sessions = await house.read.selectFrom('session').select(['id', 'token']).execute()
  const secrets = [...rows.map(({ email }) => email), ...sessions.flatMap(({ id, token }) => [id, token])]
  expect(secrets.filter((secret) => words.includes(secret))).toEqual([])
  expect([REASON, NOTE].filter((said) => words.includes(said))).toEqual([])
  const lines = Buffer.from(files['record.jsonl'] ?? [])
    .toString()
    .trim()
    .split('\n')
  const shown = lines.flatMap((line) => (JSON.parse(line) as { action?: string }).action ?? [])
  expect(shown).toEqual([
    ...['declaration-adopted', 'signing-opened', 'signature-given', 'signature-given', 'signature-given'],
    ...['paper-signature-recorded', 'scan-added', 'absence-recorded', 'signing-concluded'],
  ])
})

test('[BN5] it is for those who take part, and for everybody once it is published; before its end there is none', async () => {
  expect(await bundleFor(scene.people.otherPlenaryHead)).toBe('not-found')
  expect((await published('bundle')).status).toBe(404)
  expect((await published('signed-pdf')).status).toBe(404)
  await act(secretariat, 'publication')
  const answer = await published('bundle')
  expect(answer.headers.get('content-disposition')).toContain('filename="The-9th-signed.zip"')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect((await reportOn(new Uint8Array(await answer.arrayBuffer()))).status).toBe('holds')
  const pdf = Buffer.from(await (await published('signed-pdf')).arrayBuffer())
  expect(Buffer.compare(pdf, unzipSync(zip)['signed.pdf'] ?? new Uint8Array())).toBe(0)
  const early = await makeSubject(house, scene, 'adopted')
  await house.ask(`POST /api/declarations/${early.declaration}/publication`, { as: secretariat })
  await house.ask(`POST /api/declarations/${early.declaration}/signing`, { as: secretariat })
  for (const file of ['bundle', 'signed-pdf'])
    expect((await house.ask(`GET /api/published/${early.declaration}/${file}`)).status).toBe(404)
})

test('[BN6] where the authority’s key is not open, the list is not signed, which is said, and nothing is kept', async () => {
  const authorityKeys = new AuthorityKeys('another secret', house.context.surroundings)
  await forgetKept()
  const file = must(await new Bundles({ ...house.context, authorityKeys }, null).of(subject.declaration))
  expect(Buffer.from(unzipSync(file.bytes)['README.txt'] ?? []).toString()).toContain('was not open')
  const { status, findings } = await reportOn(file.bytes)
  const doubts = findings.filter((finding) => finding.status !== 'holds')
  expect([status, doubts.map(({ reason }) => reason.code)]).toEqual([
    'unknown',
    ['outcome-missing', 'files-not-given'],
  ])
  expect(await house.read.selectFrom('bundle').select('made_at').execute()).toEqual([])
})

async function forgetKept() {
  await house.storage.write({ statements: [{ query: house.read.deleteFrom('bundle').compile() }] })
}

test('[BN8] one worker makes it, however many ask for it at once, and it is kept once', async () => {
  await forgetKept()
  let started = 0
  const count = () => {
    started += 1
  }
  process.on('worker', count)
  const bundles = newBundles()
  const all = await Promise.all(Array.from({ length: 3 }, () => bundles.of(subject.declaration)))
  process.off('worker', count)
  expect(started).toBe(1)
  const later = must(await newBundles().of(subject.declaration)).bytes
  expect(all.map((bundle) => Buffer.compare(must(bundle).bytes, later))).toEqual([0, 0, 0])
})

test('[BN9] a scan that comes while a bundle is made, and is taken away, is in none that is given out later', async () => {
  await forgetKept()
  let scan = ''
  const addOnce: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // The PDF is read before the scans are.
      const isOfPdf = result.rows.some((row) => 'number' in row && 'bytes' in row)
      if (isOfPdf && scan === '') {
        const answer = await act(secretariat, 'signing/scans?name=mistake.png', PNG)
        ;({ id: scan } = (await answer.json()) as { id: string })
      }
      return result
    },
  }
  const { storage } = house
  const disturbed = { read: house.read.withPlugin(addOnce), write: storage.write.bind(storage) }
  const context = { ...house.context, authorityKeys: house.authorityKeys, storage: disturbed as Storage }
  const during = must(await new Bundles(context, new Uint8Array(1)).of(subject.declaration))
  expect(Object.keys(unzipSync(during.bytes))).toContain('scans/2-mistake.png')
  await house.ask(`DELETE /api/declarations/${subject.declaration}/signing/scans/${scan}`, {
    as: secretariat,
  })
  expect(Object.keys(unzipSync(await bundleBytes()))).not.toContain('scans/2-mistake.png')
})

test('[BN10] a clock that was set back leaves nothing open: what was revoked is said as of the last signature', async () => {
  await forgetKept()
  house.clock.offset -= 3 * 60 * 60_000
  const report = await reportOn(await bundleBytes())
  house.clock.offset += 3 * 60 * 60_000
  expect(report.status).toBe('holds')
})

test('[BN7] the page that verifies offline is given out as a file', async () => {
  const answer = await house.ask('GET /verify.html')
  expect(answer.headers.get('content-disposition')).toContain('attachment; filename="verify.html"')
  expect(await answer.text()).toBe('<!doctype html>')
})
