import type { Passkey } from '@plenary/shared/api/passkey-routes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ACCOUNT_LIMIT } from '../auth/sign-in-limits.ts'
import {
  cookiesIn,
  furnish,
  type Guest,
  type House,
  openHouse,
  PASSWORD,
  type Scene,
} from '../testing/http-house.ts'
import { PasskeyOfTest } from '../testing/passkey-of-test.ts'

let house: House
let scene: Scene
let head: Guest
let drafter: Guest
let device: PasskeyOfTest

let count = 0

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

beforeEach(async () => {
  const { own, hanoi } = scene
  count += 1
  head = await house.addPerson(`head${count}@hanoi.example`, 'head', own.plenaryId, hanoi)
  drafter = await house.addPerson(`drafter${count}@hanoi.example`, 'drafter', own.plenaryId, hanoi)
  device = new PasskeyOfTest(house.origin)
  house.clock.offset = 0
  house.heard.length = 0
})

const FIVE_MINUTES = 5 * 60_000

/** What the device is asked, hexadecimal. */
async function challengeIn(answer: Response): Promise<string> {
  const { challenge } = (await answer.json()) as { challenge: string }
  return Buffer.from(challenge, 'base64url').toString('hex')
}
const begin = (as: { cookie: string }, currentPassword = PASSWORD) =>
  house.ask('POST /api/me/passkeys/question', { as, body: { currentPassword } })
const add = (as: { cookie: string }, credential: unknown, name = 'A laptop') =>
  house.ask('POST /api/me/passkeys', { as, body: { name, credential } })
const list = async (as: Guest) =>
  (await (await house.ask('GET /api/me/passkeys', { as })).json()) as Passkey[]
const askToSignIn = async () => challengeIn(await house.ask('POST /api/passkeys/question'))
const signIn = (credential: unknown, { cookie = '' } = {}) =>
  house.ask('POST /api/passkeys/sign-in', { body: { credential }, headers: cookie ? { cookie } : {} })
const me = (cookie: string) => house.ask('GET /api/me', { as: { cookie } })

async function added(as: Guest, passkey = device): Promise<string> {
  const answer = await add(as, passkey.creation(await challengeIn(await begin(as))))
  return ((await answer.json()) as { id: string }).id
}

async function recordOf(personId: string): Promise<string[]> {
  const entries = await house.read
    .selectFrom('audit')
    .where('subject', '=', `person:${personId}`)
    .orderBy('seq')
    .select('action')
    .execute()
  return entries.map(({ action }) => action)
}

test('[PK1] a passkey is made once the password is given again; other sessions stay', async () => {
  const elsewhere = await house.cookieOf(head.personId)
  expect(await house.codeOf(await begin(head, 'wrong-password'))).toBe('wrong-credentials')
  const question = await begin(head)
  expect(await question.clone().json()).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: head.email },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: [],
  })
  const { id } = (await (await add(head, device.creation(await challengeIn(question)))).json()) as Passkey
  expect(await list(head)).toEqual([{ id, name: 'A laptop', addedAt: expect.any(String), usedAt: null }])
  expect((await me(elsewhere)).status).toBe(200)
  expect(await (await begin(head)).json()).toMatchObject({
    excludeCredentials: [{ id: device.credentialID }],
  })
})

test('[PK1] wrong passwords count as they do at signing in', async () => {
  await house.failToSignIn(head.email, ACCOUNT_LIMIT.failures - 2)
  for (const password of ['wrong-password', 'another-wrong-one'])
    expect((await begin(head, password)).status).toBe(401)
  expect(await house.codeOf(await begin(head))).toBe('too-many-attempts')
  const password = { email: head.email, password: PASSWORD }
  expect(await house.codeOf(await house.ask('POST /api/auth/sign-in/email', { body: password }))).toBe(
    'too-many-attempts',
  )
})

test('[PK2] only what answers this session, here, lately, once, and recognised somebody is a passkey', async () => {
  const challenge = await challengeIn(await begin(head))
  const elsewhere = { cookie: await house.cookieOf(head.personId) }
  const refused = async (credential: unknown, as: { cookie: string } = head) =>
    expect(await house.codeOf(await add(as, credential))).toBe('passkey-refused')
  await refused(device.creation(challenge, { isVerified: false }))
  await refused(device.creation(challenge, { origin: 'http://elsewhere.example' }))
  await refused(device.creation(challenge, { isAttested: true }))
  await refused(device.creation(challenge), drafter)
  await refused(device.creation(challenge), elsewhere)
  await refused(device.creation(await askToSignIn()))
  await refused(device.creation(`00${challenge.slice(2)}`))
  await refused(device.assertion(challenge))
  house.clock.offset = FIVE_MINUTES + 1_000
  await refused(device.creation(challenge))
  house.clock.offset = 0
  const answer = device.creation(challenge)
  expect((await add(head, answer)).status).toBe(200)
  await refused(answer)
  expect(await list(head)).toHaveLength(1)
})

