// A PDF that was signed outside, over HTTP, among signatures that are given on the page.
import { createHash } from 'node:crypto'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { asciiBytes } from '@plenary/shared/signing/bytes'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { sayResult } from '@plenary/shared/verify/say-result'
import { readCertificates } from '@plenary/shared/verify/trust'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSignedPage } from '../commands/set-signed-page.ts'
import { nodeSurroundings } from '../operations/verify-signed.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { PageThread } from '../page/page-thread.ts'
import { furnish, type Guest, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { PdfsigSigner } from '../testing/pdfsig-signer.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { SecondVerifier } from '../testing/second-verifier.ts'
import { SigningBrowser } from '../testing/signing-browser.ts'
import { makeSubject } from '../testing/subject.ts'
import { readTextsToSeal } from './queries/read-texts-to-seal.ts'

let house: House
let scene: Scene
let declaration: string
let signer: PdfsigSigner
let pages: PageThread
/** Whom the operator trusts. */
const trustedRoots: Bytes[] = []

beforeAll(async () => {
  signer = new PdfsigSigner()
  pages = new PageThread(new PageFonts())
  house = await openHouse({
    trustedRoots,
    makePage: (parts) =>
      createSignedPage(parts, {
        readTexts: (asked) => readTextsToSeal(parts.storage.read, asked),
        renderPage: (texts) => pages.renderPage(texts),
      }),
  })
  scene = await furnish(house)
})
afterAll(async () => {
  signer.close()
  await house.close()
  await pages.close()
})
beforeEach(async () => {
  house.clock.offset = 0
  trustedRoots.length = 0
  ;({ declaration } = await makeSubject(house, scene, 'signing'))
})

const at = (path: string) => `/api/declarations/${declaration}/signing${path}`

async function upload(body: Uint8Array, as: Guest, cityId = scene.hanoi): Promise<string | number> {
  return house.codeOf(await house.ask(`POST ${at(`/cities/${cityId}/outside`)}`, { as, body }))
}

async function pdfNow(): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await house.ask(`GET ${at('/pdf')}`, { as: scene.people.head })
  return new Uint8Array(await answer.arrayBuffer())
}

/** In the first field that waits: the seal's is before those of the cities. */
async function signedOutside(cityId = scene.hanoi): Promise<Uint8Array<ArrayBuffer>> {
  const { cities } = await signing()
  return signer.sign(await pdfNow(), 2 + cities.findIndex((city) => city.cityId === cityId))
}

async function signing(): Promise<Signing> {
  return (await (await house.ask(`GET ${at('')}`, { as: scene.people.head })).json()) as Signing
}

async function signOnPage(as: Guest, cityId: string): Promise<string | number> {
  const { secretariat } = scene.people
  const issued = await house.ask(`POST ${at(`/cities/${cityId}/code`)}`, { as: secretariat })
  const { code } = (await issued.json()) as { code: string }
  const browser = new SigningBrowser(house, { declaration, as, cityId })
  await browser.begin()
  const prepared = await browser.prepare({ way: 'code', code })
  if (typeof prepared === 'string') throw new Error(prepared)
  return browser.finish(prepared)
}

test('[SG141] what another program signed is taken as the certificate says, and others sign on top of it', async () => {
  const { head, otherCityHead } = scene.people
  expect(await upload(await signedOutside(), head)).toBe(204)
  const city = (await signing()).cities.find(({ cityId }) => cityId === scene.hanoi)
  expect(city?.outcome).toMatchObject({
    kind: 'signed',
    way: 'outside',
    name: 'Nguyen Van Qualified, Hanoi',
    issuer: 'Qualified Trust CA',
    certificate: expect.stringMatching(/^[0-9a-f]{64}$/),
    confirmation: null,
    trustedRoot: null,
  })
  const taken = await house.read
    .selectFrom('audit')
    .where('action', '=', 'signature-uploaded')
    .select('data')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(taken.data)).toMatchObject({
    cityId: scene.hanoi,
    issuer: 'Qualified Trust CA',
    trustedRoot: null,
  })
  expect(await signOnPage(otherCityHead, scene.seoul)).toBe(204)
  const readers = new ReadersOfSignatures([])
  const pdf = await pdfNow()
  expect(readers.pdfsig(pdf).map(({ field, isValid, isOfTotal }) => [field, isValid, isOfTotal])).toEqual([
    ['seal', true, false],
    [`city-${scene.hanoi}`, true, false],
    [`city-${scene.seoul}`, true, true],
  ])
  readers.qpdf(pdf)
  await readers.close()
})

test('[SG142] a copy that others signed since is refused, and names them', async () => {
  const { secretariat, head, otherCityHead } = scene.people
  const late = await signedOutside()
  expect(await signOnPage(otherCityHead, scene.seoul)).toBe(204)
  const answer = await house.ask(`POST ${at(`/cities/${scene.hanoi}/outside`)}`, { as: head, body: late })
  expect(await answer.json()).toMatchObject({ code: 'pdf-older', field: 'Seoul' })
  expect(await upload(await signedOutside(), secretariat)).toBe(204)
  expect(await upload(await pdfNow(), secretariat)).toBe('already-signed')
})

