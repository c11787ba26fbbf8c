import { routeList } from '@plenary/shared/api/routes'
import { REQUEST_REFUSALS } from '@plenary/shared/refusal'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cookiesIn, furnish, type House, openHouse, PASSWORD, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene

describe('requests', () => {
  beforeAll(async () => {
    house = await openHouse()
    scene = await furnish(house)
  })
  afterAll(() => house.close())

  const changing = routeList.filter(({ method }) => method !== 'GET')
  const addressOf = ({ method, path }: { method: string; path: string }) =>
    `${method} ${path.replace(/:\w+/g, 'something')}`

  test.each([
    'https://evil.example',
    'null',
    'http://localhost:3001',
    'http://sub.localhost:3000',
    'https://localhost:3000',
    'http://localhost:3000.evil.example',
    'http://LOCALHOST:3000/',
  ])('[AP1] every changing route refuses the origin %s', async (origin) => {
    const auth = ['POST /api/auth/sign-in/email', 'POST /api/auth/sign-out', 'POST /api/auth/change-password']
    for (const address of [...changing.map(addressOf), ...auth]) {
      const answer = await house.ask(address, { as: scene.people.secretariat, body: {}, headers: { origin } })
      expect([address, answer.status, await house.codeOf(answer)]).toEqual([address, 403, 'foreign-origin'])
    }
  })

  test('[AP1] without an Origin, what a browser says about the site decides', async () => {
    const ask = (headers: Record<string, string>) =>
      house.app.request('/api/me', {
        method: 'PATCH',
        headers: { cookie: scene.people.viewer.cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'Viewer' }),
      })
    for (const site of ['cross-site', 'same-site'])
      expect((await ask({ 'sec-fetch-site': site })).status).toBe(403)
    expect((await ask({ 'sec-fetch-site': 'same-origin' })).status).toBe(204)
    expect((await ask({})).status).toBe(204)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    '[AP2] a body of the type "%s" is refused',
    async (type) => {
      const answer = await house.ask('PATCH /api/me', {
        as: scene.people.viewer,
        body: '{"name":"Other"}',
        headers: { 'content-type': type },
      })
      expect(await house.codeOf(answer)).toBe('invalid-input')
    },
  )

  test.each([
    ['not JSON', '{"name":'],
    ['a JSON value of another shape', '["name"]'],
    ['null', 'null'],
    ['nothing', ''],
    ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nested deep behind a field', `{"name":"x","deep":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    ['a field that nobody knows', '{"name":"x","isAdmin":true}'],
    ['__proto__', '{"name":"x","__proto__":{"isAdmin":true}}'],
    ['constructor', '{"name":"x","constructor":{"prototype":{"isAdmin":true}}}'],
    ['a number for a name', '{"name":7}'],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['a NUL', '{"name":"a\\u0000b"}'],
    ['a name of a megabyte', JSON.stringify({ name: 'x'.repeat(1_000_000) })],
  ])('[AP3] a hostile body is refused as the sender’s fault: %s', async (_, body) => {
    const answer = await house.ask('PATCH /api/me', { as: scene.people.viewer, body })
    expect(answer.status).toBe(400)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test.each([
    ['a zero-width space', '\u200b', 'invalid-input'],
    ['a soft hyphen', '\u00ad', 'invalid-input'],
    ['a Hangul filler', '\u3164', 'invalid-input'],
    ['a blank of Braille', '\u2800', 'invalid-input'],
    ['tags and a joiner', '\u{e0041}\u200d', 'invalid-input'],
    ['a line separator', 'a\u2028b', 'forbidden-characters'],
    ['a paragraph separator', 'a\u2029b', 'forbidden-characters'],
  ])('[AP21] a line that is empty to the eye, or more than one, is refused: %s', async (_, name, code) => {
    const answer = await house.ask('PATCH /api/me', { as: scene.people.viewer, body: { name } })
    expect(await house.codeOf(answer)).toBe(code)
    const named = await house.ask('PUT /api/network', {
      as: scene.people.secretariat,
      body: { names: { en: name } },
    })
    expect(await house.codeOf(named)).toBe(code)
  })

  test.each(['誤字', '가', 'क्‍ष', '👩‍👩‍👧‍👦', '?'])('[AP21] what can be seen is a line: %s', async (name) => {
    const answer = await house.ask('PATCH /api/me', { as: scene.people.viewer, body: { name } })
    expect(answer.status).toBe(204)
  })

  test('[AP3] __proto__ as a language is dropped, and of the same field twice the last counts', async () => {
    const rename = (body: string) => house.ask('PUT /api/network', { as: scene.people.secretariat, body })
    const names = async () =>
      ((await (await house.ask('GET /api/network')).json()) as { names: object }).names
    await rename('{"names":{"__proto__":{"en":"Proto"},"ja":"A"}}')
    expect(Object.keys(await names())).toEqual(['ja'])
    await rename('{"names":{"en":"First"},"names":{"en":"Last"}}')
    expect(await names()).toEqual({ en: 'Last' })
  })

  test('[AP4] a body of three megabytes is refused, whether its length is told or it comes in chunks', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(3 * 1024 * 1024) })
    const told = await house.ask('PATCH /api/me', {
      as: scene.people.viewer,
      body,
      headers: { 'content-length': `${body.length}` },
    })
    expect(await house.codeOf(told)).toBe('too-large')
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024).fill(32))
      },
    })
    const request = new Request(`${house.origin}/api/me`, {
      method: 'PATCH',
      headers: {
        cookie: scene.people.viewer.cookie,
        origin: house.origin,
        'content-type': 'application/json',
      },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect(await house.codeOf(await house.app.request(request))).toBe('too-large')
    expect(sent).toBeLessThan(4 * 1024 * 1024)
  })

  test.each(['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/links/accept'])(
    '[AP4] of whoever is not signed in, %s reads less',
    async (path) => {
      const body = JSON.stringify({ email: 'x'.repeat(64 * 1024) })
      expect(await house.codeOf(await house.ask(`POST ${path}`, { body }))).toBe('too-large')
    },
  )

  test('[AP4] a compressed body is not unpacked', async () => {
    const answer = await house.ask('PATCH /api/me', {
      as: scene.people.viewer,
      body: '{"name":"x"}',
      headers: { 'content-encoding': 'gzip' },
    })
    expect(answer.status).toBe(400)
  })

  const pages: [string, number][] = [
    ['GET /api/network', 200],
    ['GET /api/me', 401],
    ['GET /api/nothing', 404],
    ['GET /nothing', 404],
    ['GET /healthz', 200],
    ['GET /api/openapi.json', 200],
    ['POST /api/me', 404],
    ['PATCH /api/me', 401],
  ]
  test.each(pages)('[AP5] %s (%i) carries the security headers', async (address, status) => {
    const { headers, ...answer } = await house.ask(address).then((response) => ({
      headers: response.headers,
      status: response.status,
    }))
    expect(answer.status).toBe(status)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; .*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
    if (address.includes('/api/')) expect(headers.get('cache-control')).toBe('no-store')
  })

  test('[AP6] a refusal is problem+json with a sentence in the language asked for', async () => {
    const ask = async (language: string) => {
      const answer = await house.ask('GET /api/me', { headers: { 'accept-language': language } })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      return (await answer.json()) as { title: string; code: string; status: number; type: string }
    }
    expect(await ask('en-GB')).toMatchObject({ code: 'signed-out', status: 401, type: 'about:blank' })
    expect((await ask('ja,en;q=0.8')).title).toMatch(/サインインしていません/)
    expect((await ask('fr, ja;q=0.4, en;q=0.5')).title).toMatch(/^You are not signed in/)
    expect((await ask('fr')).title).toMatch(/^You are not signed in/)
  })

  test('[AP7] a bug answers 500 and tells nothing; the log has it', async () => {
    const loadText = house.storage.loadText
    house.storage.loadText = () => Promise.reject(new Error('secret detail'))
    const answer = await house.ask(`GET /api/texts/${scene.own.textId}/content`, { as: scene.people.viewer })
    house.storage.loadText = loadText
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret detail')
    expect(house.logged.join()).toContain('secret detail')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('[AP8] OpenAPI describes every route, with its parameters and bodies', async () => {
    const document = (await (await house.ask('GET /api/openapi.json')).json()) as {
      openapi: string
      paths: Record<
        string,
        Record<string, { operationId: string; requestBody?: unknown; parameters: unknown[] }>
      >
    }
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      routeList.map(({ name }) => name).sort(),
    )
    const put = document.paths['/api/plenaries/{plenary}/roster/{city}']?.put
    expect(put?.parameters).toMatchObject([
      { name: 'plenary', in: 'path', required: true },
      { name: 'city', in: 'path', required: true },
    ])
    expect(put?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { properties: { signs: { type: 'boolean' } } } } },
    })
  })

  test('[AP9] metrics count by route, never by id', async () => {
    await house.ask(`GET /api/plenaries/${scene.own.plenaryId}`, { as: scene.people.viewer })
    const metrics = await (await house.ask('GET /metrics')).text()
    expect(metrics).toContain('route="/api/plenaries/:plenary",status="200"')
    expect(metrics).not.toContain(scene.own.plenaryId)
  })
})

