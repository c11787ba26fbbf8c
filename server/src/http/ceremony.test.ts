// The ceremony of a signature over HTTP, with real keys, a real page and readers of others.
import { webcrypto } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { IssuedCode, Signing } from '@plenary/shared/api/signing-routes'
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { parseCertificate, parseRevocationList } from '@plenary/shared/signing/certificate'
import { parseJws } from '@plenary/shared/signing/jws'
import { readCertificates, readRevocationLists } from '@plenary/shared/verify/trust'
import { verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StampContent } from '../page/stamp-data.ts'
import { furnish, type Guest, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { PasskeyOfTest } from '../testing/passkey-of-test.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { sealedSignedPage } from '../testing/sealed-signed-page.ts'
import { SigningBrowser } from '../testing/signing-browser.ts'
import { makeSubject } from '../testing/subject.ts'
import { typedStamp } from '../testing/tagged-page.ts'

let house: House
let scene: Scene
let secretariat: Guest
let hanoiHead: Guest
let seoulHead: Guest
let declaration: string

/** How many are set at the same time, and were at most. */
const stamps = { now: 0, most: 0 }
async function countedStamp({ city }: StampContent) {
  stamps.now += 1
  stamps.most = Math.max(stamps.most, stamps.now)
  await setImmediate()
  stamps.now -= 1
  return typedStamp(city)
}

beforeAll(async () => {
  house = await openHouse({ makePage: sealedSignedPage, setStamp: countedStamp })
  scene = await furnish(house)
  ;({ secretariat, head: hanoiHead, otherCityHead: seoulHead } = scene.people)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.clock.offset = 0
  ;({ declaration } = await makeSubject(house, scene, 'signing'))
})

const at = (path: string) => `/api/declarations/${declaration}/signing${path}`
const browserOf = (as: Guest, cityId: string) => new SigningBrowser(house, { declaration, as, cityId })
const hanoi = () => browserOf(hanoiHead, scene.hanoi)
const seoul = () => browserOf(seoulHead, scene.seoul)

async function codeFor(cityId: string): Promise<{ way: 'code'; code: string }> {
  const answer = await house.ask(`POST ${at(`/cities/${cityId}/code`)}`, { as: secretariat })
  return { way: 'code', code: ((await answer.json()) as { code: string }).code }
}

async function signed(browser: SigningBrowser, cityId: string): Promise<string | number> {
  await browser.begin()
  return browser.finish(must(await browser.prepare(await codeFor(cityId))))
}

function must<Value>(value: Value | string): Value {
  if (typeof value === 'string') throw new Error(value)
  return value
}

async function signing(): Promise<Signing> {
  return (await (await house.ask(`GET ${at('')}`, { as: hanoiHead })).json()) as Signing
}

async function issued(): Promise<IssuedCode[]> {
  return (await (await house.ask(`GET ${at('/codes')}`, { as: secretariat })).json()) as IssuedCode[]
}

async function signedPdf(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await house.ask(`GET ${at('/pdf')}`, { as: hanoiHead })).arrayBuffer())
}

async function readPdf() {
  const authorities = await house.read.selectFrom('authority').select('certificate').execute()
  const readers = new ReadersOfSignatures(authorities.map(({ certificate }) => new Uint8Array(certificate)))
  const pdf = await signedPdf()
  const read = readers.pdfsig(pdf)
  expect(readers.openssl(pdf)).toBe(read.length)
  readers.qpdf(pdf)
  await readers.close()
  return read
}

