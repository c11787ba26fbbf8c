// What the network certifies in the ceremony is used once, or void: nobody keeps a key that could sign later.
import { webcrypto } from 'node:crypto'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { parseRevocationList, type RevocationList } from '@plenary/shared/signing/certificate'
import { readCertificates } from '@plenary/shared/verify/trust'
import { verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { sealedSignedPage } from '../testing/sealed-signed-page.ts'
import { SigningBrowser } from '../testing/signing-browser.ts'
import { makeSubject } from '../testing/subject.ts'

let house: House
let scene: Scene
let declaration: string

beforeAll(async () => {
  house = await openHouse({ makePage: sealedSignedPage })
  scene = await furnish(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.clock.offset = 0
  ;({ declaration } = await makeSubject(house, scene, 'signing'))
})

const path = (rest: string) => `/api/declarations/${declaration}/signing${rest}`
const act = (method: string, rest: string, body?: unknown) =>
  house.ask(`${method} ${path(rest)}`, { as: scene.people.secretariat, body })

type Signed = { signature: string; statement: string }

/** Up to where only the signature is to be sent. */
async function prepared(city: 'hanoi' | 'seoul'): Promise<{ browser: SigningBrowser; signed: Signed }> {
  const as = city === 'hanoi' ? scene.people.head : scene.people.otherCityHead
  const cityId = scene[city]
  const { code } = (await (await act('POST', `/cities/${cityId}/code`)).json()) as { code: string }
  const browser = new SigningBrowser(house, { declaration, as, cityId })
  await browser.begin()
  const signed = await browser.prepare({ way: 'code', code })
  if (typeof signed === 'string') throw new Error(signed)
  return { browser, signed }
}

/** Of this signing, by city and in the order in which they were issued: whether it was used, and why it is void. */
async function certificates() {
  const { id } = (await (await act('GET', '')).json()) as Signing
  const rows = await house.read
    .selectFrom('signing_certificate')
    .leftJoin('revocation', 'revocation.serial', 'signing_certificate.serial')
    .where('signing_id', '=', id)
    .orderBy('issued_at')
    .select(['signing_certificate.serial', 'city_id', 'person_id', 'used_at', 'reason'])
    .execute()
  return rows.map((row) => ({
    ...row,
    city: row.city_id === scene.hanoi ? 'hanoi' : 'seoul',
    fate: row.used_at === null ? (row.reason ?? 'waits') : (row.reason ?? 'used'),
  }))
}

const fates = async () => (await certificates()).map(({ city, fate }) => `${city} ${fate}`)

async function listOf(root: string): Promise<RevocationList> {
  const answer = await house.ask(`GET /api/authority/${root}.crl`)
  const list = parseRevocationList(new Uint8Array(await answer.arrayBuffer()))
  if (!list) throw new Error('no list')
  return list
}

async function rootOfSigning(): Promise<string> {
  return ((await (await act('GET', '')).json()) as Signing).root
}

test('[SG180] what is certified is on record, once, with whose it is and the act, before anybody has it', async () => {
  const { browser } = await prepared('hanoi')
  const [one, ...more] = await certificates()
  expect(more).toEqual([])
  expect(one).toMatchObject({ fate: 'waits', city: 'hanoi', person_id: scene.people.head.personId })
  const again = await browser.prepare()
  expect(await fates()).toEqual(['hanoi waits'])
  const { data, actor } = await house.read
    .selectFrom('audit')
    .where('action', '=', 'certificate-issued')
    .orderBy('seq', 'desc')
    .select(['data', 'actor'])
    .executeTakeFirstOrThrow()
  expect(actor).toBe(scene.people.head.personId)
  expect(JSON.parse(data)).toMatchObject({ cityId: scene.hanoi, serial: one?.serial })
  const doubled = house.read
    .insertInto('signing_certificate')
    .columns(['serial', 'authority_id', 'signing_id', 'city_id', 'person_id', 'issued_at', 'expires_at'])
    .expression(
      house.read
        .selectFrom('signing_certificate')
        .where('serial', '=', one?.serial ?? '')
        .select(['serial', 'authority_id', 'signing_id', 'city_id', 'person_id', 'issued_at', 'expires_at']),
    )
    .compile()
  expect(await house.storage.write({ statements: [{ query: doubled }] })).toMatchObject({
    outcome: 'precondition-failed',
  })
  expect(typeof again === 'string' ? again : await browser.finish(again)).toBe(204)
  expect(await fates()).toEqual(['hanoi used'])
})

test('[SG181] [VF60] once concluded, what was certified and not used is void: who signs with it behind all has signed nothing', async () => {
  const hanoi = await prepared('hanoi')
  expect(await hanoi.browser.finish(hanoi.signed)).toBe(204)
  const seoul = await prepared('seoul')
  expect((await act('POST', '/conclude')).status).toBe(204)
  expect(await fates()).toEqual(['hanoi used', 'seoul unused'])
  expect(await seoul.browser.finish(seoul.signed)).toBe('wrong-state')
  const root = await rootOfSigning()
  const list = await listOf(root)
  const [used, unused] = await certificates()
  expect(list.revoked.has(used?.serial ?? '')).toBe(false)
  expect((list.revoked.get(unused?.serial ?? '') ?? 'never') <= list.madeAt).toBe(true)
  const pem = new Uint8Array(await (await house.ask(`GET /api/authority/${root}.pem`)).arrayBuffer())
  const roots = readCertificates(pem, Buffer.from(pem).toString('latin1'))
  const own = seoul.browser.ownPdf(seoul.signed)
  const said = async (lists: RevocationList[]) => {
    const report = await verifyPdf(webcrypto.subtle, own, { roots, fingerprints: [], lists })
    return report.signatures.map(({ findings }) => findings.map(({ reason }) => reason.code))
  }
  const fine = ['issuer-known', 'not-revoked']
  expect(await said([list])).toEqual([fine, fine, ['issuer-known', 'revoked']])
  expect((await said([])).at(-1)).toEqual(['issuer-known', 'revocation-unknown'])
})

test('[SG181] once aborted, what was certified and not used is void with all others', async () => {
  await prepared('seoul')
  expect((await act('POST', '/abort', { reason: 'A city asked' })).status).toBe(204)
  const { data } = await house.read
    .selectFrom('audit')
    .where('action', '=', 'certificate-issued')
    .orderBy('seq', 'desc')
    .select('data')
    .executeTakeFirstOrThrow()
  const { serial } = JSON.parse(data) as { serial: string }
  const row = house.read.selectFrom('revocation').where('serial', '=', serial).select('reason')
  expect(await row.executeTakeFirst()).toEqual({ reason: 'aborted' })
})

test('[SG182] of a city one certificate at most waits: the one before it is void, and so is one when the city declined', async () => {
  const first = await prepared('hanoi')
  const second = await prepared('hanoi')
  expect(await fates()).toEqual(['hanoi superseded', 'hanoi waits'])
  expect(await first.browser.finish(first.signed)).toBe('attempt-ended')
  expect(await first.browser.prepare()).toBe('attempt-ended')
  await prepared('seoul')
  expect((await act('POST', `/cities/${scene.seoul}/decline`, { reason: 'No mandate' })).status).toBe(204)
  expect(await second.browser.finish(second.signed)).toBe(204)
  expect(await fates()).toEqual(['hanoi superseded', 'hanoi used', 'seoul unused'])
})

test('[SG183] one whose attempt ended is in the list that anybody downloads next', async () => {
  await prepared('hanoi')
  const root = await rootOfSigning()
  const [one] = await certificates()
  expect((await listOf(root)).revoked.has(one?.serial ?? '')).toBe(false)
  house.clock.offset = 10 * 60_000
  expect((await listOf(root)).revoked.has(one?.serial ?? '')).toBe(true)
  expect(await fates()).toEqual(['hanoi unused'])
})

test('[SG184] a certificate is used or void, never both, whoever is quicker', async () => {
  const hanoi = await prepared('hanoi')
  await hanoi.browser.finish(hanoi.signed)
  const seoul = await prepared('seoul')
  const [finished, concluded] = await Promise.all([
    seoul.browser.finish(seoul.signed),
    act('POST', '/conclude').then(house.codeOf),
  ])
  const isSigned = finished === 204
  expect(isSigned || concluded === 204).toBe(true)
  const city = ((await (await act('GET', '')).json()) as Signing).cities.find(
    ({ cityId }) => cityId === scene.seoul,
  )
  expect(city?.outcome?.kind).toBe(isSigned ? 'signed' : 'absent')
  expect((await fates()).at(-1)).toBe(isSigned ? 'seoul used' : 'seoul unused')
})

test('[SG194] sent several times at once, a signature is taken once, and the others hear that it was', async () => {
  const { browser, signed } = await prepared('hanoi')
  const answers = await Promise.all(Array.from({ length: 4 }, () => browser.finish(signed)))
  const late = answers.filter((answer) => answer !== 204)
  expect(late).toHaveLength(3)
  for (const answer of late) expect(answer).toMatch(/^(already-signed|attempt-ended)$/)
})

test('[SG194] whose signature meets the end of the signing hears that it has ended', async () => {
  const { browser, signed } = await prepared('seoul')
  const aborting = act('POST', '/abort', { reason: 'A city asked' })
  const finished = await browser.finish(signed)
  await aborting
  if (finished !== 204) expect(finished).toBe('wrong-state')
})