describe('readiness', () => {
  beforeEach(async () => {
    house = await openHouse()
    scene = await furnish(house)
  })
  afterEach(() => house.close())

  test('[AP10] ready only while the storage can be written and nothing drains; alive all the while', async () => {
    const statuses = async () => [
      (await house.ask('GET /healthz')).status,
      (await house.ask('GET /readyz')).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    const write = house.storage.write.bind(house.storage)
    house.storage.write = async () => ({ outcome: 'failed', cause: new Error('disk full') })
    house.clock.offset += 2_000
    expect(await statuses()).toEqual([200, 503])
    house.storage.write = write
    house.clock.offset += 2_000
    expect(await statuses()).toEqual([200, 200])
    house.clock.isDraining = true
    expect(await statuses()).toEqual([200, 503])
    const rename = await house.ask('PATCH /api/me', { as: scene.people.viewer, body: { name: 'x' } })
    expect(await house.codeOf(rename)).toBe('shutting-down')
  })

  test('[AP11] whoever is refused too often is not heard for a while, and the audit log does not grow', async () => {
    const { viewer } = scene.people
    const remove = () => house.ask(`DELETE /api/people/${viewer.membershipId}`, { as: viewer })
    for (let index = 0; index < 300; index += 1) await remove()
    const entries = async () => (await house.read.selectFrom('audit').select('seq').execute()).length
    const before = await entries()
    expect(await house.codeOf(await remove())).toBe('too-many-attempts')
    expect(await entries()).toBe(before)
    house.clock.offset += 16 * 60_000
    expect(await house.codeOf(await remove())).toBe('forbidden')
  })
})

test('[AP12] every refusal of a request has a status that says whose fault it is', () => {
  expect(
    Object.values(REQUEST_REFUSALS).every((status) => (status >= 400 && status < 430) || status === 503),
  ).toBe(true)
})

test('[AP13] over https, cookies are bound to the host and HSTS is set', async () => {
  const secure = await openHouse({ origin: 'https://plenary.example.org' })
  const { viewer } = (await furnish(secure)).people
  const answer = await secure.ask('POST /api/auth/sign-in/email', {
    body: { email: viewer.email, password: PASSWORD },
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-plenary-session=[^;]+;/)
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(flag)
  expect(cookie).not.toMatch(/domain/i)
  expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  expect((await secure.ask('GET /api/me', { as: { cookie: cookiesIn([cookie]) } })).status).toBe(200)
  await secure.close()
})