test('[SG60] a city signs with a code: PDF and statement are by one key that the network certified', async () => {
  const browser = hanoi()
  const { consent } = must(await browser.begin())
  expect(consent).toMatchObject({
    city: { id: scene.hanoi, name: 'Hanoi' },
    holder: null,
    signing: (await signing()).id,
  })
  const prepared = must(await browser.prepare(await codeFor(scene.hanoi)))
  expect(await browser.finish(prepared)).toBe(204)
  const city = (await signing()).cities.find(({ cityId }) => cityId === scene.hanoi)
  expect(city?.outcome).toMatchObject({
    kind: 'signed',
    way: 'electronic',
    name: 'Hanoi',
    confirmation: 'code',
  })

  const { statement, certificate } = await house.read
    .selectFrom('signing_statement')
    .where('signing_id', '=', consent.signing)
    .selectAll()
    .executeTakeFirstOrThrow()
  const said = parseJws(statement)
  const der = new Uint8Array(certificate)
  expect(said?.chain[0]).toEqual(der)
  expect(said?.payload).toMatchObject({
    key: consent.key,
    confirmation: { consent: canonicalDigest(consent) },
  })
  expect(parseCertificate(der)?.names).toMatchObject({
    commonName: 'Hanoi',
    organization: 'Hanoi',
    unit: 'The 9th',
  })
  const read = await readPdf()
  expect(read.map(({ isValid, isTrusted }) => isValid && isTrusted)).toEqual([true, true])
  expect(read[1]).toMatchObject({ field: `city-${scene.hanoi}`, isOfTotal: true })
})

test('[SG61] of two who sign at once the second is told, and signs anew without confirming again', async () => {
  const [one, other] = [hanoi(), seoul()]
  await Promise.all([one.begin(), other.begin()])
  const first = must(await one.prepare(await codeFor(scene.hanoi)))
  const second = must(await other.prepare(await codeFor(scene.seoul)))
  const answers = await Promise.all([one.finish(first), other.finish(second)])
  expect(answers.toSorted()).toEqual([204, 'revision-stale'])
  const late = answers[0] === 204 ? other : one
  expect(await late.finish(must(await late.prepare()))).toBe(204)
  const read = await readPdf()
  expect(read.map(({ isValid, isTrusted }) => isValid && isTrusted)).toEqual([true, true, true])
  expect(read.filter(({ isOfTotal }) => isOfTotal)).toHaveLength(1)
})

test('[SG62] [SG220] [SG221] a code is of its city and counts once; what is wrong with one is said, and followed', async () => {
  const browser = hanoi()
  await browser.begin()
  expect(await browser.prepare()).toBe('not-confirmed')
  const ofSeoul = await codeFor(scene.seoul)
  expect(await browser.prepare(ofSeoul)).toBe('code-missing')
  const before = await codeFor(scene.hanoi)
  const { code } = await codeFor(scene.hanoi)
  expect(await browser.prepare(before)).toBe('code-replaced')
  const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
  expect(await browser.finish(must(await browser.prepare({ way: 'code', code: typed })))).toBe(204)

  const other = seoul()
  const { attempt } = must(await other.begin())
  const left = async (wrong: string) => {
    const body = { confirmation: { way: 'code', code: wrong }, stamp: { kind: 'typed' } }
    const answer = await house.ask(`POST ${at(`/attempts/${attempt}/prepare`)}`, { as: seoulHead, body })
    const { code: refusal, field } = (await answer.json()) as { code: string; field?: string }
    return `${refusal} ${field ?? ''}`.trim()
  }
  for (const tries of [4, 3, 2, 1]) expect(await left(`wrong ${tries}`)).toBe(`code-wrong ${tries}`)
  expect(await left(code)).toBe('code-locked')
  expect(await other.prepare(ofSeoul)).toBe('code-locked')
  expect(await issued()).toMatchObject([
    { cityId: scene.seoul, failures: 5, usedAt: null },
    { cityId: scene.hanoi, failures: 0, usedAt: expect.any(String) },
  ])
  const next = await codeFor(scene.seoul)
  house.clock.offset = 13 * 60 * 60_000
  const late = seoul()
  await late.begin()
  expect(await late.prepare(next)).toBe('code-expired')
  expect(await late.prepare(await codeFor(scene.seoul))).toHaveProperty('signature')
})