test('[SG142] of two that are uploaded at once one is taken, and the other is told of it', async () => {
  const { head, otherCityHead } = scene.people
  const both = [await signedOutside(), await signedOutside(scene.seoul)] as const
  const answers = await Promise.all([upload(both[0], head), upload(both[1], otherCityHead, scene.seoul)])
  expect(answers.toSorted()).toEqual([204, 'pdf-older'])
})

test('[SG143] [SG226] the secretariat uploads for everybody, a head for the own city only, and nothing is recorded of what is refused', async () => {
  const { secretariat, head, otherCityHead, drafter } = scene.people
  const file = await signedOutside()
  expect(await upload(file, otherCityHead)).toBe('forbidden')
  expect(await upload(file, drafter)).toBe('forbidden')
  expect(await upload(file, otherCityHead, scene.seoul)).toBe('pdf-other-field')
  expect(await upload(asciiBytes('%PDF-1.7 another'), head)).toBe('pdf-other')
  expect(await upload(await pdfNow(), secretariat)).toBe('pdf-unsigned')
  expect((await signing()).cities.map(({ outcome }) => outcome)).toEqual([null, null])
  trustedRoots.push(signer.root())
  expect(await upload(file, secretariat)).toBe(204)
  const root = createHash('sha256').update(signer.root()).digest('hex')
  const city = (await signing()).cities.find(({ cityId }) => cityId === scene.hanoi)
  expect(city?.outcome).toMatchObject({ issuer: 'Qualified Trust CA', trustedRoot: root })
})

test('[SG206] of the PDF alone, an organization that a certificate of others names is not taken for a city that holds a proxy', async () => {
  const pdf = await signedOutside(scene.seoul)
  const report = await verifyFile(nodeSurroundings, pdf, { roots: [], fingerprints: [], lists: [] })
  const seoul = report.signatures.find(({ city }) => city === 'Seoul')
  expect(seoul).toMatchObject({ holder: '', signatory: { organization: 'Hanoi' } })
})

test('[SG144] a time outside of the signing is not believed: then it is when the file arrived, and the certificate must be valid then', async () => {
  const file = await signedOutside()
  house.clock.offset = -2 * 24 * 60 * 60_000
  expect(await upload(file, scene.people.secretariat)).toBe('pdf-certificate-time')
  house.clock.offset = 60 * 60_000
  expect(await upload(file, scene.people.secretariat)).toBe(204)
  const [outcome] = (await signing()).cities.flatMap(({ outcome }) => outcome ?? [])
  expect(Date.parse(outcome?.at ?? '')).toBeLessThan(Date.now() + 1_000)
})

test('[BN11] a bundle with a signature from outside says what is known of it, and the second verifier agrees', async () => {
  const { secretariat, head, otherCityHead } = scene.people
  const pdf = await signedOutside()
  expect(await upload(pdf, head)).toBe(204)
  expect(await signOnPage(otherCityHead, scene.seoul)).toBe(204)
  await house.ask(`POST ${at('/conclude')}`, { as: secretariat })
  const answer = await house.ask(`GET ${at('/bundle')}`, { as: secretariat })
  const zip = new Uint8Array(await answer.arrayBuffer())
  const files = unzipSync(zip)
  expect(Buffer.from(files['signed.pdf'] ?? []).subarray(0, pdf.length)).toEqual(Buffer.from(pdf))
  expect(Object.keys(files).filter((path) => path.includes(scene.hanoi))).toEqual([])
  const roots = readCertificates(new Uint8Array(), Buffer.from(files['root.pem'] ?? []).toString())
  const report = await verifyFile(nodeSurroundings, zip, { roots, fingerprints: [], lists: [] })
  const all = [...report.findings, ...report.signatures.flatMap(({ findings }) => findings)]
  expect(all.filter(({ status }) => status !== 'holds').map(({ reason }) => reason)).toEqual([
    { code: 'written-otherwise', values: { issuer: 'Qualified Trust CA' } },
  ])
  expect(report.status).toBe('unknown')
  expect(sayResult(report, 'en')).toBe(
    'The signature of one city and everything else in this file hold. One city signed outside of Plenary: see what stands beside its signature.',
  )
  expect(sayResult(report, 'ja')).toContain('ほかに1都市がPlenaryの外で署名しています')
  const second = new SecondVerifier()
  expect(second.judge(files)).toEqual({ status: 2, said: `${scene.hanoi} signed outside\n` })
  // A list that the record does not bear out: the secretariat's signature is not all that is looked at.
  const silent = zipSync({ ...files, 'record.jsonl': withoutUpload(files['record.jsonl']) })
  const codes = (
    await verifyFile(nodeSurroundings, new Uint8Array(silent), { roots, fingerprints: [], lists: [] })
  ).signatures
    .flatMap(({ findings }) => findings)
    .map(({ reason }) => reason.code)
  expect(codes).toContain('not-recorded')
  second.close()
})

const withoutUpload = (record: Uint8Array = new Uint8Array()) =>
  Buffer.from(
    Buffer.from(record)
      .toString()
      .split('\n')
      .filter((line) => !line.includes('signature-uploaded'))
      .join('\n'),
  )
