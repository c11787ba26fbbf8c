import { afterEach, beforeEach, expect, test } from 'vitest'
import { AUTH_ADDRESSES } from '../auth/create-auth.ts'
import { ACCOUNT_LIMIT, ADDRESS_LIMIT } from '../auth/sign-in-limits.ts'
import { cookiesIn, furnish, type House, openHouse, PASSWORD, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene

beforeEach(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterEach(() => house.close())

function signIn(email: string, password: string, { address = '192.0.2.1', cookie = '' } = {}) {
  return house.ask('POST /api/auth/sign-in/email', {
    body: { email, password },
    headers: { 'x-forwarded-for': `203.0.113.9, ${address}`, ...(cookie ? { cookie } : {}) },
  })
}
const me = (cookie: string) => house.ask('GET /api/me', { as: { cookie } })

test('[PE16] e-mail and password set the session cookie: httpOnly, SameSite, no secret beside it', async () => {
  const { viewer } = scene.people
  const answer = await signIn(viewer.email.toUpperCase(), PASSWORD)
  expect(answer.status).toBe(200)
  const cookies = answer.headers.getSetCookie()
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(/^plenary-session=[^;]{40,}; .*HttpOnly; SameSite=Strict/)
  expect(await answer.json()).toEqual({})
  expect(await (await me(cookiesIn(cookies))).json()).toMatchObject({ email: viewer.email })
})

test.each([
  ['a wrong password', 'viewer@hanoi.example', 'wrong-password', 401, 'wrong-credentials'],
  ['an address that has no account', 'nobody@hanoi.example', PASSWORD, 401, 'wrong-credentials'],
  ['what is no address', 'nobody', PASSWORD, 400, 'invalid-input'],
])('[PE16] refused alike: %s', async (_, email, password, status, code) => {
  const answer = await signIn(email, password)
  expect(answer.status).toBe(status)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await house.codeOf(answer)).toBe(code)
})

test('[PE17] the session is another one after every sign-in, and the one before ends', async () => {
  const { viewer } = scene.people
  const again = await signIn(viewer.email, PASSWORD, { cookie: viewer.cookie })
  const fresh = cookiesIn(again.headers.getSetCookie())
  expect(fresh).not.toBe(viewer.cookie)
  expect((await me(fresh)).status).toBe(200)
  expect((await me(viewer.cookie)).status).toBe(401)
  expect(house.heard.filter(({ type }) => type === 'session-ended')).toHaveLength(1)
})

test('[PE17] a cookie that was changed, made up or planted signs nobody in', async () => {
  const { cookie } = scene.people.viewer
  for (const forged of [
    `${cookie}x`,
    cookie.replace(/=./, '=x'),
    'plenary-session=planted',
    'plenary-session=',
  ])
    expect((await me(forged)).status).toBe(401)
  const planted = await signIn('viewer@hanoi.example', PASSWORD, { cookie: 'plenary-session=planted' })
  expect(planted.headers.getSetCookie()[0]).not.toContain('planted')
})

test('[PE18] sign-out ends the session and tells the sockets', async () => {
  const { viewer } = scene.people
  const session = await house.auth.signedInFrom(new Headers({ cookie: viewer.cookie }))
  expect((await house.ask('POST /api/auth/sign-out', { as: viewer, body: {} })).status).toBe(200)
  expect(house.heard).toContainEqual({ type: 'session-ended', sessionId: session?.sessionId })
  expect((await me(viewer.cookie)).status).toBe(401)
})

test('[PE18] own sessions are listed; one of them, or all others, can be ended', async () => {
  const { viewer, drafter } = scene.people
  const second = await house.cookieOf(viewer.personId)
  const third = await house.cookieOf(viewer.personId)
  const list = async () =>
    (await (await house.ask('GET /api/auth/list-sessions', { as: viewer })).json()) as {
      id: string
      token: string
    }[]
  expect(await list()).toHaveLength(3)
  const other = await house.auth.signedInFrom(new Headers({ cookie: second }))
  const token = (await list()).find(({ id }) => id === other?.sessionId)?.token
  await house.ask('POST /api/auth/revoke-session', { as: drafter, body: { token } })
  expect(await list()).toHaveLength(3)
  await house.ask('POST /api/auth/revoke-session', { as: viewer, body: { token } })
  expect((await me(second)).status).toBe(401)
  await house.ask('POST /api/auth/revoke-other-sessions', { as: viewer, body: {} })
  expect((await me(third)).status).toBe(401)
  expect((await me(viewer.cookie)).status).toBe(200)
  expect(house.heard.filter(({ type }) => type === 'session-ended')).toHaveLength(2)
})

test('[PE19] ten wrong passwords close an account for fifteen minutes, right ones and others included', async () => {
  const { viewer, drafter } = scene.people
  await house.failToSignIn(viewer.email, ACCOUNT_LIMIT.failures - 2)
  for (const password of ['wrong-password', 'another-wrong-one'])
    expect((await signIn(viewer.email, password)).status).toBe(401)
  expect(await house.codeOf(await signIn(viewer.email, PASSWORD))).toBe('too-many-attempts')
  expect((await signIn(drafter.email, PASSWORD)).status).toBe(200)
  house.clock.offset = ACCOUNT_LIMIT.windowMs + 1_000
  expect((await signIn(viewer.email, PASSWORD)).status).toBe(200)
})

test('[PE19] guesses in parallel are not free', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => signIn(scene.people.viewer.email, 'wrong-password')),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(ACCOUNT_LIMIT.failures)
})

