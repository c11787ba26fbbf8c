// The server ends in the midst of taking signatures: of each city there is all of it, in PDF, statement, certificate, code and record,
// or nothing. Two cities sign at once, of which one can be first.
import { createHash, webcrypto } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { isSignedJws, parseJws } from '@plenary/shared/signing/jws'
import { verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { expect, test } from 'vitest'
import { SigningBrowser } from '../src/testing/signing-browser.ts'
import { createText } from './create-text.ts'
import { nextWrite } from './next-write.ts'
import { DEMO_PASSWORD, freePort, type Product, startProduct } from './product.ts'
import { listDeclarations, signIn } from './target.ts'

/** When the server ends: as soon as something of a signature reaches the file, or once one was answered. */
const MOMENTS = ['written', 'answered'] as const
const PAIRS = [
  ['Tokyo', 'Hanoi'],
  ['Seoul', 'Jakarta'],
  ['Singapore', 'Bangkok'],
  ['Delhi', 'Taipei'],
] as const
const pairs = PAIRS.slice(0, process.env.PLENARY_TEST_LONG ? PAIRS.length : 1)

test('[SG188] killed in the midst of a signature, the server has taken it whole or not at all, and takes the next', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.PLENARY_SEED ?? Date.now() % MOMENTS.length)
  process.stdout.write(`[SG188] seed ${seed}\n`)
  const folder = await mkdtemp(join(tmpdir(), 'plenary-signature-'))
  const port = await freePort()
  let product = await startProduct(folder, { port })
  try {
    const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const textId = await createText(product, secretariat, 'Signed', 1)
    const all = await listDeclarations(product, secretariat)
    const declaration = all.find(({ texts }) => texts.some(({ id }) => id === textId))?.id ?? ''
    const hall: Hall = { folder, secretariat, declaration, product }
    for (const step of ['close', 'adopt', 'signing']) {
      expect([200, 204]).toContain(await codeOf(await ask(hall, `POST /${step}`)))
    }
    for (const [round, cities] of pairs.entries()) {
      const moment = MOMENTS[(seed + round) % MOMENTS.length]
      const done = await signUntilEnd({ ...hall, product }, cities, moment)
      product = await startProduct(folder, { port })
      const signed = await check({ ...hall, product })
      expect(signed).toEqual(expect.arrayContaining(done))
      const other = cities.find((city) => !signed.includes(city))
      const late = other && (await prepared({ ...hall, product }, other))
      expect(await late?.()).toBe(204)
    }
    await check({ ...hall, product })
  } finally {
    await product.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

interface Hall {
  readonly folder: string
  readonly product: Product
  readonly secretariat: string
  readonly declaration: string
}

/** Answers the cities whose signature was answered as taken. */
async function signUntilEnd(
  hall: Hall,
  cities: readonly string[],
  moment: (typeof MOMENTS)[number] | undefined,
): Promise<string[]> {
  const finishes = await Promise.all(cities.map((city) => prepared(hall, city)))
  const done: string[] = []
  const isWritten = nextWrite(hall.folder)
  const answers = finishes.map(async (finish, place) => {
    const answer = await finish().catch(() => undefined)
    if (answer === 204) done.push(cities[place] ?? '')
    return answer
  })
  await (moment === 'written' ? isWritten : Promise.any(answers))
  await hall.product.end('SIGKILL')
  await Promise.all(answers)
  return done
}

/** Brings a city up to its signature, which is then to be sent. */
async function prepared(hall: Hall, name: string): Promise<() => Promise<string | number>> {
  const { cities } = await signingOf(hall)
  const cityId = cities.find(({ names }) => names.en === name)?.cityId ?? ''
  const cookie = await signIn(hall.product, `head@${name.toLowerCase()}.example`, DEMO_PASSWORD)
  const issued = await ask(hall, `POST /signing/cities/${cityId}/code`)
  const { code } = (await issued.json()) as { code: string }
  const house = {
    ask: (address: string, { as, body }: { as?: { cookie: string }; body?: unknown } = {}) =>
      request(hall.product, address, as?.cookie ?? '', body),
    codeOf,
    context: { surroundings: { now: Date.now } },
  }
  const browser = new SigningBrowser(house, { declaration: hall.declaration, as: { cookie }, cityId })
  await browser.begin()
  const signed = await browser.prepare({ way: 'code', code })
  if (typeof signed === 'string') throw new Error(signed)
  return () => browser.finish(signed)
}

/** All that was kept of signatures says the same. Answers the cities that signed. */
async function check(hall: Hall): Promise<string[]> {
  const { cities } = await signingOf(hall)
  const signed = cities.filter(({ outcome }) => outcome?.kind === 'signed')
  const ids = signed.map(({ cityId }) => cityId).toSorted()
  const pdf = new Uint8Array(await (await ask(hall, 'GET /signing/pdf')).arrayBuffer())
  const trust = { roots: [], fingerprints: [], lists: [] }
  const report = await verifyPdf(webcrypto.subtle, pdf, trust)
  expect(report.findings.filter(({ status }) => status === 'broken')).toEqual([])
  const inPdf = report.signatures.filter(({ status }) => status !== 'broken').map(({ field }) => field?.name)
  expect(inPdf.slice(1).toSorted()).toEqual(ids.map((id) => `city-${id}`))
  const lines = (await (await ask(hall, 'GET /audit/export')).text()).trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line) as { action: string; data: string })
  const onRecord = entries
    .filter(({ action }) => action === 'signature-given')
    .map(({ data }) => (JSON.parse(data) as { cityId: string }).cityId)
  expect(onRecord.toSorted()).toEqual(ids)
  expect(await keptOf(hall)).toEqual({
    statements: signed
      .map(({ cityId, outcome }) => [cityId, outcome?.kind === 'signed' && outcome.certificate])
      .toSorted(),
    certificates: ids,
    codes: ids,
  })
  return signed.map(({ names }) => names.en ?? '')
}

async function keptOf({ folder }: Hall) {
  const db = new DatabaseSync(join(folder, 'plenary.db'), { readOnly: true })
  const cities = (from: string) =>
    db
      .prepare(`select city_id from ${from} where used_at is not null order by city_id`)
      .all()
      .map(({ city_id }) => city_id)
  const rows = db
    .prepare('select city_id, statement, certificate from signing_statement order by city_id')
    .all()
  const kept = { certificates: cities('signing_certificate'), codes: cities('signing_code') }
  db.close()
  const statements: unknown[] = []
  for (const { city_id, statement, certificate } of rows) {
    const der = new Uint8Array(certificate as Uint8Array)
    const jws = parseJws(String(statement))
    const spki = parseCertificate(der)?.spki
    const isWhole = jws && spki && (await isSignedJws(webcrypto.subtle, jws, spki))
    statements.push([city_id, isWhole && createHash('sha256').update(der).digest('hex')])
  }
  return { ...kept, statements }
}

async function signingOf(hall: Hall): Promise<Signing> {
  return (await (await ask(hall, 'GET /signing')).json()) as Signing
}

/** By the secretariat, of the declaration. */
function ask({ product, declaration, secretariat }: Hall, address: string): Promise<Response> {
  const [method = '', path = ''] = address.split(' ')
  return request(product, `${method} /api/declarations/${declaration}${path}`, secretariat)
}

function request({ url }: Product, address: string, cookie: string, body?: unknown): Promise<Response> {
  const [method = '', path = ''] = address.split(' ')
  return fetch(`${url}${path}`, {
    method,
    headers: { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function codeOf(answer: Response): Promise<string | number> {
  return answer.ok ? answer.status : ((await answer.json()) as { code: string }).code
}