test('[PK3] whatever is sent is refused in our words', async () => {
  await added(head)
  const id = device.credentialID
  const whole = { id, rawId: id, type: 'public-key' }
  const noBytes = { clientDataJSON: '!', attestationObject: 'gg', authenticatorData: [], signature: null }
  const credentials = [
    undefined,
    { id: 1 },
    { id },
    { ...whole, response: 1 },
    { ...whole, response: noBytes },
    { ...whole, response: { ...device.creation('00').response, ...device.assertion('00').response } },
    { ...device.creation('00').response, ...whole, response: { ...noBytes, clientDataJSON: 'bnVsbA' } },
  ]
  for (const credential of credentials)
    for (const answer of [await add(head, credential), await signIn(credential)])
      expect(await house.codeOf(answer)).toMatch(/^(invalid-input|passkey-refused|passkey-unknown)$/)
  const noJson = await house.ask('POST /api/passkeys/sign-in', { body: '{' })
  expect(await house.codeOf(noJson)).toBe('invalid-input')
  expect(house.logged).toEqual([])
})

test('[PK3] a passkey that somebody has is not added again', async () => {
  await added(head)
  const again = device.creation(await challengeIn(await begin(drafter)))
  expect(await house.codeOf(await add(drafter, again))).toBe('already-exists')
})

test('[PK4] a person renames and removes the own passkeys; those of others are not there', async () => {
  const id = await added(head)
  const address = `/api/me/passkeys/${id}`
  const rename = (as: Guest) => house.ask(`PATCH ${address}`, { as, body: { name: 'My phone' } })
  const remove = (as: Guest) => house.ask(`DELETE ${address}`, { as })
  expect(await list(drafter)).toEqual([])
  expect(await house.codeOf(await rename(drafter))).toBe('not-found')
  expect(await house.codeOf(await remove(drafter))).toBe('not-found')
  expect((await rename(head)).status).toBe(204)
  expect(await list(head)).toMatchObject([{ name: 'My phone' }])
  expect((await remove(head)).status).toBe(204)
  expect(await list(head)).toEqual([])
  expect(await house.codeOf(await signIn(device.assertion(await askToSignIn())))).toBe('passkey-unknown')
})

test('[PK5] each act is one unit with its entry on the record', async () => {
  const before = (await recordOf(head.personId)).length
  const id = await added(head)
  await house.ask(`PATCH /api/me/passkeys/${id}`, { as: head, body: { name: 'My phone' } })
  await signIn(device.assertion(await askToSignIn()))
  await house.ask(`DELETE /api/me/passkeys/${id}`, { as: head })
  const acts = ['passkey-added', 'passkey-renamed', 'signed-in-by-passkey', 'passkey-removed']
  expect((await recordOf(head.personId)).slice(before)).toEqual(acts)
})

test('[PK6] a passkey signs in: the session is another one, and the one before ends', async () => {
  await added(head)
  const answer = await signIn(device.assertion(await askToSignIn()), { cookie: head.cookie })
  expect(answer.status).toBe(204)
  const cookies = answer.headers.getSetCookie()
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(/^plenary-session=[^;]{40,}; .*HttpOnly; SameSite=Strict/)
  expect(await (await me(cookiesIn(cookies))).json()).toMatchObject({ id: head.personId })
  expect((await me(head.cookie)).status).toBe(401)
  expect(house.heard.filter(({ type }) => type === 'session-ended')).toHaveLength(1)
})

test('[PK6] when a passkey was last used is listed', async () => {
  await added(head)
  await signIn(device.assertion(await askToSignIn()))
  expect(await list(head)).toMatchObject([{ usedAt: expect.any(String) }])
})

test('[PK7] who was not recognised here, just now, is not signed in', async () => {
  await added(head)
  const challenge = await askToSignIn()
  const refused = async (credential: unknown) => {
    const answer = await signIn(credential)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await house.codeOf(answer)).toBe('passkey-unknown')
  }
  await refused(device.assertion(challenge, { isVerified: false }))
  await refused(device.assertion(challenge, { origin: 'http://elsewhere.example' }))
  await refused(new PasskeyOfTest(house.origin).assertion(challenge))
  await refused({ ...new PasskeyOfTest(house.origin).assertion(challenge), id: device.credentialID })
  await refused(device.assertion(await challengeIn(await begin(head))))
  await refused(device.creation(challenge))
  house.clock.offset = FIVE_MINUTES + 1_000
  await refused(device.assertion(challenge))
})

test('[PK7] an answer signs in once, however often it is sent', async () => {
  await added(head)
  const answer = device.assertion(await askToSignIn())
  const statuses = await Promise.all([1, 2, 3].map(async () => (await signIn(answer)).status))
  expect(statuses.sort()).toEqual([204, 401, 401])
})

test('[PK7] a copy of a device that counts is found out', async () => {
  await added(head)
  const [early, late] = [await askToSignIn(), await askToSignIn()]
  const copied = device.assertion(early)
  expect((await signIn(device.assertion(late))).status).toBe(204)
  expect((await signIn(copied)).status).toBe(401)
})

test('[PK8] ten failures close a passkey for a while; the password still signs in', async () => {
  await added(head)
  const wrong = { ...device.assertion('00'), id: device.credentialID }
  for (let index = 0; index < ACCOUNT_LIMIT.failures; index += 1)
    expect((await signIn(wrong)).status).toBe(401)
  expect(await house.codeOf(await signIn(device.assertion(await askToSignIn())))).toBe('too-many-attempts')
  const password = { email: head.email, password: PASSWORD }
  expect((await house.ask('POST /api/auth/sign-in/email', { body: password })).status).toBe(200)
})
