import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../testing/http-house.ts'
import { readSite } from './site.ts'

const PAGE = '<!doctype html><title>Plenary</title>'
const SCRIPT = `export const words = '${'declare '.repeat(500)}'`
let folder: string
let house: House

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plenary-site-'))
  await mkdir(join(folder, 'site', 'assets'), { recursive: true })
  await writeFile(join(folder, 'site', 'index.html'), PAGE)
  await writeFile(join(folder, 'site', 'assets', 'app-1a2b.js'), SCRIPT)
  await writeFile(join(folder, 'secret'), 'secret')
  const site = await readSite(join(folder, 'site'))
  house = await openHouse(site ? { site } : {})
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (path: string, headers: Record<string, string> = {}) => house.app.request(path, { headers })

test.each(['/', '/declarations/abc', '/declarations/abc/roster', '/invitation', '/sign-in'])(
  '[AP17] a page path answers with the page: %s',
  async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(PAGE)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  },
)

test.each(['/assets/app-old.js', '/assets/', '/favicon.png', '/api/', '/api/nothing', '/api/auth/nothing'])(
  '[AP17] what is no page is not answered with the page: %s',
  async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  },
)

test.each([
  '/../secret',
  '/assets/../../secret',
  '/%2e%2e/secret',
  '/assets/%2e%2e%2f%2e%2e%2fsecret',
  '/..%5csecret',
])('[AP17] no path leaves the folder: %s', async (path) => {
  expect(await (await ask(path)).text()).not.toBe('secret')
})

test('[AP18] assets are immutable and compressed as the browser asks', async () => {
  const plain = await ask('/assets/app-1a2b.js')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await plain.text()).toBe(SCRIPT)
  const bytes = async (encoding: string) => {
    const answer = await ask('/assets/app-1a2b.js', { 'accept-encoding': encoding })
    return { name: answer.headers.get('content-encoding'), bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const brotli = await bytes('gzip, deflate, br')
  expect(brotli.name).toBe('br')
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe(SCRIPT)
  const gzip = await bytes('gzip, br;q=0')
  expect(gzip.name).toBe('gzip')
  expect(gunzipSync(gzip.bytes).toString()).toBe(SCRIPT)
})

test('[AP18] an unchanged file is not sent again', async () => {
  const etag = (await ask('/')).headers.get('etag') ?? ''
  const again = await ask('/', { 'if-none-match': etag })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('[AP18] without a build there is no site', async () => {
  expect(await readSite(join(folder, 'nothing'))).toBeUndefined()
})