/** One of the head of Hanoi's. */
async function hanoiPasskey() {
  const passkey = new PasskeyOfTest(house.origin)
  const row = {
    id: `passkey-${declaration}`,
    name: 'A device',
    publicKey: passkey.publicKey,
    userId: hanoiHead.personId,
    credentialID: passkey.credentialID,
    counter: 0,
    deviceType: 'singleDevice',
    backedUp: 0 as const,
    transports: null,
    createdAt: new Date().toISOString(),
    aaguid: null,
    usedAt: null,
  }
  const query = house.read.insertInto('passkey').values(row).compile()
  await house.storage.write({ statements: [{ query }] })
  return { passkey, row }
}

test('[SG63] a passkey confirms this consent, of whom it knows, and what it said is kept', async () => {
  const { passkey, row } = await hanoiPasskey()
  const browser = hanoi()
  const { consent, passkeys } = must(await browser.begin())
  expect(passkeys).toEqual([passkey.credentialID])
  const confirm = (assertion: { id: string; response: object }) =>
    browser.prepare({ way: 'passkey', assertion })
  const challenge = canonicalDigest(consent)
  expect(await confirm(passkey.assertion(canonicalDigest({ ...consent, nonce: 'n' })))).toBe('not-confirmed')
  expect(await confirm(passkey.assertion(challenge, { isVerified: false }))).toBe('not-confirmed')
  expect(await confirm(passkey.assertion(challenge, { origin: 'http://elsewhere.example' }))).toBe(
    'not-confirmed',
  )
  expect(await confirm(new PasskeyOfTest(house.origin).assertion(challenge))).toBe('not-confirmed')
  // Read by some and not by others: the bundle would be called broken for good.
  const padded = passkey.assertion(challenge)
  const { response } = padded
  const signature = `${response.signature}${'='.repeat((4 - (response.signature.length % 4)) % 4 || 4)}`
  expect(await confirm({ ...padded, response: { ...response, signature } })).toBe('not-confirmed')
  const assertion = passkey.assertion(challenge)
  expect(await browser.finish(must(await confirm(assertion)))).toBe(204)
  const kept = await house.read
    .selectFrom('signing_statement')
    .where('signing_id', '=', consent.signing)
    .select(['assertion', 'passkey_id', 'consent'])
    .executeTakeFirstOrThrow()
  expect(kept.passkey_id).toBe(row.id)
  expect(canonicalDigest(JSON.parse(kept.consent))).toBe(challenge)
  const { clientExtensionResults: _unchecked, ...checked } = assertion
  expect(JSON.parse(kept.assertion ?? '')).toEqual({
    ...{ rpId: 'localhost', origin: house.origin, algorithm: -7 },
    publicKey: expect.any(String),
    credential: checked,
  })
  const { counter } = await house.read
    .selectFrom('passkey')
    .where('id', '=', row.id)
    .select('counter')
    .executeTakeFirstOrThrow()
  expect(counter).toBe(5)
})

test('[SG64] what is not a signature of what was prepared, by the key that was certified, is not taken', async () => {
  const [browser, stranger] = [hanoi(), seoul()]
  await Promise.all([browser.begin(), stranger.begin()])
  const own = must(await browser.prepare(await codeFor(scene.hanoi)))
  const foreign = must(await stranger.prepare(await codeFor(scene.seoul)))
  expect(await browser.finish({ ...own, signature: foreign.signature })).toBe('signature-wrong')
  expect(await browser.finish({ ...own, statement: foreign.statement })).toBe('signature-wrong')
  const [header, , end] = own.statement.split('.')
  const body = foreign.statement.split('.')[1]
  expect(await browser.finish({ ...own, statement: [header, body, end].join('.') })).toBe('signature-wrong')
  expect((await signing()).cities.map(({ outcome }) => outcome)).toEqual([null, null])
  expect(await browser.finish(own)).toBe(204)
})

test('[SG68] [SG193] prepared at the same time, an attempt has one certificate, waits for itself, and what is then signed holds', async () => {
  stamps.most = 0
  const browser = hanoi()
  const { attempt } = must(await browser.begin())
  const body = { confirmation: await codeFor(scene.hanoi), stamp: { kind: 'typed' } }
  const path = `POST ${at(`/attempts/${attempt}/prepare`)}`
  const answers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const answer = await house.ask(path, { as: hanoiHead, body })
      return ((await answer.json()) as { certificate: string }).certificate
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(stamps.most).toBe(1)
  expect(await browser.finish(must(await browser.prepare()))).toBe(204)
})