test('[PE20] a hall behind one address signs in freely', async () => {
  const { viewer } = scene.people
  for (let index = 0; index <= ACCOUNT_LIMIT.failures; index += 1)
    expect((await signIn(viewer.email, PASSWORD)).status).toBe(200)
})

test('[PE20] an address that fails for very many accounts is not heard for a while, others are', async () => {
  const { limits } = house.auth
  for (let index = 0; index < ADDRESS_LIMIT.failures; index += 1)
    await limits.guard(
      { account: `guess${index}`, address: '192.0.2.1' },
      async () => false,
      (right) => !right,
    )
  expect(await house.codeOf(await signIn(scene.people.viewer.email, PASSWORD))).toBe('too-many-attempts')
  expect((await signIn(scene.people.viewer.email, PASSWORD, { address: '192.0.2.2' })).status).toBe(200)
})

test.each([
  'POST /api/auth/sign-up/email',
  'POST /api/auth/sign-in/social',
  'POST /api/auth/update-user',
  'POST /api/auth/delete-user',
  'POST /api/auth/change-email',
  'POST /api/auth/request-password-reset',
  'POST /api/auth/reset-password',
  'POST /api/auth/verify-password',
  'POST /api/auth/update-session',
  'POST /api/auth/start-session',
  'GET /api/auth/ok',
  'GET /api/auth/error',
  'GET /api/auth/verify-email',
  'POST /api/auth/get-session',
])('[PE21] better-auth has no other doors: %s', async (address) => {
  const answer = await house.ask(address, {
    as: scene.people.viewer,
    ...(address.startsWith('POST')
      ? { body: { email: 'new@hanoi.example', password: PASSWORD, name: 'New' } }
      : {}),
  })
  expect(answer.status).toBe(404)
  expect(AUTH_ADDRESSES).not.toContain(address)
})

test('[PE22] get-session answers null when nobody is signed in; a session in use is extended with its cookie', async () => {
  expect(await (await house.ask('GET /api/auth/get-session')).json()).toBeNull()
  const { viewer } = scene.people
  const soon = new Date(Date.now() + 24 * 60 * 60_000).toISOString()
  const query = house.read
    .updateTable('session')
    .set({ expiresAt: soon })
    .where('userId', '=', viewer.personId)
    .compile()
  await house.storage.write({ statements: [{ query }] })
  const answer = await me(viewer.cookie)
  expect(answer.headers.getSetCookie()).toHaveLength(1)
  const session = await house.read
    .selectFrom('session')
    .where('userId', '=', viewer.personId)
    .select('expiresAt')
    .executeTakeFirstOrThrow()
  expect(session.expiresAt > soon).toBe(true)
})

test('[PE22] an expired session signs nobody in', async () => {
  const { viewer } = scene.people
  const query = house.read
    .updateTable('session')
    .set({ expiresAt: new Date(Date.now() - 1_000).toISOString() })
    .where('userId', '=', viewer.personId)
    .compile()
  await house.storage.write({ statements: [{ query }] })
  expect((await me(viewer.cookie)).status).toBe(401)
})

test('[PE23] neither passwords nor cookies reach the log', async () => {
  await signIn(scene.people.viewer.email, 'wrong-password')
  await signIn(scene.people.viewer.email, PASSWORD)
  const logged = house.logged.join('\n')
  for (const secret of ['wrong-password', PASSWORD, scene.people.viewer.cookie])
    expect(logged).not.toContain(secret)
})