test('[SG69] of many codes that are tried at once no more are compared than one after another', async () => {
  const confirmation = await codeFor(scene.hanoi)
  const browser = hanoi()
  const { attempt } = must(await browser.begin())
  const tried = (code: string) => {
    const body = { confirmation: { way: 'code', code }, stamp: { kind: 'typed' } }
    return house.ask(`POST ${at(`/attempts/${attempt}/prepare`)}`, { as: hanoiHead, body }).then(house.codeOf)
  }
  const codes = [...Array.from({ length: 20 }, (_, each) => `wrong ${each}`), confirmation.code]
  for (const answer of await Promise.all(codes.map(tried))) expect(answer).toMatch(/^code-(wrong|locked)$/)
  const { failures } = await house.read
    .selectFrom('signing_code')
    .where('city_id', '=', scene.hanoi)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .select('failures')
    .executeTakeFirstOrThrow()
  expect(failures).toBe(5)
})

test('[SG197] where a clock was set back, a signature is not given before its certificate is valid', async () => {
  const browser = hanoi()
  await browser.begin()
  await browser.prepare(await codeFor(scene.hanoi))
  house.clock.offset = -30_000
  expect(await browser.finish(must(await browser.prepare()))).toBe(204)
  const { statement, certificate } = await house.read
    .selectFrom('signing_statement')
    .where('city_id', '=', scene.hanoi)
    .where('signing_id', '=', (await signing()).id)
    .select(['statement', 'certificate'])
    .executeTakeFirstOrThrow()
  const { notBefore } = parseCertificate(new Uint8Array(certificate)) ?? {}
  expect(parseJws(statement)?.payload).toMatchObject({ signedAt: notBefore })
})

test('[SG195] a code that was replaced, or a passkey that was removed, before the signature was sent confirms nothing', async () => {
  const browser = hanoi()
  await browser.begin()
  const byCode = must(await browser.prepare(await codeFor(scene.hanoi)))
  await codeFor(scene.hanoi)
  expect(await browser.finish(byCode)).toBe('attempt-ended')
  const { passkey, row } = await hanoiPasskey()
  const { consent } = must(await browser.begin())
  const assertion = passkey.assertion(canonicalDigest(consent))
  const byPasskey = must(await browser.prepare({ way: 'passkey', assertion }))
  const query = house.read.deleteFrom('passkey').where('id', '=', row.id).compile()
  await house.storage.write({ statements: [{ query, expectRows: 1 }] })
  expect(await browser.finish(byPasskey)).toBe('attempt-ended')
})

test('[SG71] a signature is drawn with as many points as a hand draws, no more', async () => {
  const browser = hanoi()
  const { attempt } = must(await browser.begin())
  const confirmation = await codeFor(scene.hanoi)
  const drawn = (count: number) => {
    const strokes = Array.from({ length: count }, () => Array(3_000).fill(200))
    const body = { confirmation, stamp: { kind: 'drawn', strokes } }
    return house.ask(`POST ${at(`/attempts/${attempt}/prepare`)}`, { as: hanoiHead, body }).then(house.codeOf)
  }
  expect(await drawn(5)).toBe('invalid-input')
  expect(await drawn(4)).toBe(200)
})

test('[SG65] an attempt is its person’s, ends after ten minutes or with the signature, and nobody signs twice', async () => {
  const browser = hanoi()
  const { attempt } = must(await browser.begin())
  const pdf = (as: Guest) => house.ask(`GET ${at(`/attempts/${attempt}/pdf`)}`, { as }).then(house.codeOf)
  expect(await pdf(hanoiHead)).toBe('not-confirmed')
  expect(await pdf(seoulHead)).toBe('attempt-ended')
  house.clock.offset = 11 * 60_000
  expect(await browser.prepare()).toBe('attempt-ended')
  expect(await signed(hanoi(), scene.hanoi)).toBe(204)
  expect(await hanoi().begin()).toBe('already-signed')
  expect(await pdf(hanoiHead)).toBe('attempt-ended')
  const attempts = [seoul(), seoul(), seoul(), seoul()]
  for (const each of attempts) await each.begin()
  expect(await attempts[0]?.prepare()).toBe('attempt-ended')
  expect(await attempts[3]?.prepare()).toBe('not-confirmed')
})

test('[SG66] a holder signs for the city that gave its proxy, under its own name, in that city’s field', async () => {
  const { plenaryId } = scene.own
  const roster = `PUT /api/plenaries/${plenaryId}/roster/${scene.seoul}`
  const facts = { member: true, present: false, counts: true, named: true, signs: true }
  await house.ask(roster, { as: secretariat, body: facts })
  const proxy = { holder: scene.hanoi, scopes: ['sign'], letter: 'Of 1 September' }
  await house.ask(`PUT /api/plenaries/${plenaryId}/proxies/${scene.seoul}`, { as: secretariat, body: proxy })
  ;({ declaration } = await makeSubject(house, scene, 'signing'))
  const browser = browserOf(hanoiHead, scene.seoul)
  const { consent } = must(await browser.begin())
  expect(consent).toMatchObject({ city: { name: 'Seoul' }, holder: { name: 'Hanoi' } })
  expect(await browser.finish(must(await browser.prepare(await codeFor(scene.seoul))))).toBe(204)
  const read = await readPdf()
  expect(read.find(({ isOfTotal }) => isOfTotal)).toMatchObject({
    field: `city-${scene.seoul}`,
    name: 'Hanoi',
  })
  expect(await seoul().begin()).toBe('represented')
  await house.ask(`DELETE /api/plenaries/${plenaryId}/proxies/${scene.seoul}`, { as: secretariat })
  await house.ask(roster, { as: secretariat, body: { ...facts, present: true } })
})

test('[SG70] who was prepared and signs only after the signing was aborted has signed nothing that holds', async () => {
  const browser = hanoi()
  const { attempt } = must(await browser.begin())
  const { signature } = must(await browser.prepare(await codeFor(scene.hanoi)))
  const answer = await house.ask(`GET ${at(`/attempts/${attempt}/pdf`)}`, { as: hanoiHead })
  const pdf = new Uint8Array(await answer.arrayBuffer())
  const { root } = await signing()
  await house.ask(`POST ${at('/abort')}`, { as: secretariat, body: { reason: 'A city asked' } })
  expect(await browser.finish({ signature, statement: '' })).toBe('wrong-state')
  const fileOf = async (ending: string) => {
    const file = await house.ask(`GET /api/authority/${root}.${ending}`)
    const bytes = new Uint8Array(await file.arrayBuffer())
    return [bytes, Buffer.from(bytes).toString('latin1')] as const
  }
  const trust = {
    ...{ roots: readCertificates(...(await fileOf('pem'))), fingerprints: [] },
    lists: readRevocationLists(...(await fileOf('crl'))),
  }
  const { signatures } = await verifyPdf(webcrypto.subtle, pdf, trust)
  expect(signatures[0]?.findings.map(({ reason }) => reason.code)).toContain('revoked')
})

test('[SG67] aborting makes the certificates void, in the list that anybody downloads', async () => {
  expect(await signed(hanoi(), scene.hanoi)).toBe(204)
  const { root, id } = await signing()
  const { certificate } = await house.read
    .selectFrom('signing_statement')
    .where('signing_id', '=', id)
    .select('certificate')
    .executeTakeFirstOrThrow()
  await house.ask(`POST ${at('/abort')}`, { as: secretariat, body: { reason: 'A city asked' } })
  const list = await house.ask(`GET /api/authority/${root}.crl`)
  const revoked = parseRevocationList(new Uint8Array(await list.arrayBuffer()))?.revoked
  expect(revoked?.has(parseCertificate(new Uint8Array(certificate))?.serial ?? '')).toBe(true)
})
