import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issueSetupLink } from '../commands/issue-setup-link.ts'
import { issueSignInLink } from '../commands/issue-sign-in-link.ts'
import { LINK_LIFETIME } from '../commands/single-use-link.ts'
import {
  cookiesIn,
  furnish,
  type Guest,
  type House,
  must,
  openHouse,
  PASSWORD,
  type Scene,
} from '../testing/http-house.ts'

/** Each hashes a password, which is made slow. */
const RACERS = process.env.PLENARY_TEST_LONG ? 50 : 8

let house: House
let scene: Scene

beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const tokenOf = (link: string) => link.split('#')[1] ?? ''
const account = (email: string) => ({ name: 'A delegate', email, password: PASSWORD })

async function invite(
  as: Guest,
  body: { role: string; plenaryId: string | null; cityId: string | null; email?: string },
) {
  const answer = await house.ask('POST /api/invitations', { as, body: { email: null, ...body } })
  return { answer, ...((await answer.clone().json()) as { id: string; link: string; code?: string }) }
}

const accept = (link: string, email: string) =>
  house.ask('POST /api/links/accept', { body: { token: tokenOf(link), account: account(email) } })

const auditActions = async () =>
  (await house.read.selectFrom('audit').select('action').orderBy('seq').execute()).map(({ action }) => action)

describe('setting up', () => {
  const setup = (token: string, email = 'first@demo.example') =>
    house.ask('POST /api/setup', {
      body: { token, networkNames: { en: 'ANMC 21' }, ...account(email) },
    })

  test('[PE1] the setup link makes the first account of the secretariat, signs it in, and is dead', async () => {
    const { link } = must(await issueSetupLink(house.context))
    expect(link).toMatch(/^http:\/\/localhost:3000\/setup#[0-9a-z]{40}$/)
    expect(await (await house.ask('GET /api/setup')).json()).toMatchObject({ waiting: true })
    const answer = await setup(tokenOf(link))
    expect(answer.status).toBe(204)
    const me = await house.ask('GET /api/me', { as: { cookie: cookiesIn(answer.headers.getSetCookie()) } })
    expect(await me.json()).toMatchObject({
      email: 'first@demo.example',
      memberships: [{ role: 'secretariat', plenaryId: null, cityId: null }],
      networkNames: { en: 'ANMC 21' },
    })
    expect(await house.codeOf(await setup(tokenOf(link), 'second@demo.example'))).toBe('already-set-up')
    expect(await issueSetupLink(house.context)).toEqual({ refused: 'already-set-up' })
    expect(await (await house.ask('GET /api/setup')).json()).toMatchObject({ waiting: false })
  })

  test('[PE1] of many who set up at once, one does', async () => {
    const { link } = must(await issueSetupLink(house.context))
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) => setup(tokenOf(link), `one${index}@demo.example`)),
    )
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect(await house.read.selectFrom('user').select('id').execute()).toHaveLength(1)
    expect(await house.read.selectFrom('membership').select('id').execute()).toHaveLength(1)
  })

  test('[PE1] a new setup link kills the former; an unknown one is refused', async () => {
    const former = must(await issueSetupLink(house.context))
    must(await issueSetupLink(house.context))
    expect(await house.codeOf(await setup(tokenOf(former.link)))).toBe('link-unknown')
  })
})

describe('invitations', () => {
  beforeEach(async () => {
    scene = await furnish(house)
  })
  const drafterOfHanoi = () => ({ role: 'drafter', plenaryId: scene.own.plenaryId, cityId: scene.hanoi })

  test('[PE2] looking tells what a link is for and consumes nothing; accepting makes the account and signs in', async () => {
    const { link } = await invite(scene.people.secretariat, drafterOfHanoi())
    const look = () => house.ask('POST /api/links/look', { body: { token: tokenOf(link) } })
    await look()
    expect(await (await look()).json()).toMatchObject({
      kind: 'invitation',
      role: 'drafter',
      cityNames: { en: 'Hanoi' },
      plenaryNames: { en: '9th' },
      email: null,
    })
    const answer = await accept(link, 'New@Hanoi.example')
    expect(answer.status).toBe(204)
    const me = await house.ask('GET /api/me', { as: { cookie: cookiesIn(answer.headers.getSetCookie()) } })
    expect(await me.json()).toMatchObject({
      email: 'new@hanoi.example',
      memberships: [{ role: 'drafter', plenaryId: scene.own.plenaryId, cityId: scene.hanoi }],
    })
    expect(await house.codeOf(await accept(link, 'again@hanoi.example'))).toBe('link-used')
  })

  test('[PE3] many redemptions at once give exactly one account and one membership', async () => {
    const { link } = await invite(scene.people.secretariat, drafterOfHanoi())
    const before = await house.read.selectFrom('membership').select('id').execute()
    const answers = await Promise.all(
      Array.from({ length: RACERS }, (_, index) => accept(link, `racer${index}@hanoi.example`)),
    )
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const codes = await Promise.all(answers.filter(({ ok }) => !ok).map(house.codeOf))
    expect(new Set(codes)).toEqual(new Set(['link-used']))
    expect(await house.read.selectFrom('membership').select('id').execute()).toHaveLength(before.length + 1)
    const racers = await house.read.selectFrom('user').where('email', 'like', 'racer%').select('id').execute()
    expect(racers).toHaveLength(1)
    expect((await auditActions()).filter((action) => action === 'invitation-accepted')).toHaveLength(1)
  })

  test('[PE4] an invitation expires; issued anew, the former link is dead and the new one lives', async () => {
    const { id, link } = await invite(scene.people.secretariat, drafterOfHanoi())
    house.clock.offset = LINK_LIFETIME + 1_000
    expect(await house.codeOf(await accept(link, 'late@hanoi.example'))).toBe('link-expired')
    const list = () =>
      house.ask(`GET /api/invitations?plenary=${scene.own.plenaryId}`, { as: scene.people.secretariat })
    expect(await (await list()).json()).toMatchObject([{ id, state: 'expired' }])
    const reissue = await house.ask(`POST /api/invitations/${id}/reissue`, { as: scene.people.secretariat })
    const { link: fresh } = (await reissue.json()) as { link: string }
    expect(await (await list()).json()).toMatchObject([{ id, state: 'open' }])
    expect(await house.codeOf(await accept(link, 'late@hanoi.example'))).toBe('link-unknown')
    expect((await accept(fresh, 'late@hanoi.example')).status).toBe(204)
  })

  test('[PE4] a withdrawn invitation is dead and cannot be issued anew', async () => {
    const { id, link } = await invite(scene.people.secretariat, drafterOfHanoi())
    const withdraw = () => house.ask(`DELETE /api/invitations/${id}`, { as: scene.people.secretariat })
    expect((await withdraw()).status).toBe(204)
    expect(await house.codeOf(await accept(link, 'late@hanoi.example'))).toBe('link-unknown')
    expect(await house.codeOf(await withdraw())).toBe('not-found')
    const reissue = await house.ask(`POST /api/invitations/${id}/reissue`, { as: scene.people.secretariat })
    expect(await house.codeOf(reissue)).toBe('not-found')
  })

  test('[PE5] only the hash of a token is stored, and no token reaches the log', async () => {
    const { link } = await invite(scene.people.secretariat, drafterOfHanoi())
    await accept(link, 'new@hanoi.example')
    const stored = JSON.stringify([
      await house.read.selectFrom('link').selectAll().execute(),
      await house.read.selectFrom('audit').selectAll().execute(),
      house.logged,
    ])
    expect(stored).not.toContain(tokenOf(link))
    expect(stored).toMatch(/"token_hash":"[0-9a-f]{64}"/)
  })

  test('[PE6] an invitation to an e-mail address is for that address only', async () => {
    const { link } = await invite(scene.people.secretariat, {
      ...drafterOfHanoi(),
      email: 'you@hanoi.example',
    })
    expect(await house.codeOf(await accept(link, 'friend@hanoi.example'))).toBe('other-email')
    expect((await accept(link, 'you@hanoi.example')).status).toBe(204)
  })

  test('[PE6] an address that has an account signs in first, and joins with it', async () => {
    const { link } = await invite(scene.people.secretariat, {
      role: 'drafter',
      plenaryId: scene.other.plenaryId,
      cityId: scene.hanoi,
    })
    const { drafter } = scene.people
    expect(await house.codeOf(await accept(link, drafter.email))).toBe('email-in-use')
    const body = { token: tokenOf(link) }
    expect(await house.codeOf(await house.ask('POST /api/links/accept', { body }))).toBe('signed-out')
    const joined = await house.ask('POST /api/links/accept', { as: drafter, body })
    expect(joined.status).toBe(204)
    expect(house.heard).toContainEqual({ type: 'rights-changed', personId: drafter.personId })
    const after = { cookie: cookiesIn(joined.headers.getSetCookie()) }
    const me = (await (await house.ask('GET /api/me', { as: after })).json()) as { memberships: unknown[] }
    expect(me.memberships).toHaveLength(2)
    expect(await house.codeOf(await house.ask('GET /api/me', { as: drafter }))).toBe('signed-out')
  })

  test('[PE6] who takes part already is not made a member twice, and the link stays', async () => {
    const { link } = await invite(scene.people.secretariat, drafterOfHanoi())
    const again = await house.ask('POST /api/links/accept', {
      as: scene.people.viewer,
      body: { token: tokenOf(link) },
    })
    expect(await house.codeOf(again)).toBe('already-member')
    expect((await accept(link, 'new@hanoi.example')).status).toBe(204)
  })

  test.each([
    ['own city, as drafter', { role: 'drafter', plenary: 'own', city: 'hanoi' }, 200],
    ['own city, as head', { role: 'head', plenary: 'own', city: 'hanoi' }, 200],
    ['another city', { role: 'drafter', plenary: 'own', city: 'seoul' }, 'forbidden'],
    ['own city at another plenary', { role: 'drafter', plenary: 'other', city: 'hanoi' }, 'not-found'],
    ['an observer', { role: 'observer', plenary: 'own', city: null }, 'forbidden'],
    ['the secretariat', { role: 'secretariat', plenary: null, city: null }, 'forbidden'],
  ] as const)('[PE7] a head of delegation invites: %s', async (_, { role, plenary, city }, expected) => {
    const { answer } = await invite(scene.people.head, {
      role,
      plenaryId: plenary && scene[plenary].plenaryId,
      cityId: city && scene[city],
    })
    expect(await house.codeOf(answer)).toBe(expected)
  })

  test.each([
    ['a delegation without a city', { role: 'head', plenary: 'own', city: null }, 'invalid-input'],
    ['a delegation without a plenary', { role: 'head', plenary: null, city: 'hanoi' }, 'invalid-input'],
    ['a city that is not on the roster', { role: 'head', plenary: 'own', city: 'sofia' }, 'not-found'],
    ['an observer of that city', { role: 'observer', plenary: 'own', city: 'sofia' }, 200],
    ['an observer of no city', { role: 'observer', plenary: 'own', city: null }, 200],
    ['the secretariat at a plenary', { role: 'secretariat', plenary: 'own', city: null }, 'invalid-input'],
    ['the secretariat', { role: 'secretariat', plenary: null, city: null }, 200],
  ] as const)('[PE7] the secretariat invites: %s', async (_, { role, plenary, city }, expected) => {
    const { answer } = await invite(scene.people.secretariat, {
      role,
      plenaryId: plenary && scene[plenary].plenaryId,
      cityId: city && scene[city],
    })
    expect(await house.codeOf(answer)).toBe(expected)
  })

  test('[PE8] a head sees the people and invitations of the own city only', async () => {
    await invite(scene.people.secretariat, drafterOfHanoi())
    await invite(scene.people.secretariat, { ...drafterOfHanoi(), cityId: scene.seoul })
    const ask = async (path: string) =>
      (await (
        await house.ask(`GET ${path}?plenary=${scene.own.plenaryId}`, { as: scene.people.head })
      ).json()) as {
        cityId: string
      }[]
    expect(new Set((await ask('/api/invitations')).map(({ cityId }) => cityId))).toEqual(
      new Set([scene.hanoi]),
    )
    expect(new Set((await ask('/api/people')).map(({ cityId }) => cityId))).toEqual(new Set([scene.hanoi]))
  })

  test('[PE8] a head may neither withdraw nor reissue the invitation of another city', async () => {
    const { id } = await invite(scene.people.secretariat, { ...drafterOfHanoi(), cityId: scene.seoul })
    const withdraw = await house.ask(`DELETE /api/invitations/${id}`, { as: scene.people.head })
    expect(await house.codeOf(withdraw)).toBe('forbidden')
    const reissue = await house.ask(`POST /api/invitations/${id}/reissue`, {
      as: scene.people.otherPlenaryHead,
    })
    expect(await house.codeOf(reissue)).toBe('not-found')
  })
})

describe('removing', () => {
  beforeEach(async () => {
    scene = await furnish(house)
  })
  const remove = (as: Guest, whom: Guest) => house.ask(`DELETE /api/people/${whom.membershipId}`, { as })

  test('[PE9] a removed person is out at once: rights are announced, and with the last membership sessions end', async () => {
    const { secretariat, drafter } = scene.people
    expect((await remove(secretariat, drafter)).status).toBe(204)
    expect(house.heard).toContainEqual({ type: 'rights-changed', personId: drafter.personId })
    expect(house.heard.filter(({ type }) => type === 'session-ended')).toHaveLength(1)
    expect(await house.codeOf(await house.ask('GET /api/me', { as: drafter }))).toBe('signed-out')
    expect(await house.codeOf(await remove(secretariat, drafter))).toBe('not-found')
  })

  test('[PE9] with another membership left, the session goes on without the rights', async () => {
    const { secretariat, drafter } = scene.people
    const { link } = await invite(secretariat, {
      role: 'drafter',
      plenaryId: scene.other.plenaryId,
      cityId: scene.hanoi,
    })
    const joined = await house.ask('POST /api/links/accept', { as: drafter, body: { token: tokenOf(link) } })
    drafter.cookie = cookiesIn(joined.headers.getSetCookie())
    await remove(secretariat, drafter)
    const read = (id: string) => house.ask(`GET /api/plenaries/${id}`, { as: drafter })
    expect(await house.codeOf(await read(scene.own.plenaryId))).toBe('not-found')
    expect((await read(scene.other.plenaryId)).status).toBe(200)
  })

  test('[PE9] the open invitations that a removed person issued are dead', async () => {
    const { link } = await invite(scene.people.head, {
      role: 'head',
      plenaryId: scene.own.plenaryId,
      cityId: scene.hanoi,
    })
    await remove(scene.people.secretariat, scene.people.head)
    expect(await house.codeOf(await accept(link, 'back@hanoi.example'))).toBe('link-unknown')
  })

  test('[PE10] a head removes people of the own city only', async () => {
    const { head, viewer, otherCityHead, observer, secretariat, otherPlenaryHead } = scene.people
    expect((await remove(head, viewer)).status).toBe(204)
    for (const whom of [otherCityHead, observer, secretariat])
      expect(await house.codeOf(await remove(head, whom))).toBe('forbidden')
    expect(await house.codeOf(await remove(head, otherPlenaryHead))).toBe('not-found')
  })

  test('[PE11] the last of the secretariat cannot be removed, also when two remove each other', async () => {
    const { secretariat } = scene.people
    expect(await house.codeOf(await remove(secretariat, secretariat))).toBe('last-secretariat')
    const second = await house.addPerson('second@demo.example', 'secretariat', null, null)
    await Promise.all([remove(secretariat, second), remove(second, secretariat)])
    const left = await house.read
      .selectFrom('membership')
      .where('role', '=', 'secretariat')
      .select('id')
      .execute()
    expect(left).toHaveLength(1)
  })

  test('[PE12] a refused command has its entry in the audit log, with its code and without content', async () => {
    await remove(scene.people.head, scene.people.secretariat)
    const last = await house.read
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(last).toMatchObject({
      actor: scene.people.head.personId,
      action: 'refused',
      subject: 'command:removePerson',
    })
    expect(JSON.parse(last.data)).toEqual({
      code: 'forbidden',
      membership: scene.people.secretariat.membershipId,
    })
  })
})

describe('the own account', () => {
  beforeEach(async () => {
    scene = await furnish(house)
  })

  test('[PE13] a sign-in link signs in once', async () => {
    const { personId } = scene.people.viewer
    const { link } = must(await issueSignInLink(house.context, 'system', { personId }))
    const use = () => house.ask('POST /api/links/sign-in', { body: { token: tokenOf(link) } })
    const looked = await house.ask('POST /api/links/look', { body: { token: tokenOf(link) } })
    expect(await looked.json()).toMatchObject({ kind: 'sign-in', name: 'viewer@hanoi.example' })
    const answers = await Promise.all([use(), use(), use()])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410])
  })

  test('[PE25] for a lost password the secretariat gives a link, with which a new one is set and every session ends', async () => {
    const { viewer, secretariat } = scene.people
    const elsewhere = await house.cookieOf(viewer.personId)
    const issued = await house.ask(`POST /api/people/${viewer.membershipId}/sign-in-link`, {
      as: secretariat,
    })
    const { link } = (await issued.json()) as { link: string }
    const body = { token: tokenOf(link), newPassword: 'a-password-remembered' }
    expect((await house.ask('POST /api/links/sign-in', { body })).status).toBe(204)
    expect(await house.codeOf(await house.ask('GET /api/me', { as: { cookie: elsewhere } }))).toBe(
      'signed-out',
    )
    const signIn = { email: viewer.email, password: 'a-password-remembered' }
    expect((await house.ask('POST /api/auth/sign-in/email', { body: signIn })).status).toBe(200)
  })

  test('[PE14] a new name is announced, so that carets show it', async () => {
    const { viewer } = scene.people
    expect((await house.ask('PATCH /api/me', { as: viewer, body: { name: ' Viewer ' } })).status).toBe(204)
    expect(await (await house.ask('GET /api/me', { as: viewer })).json()).toMatchObject({ name: 'Viewer' })
    expect(house.heard).toContainEqual({ type: 'rights-changed', personId: viewer.personId })
  })

  test('[PE15] a new password ends every session and starts one', async () => {
    const { viewer } = scene.people
    const elsewhere = await house.cookieOf(viewer.personId)
    const change = (currentPassword: string, newPassword: string) =>
      house.ask('POST /api/auth/change-password', { as: viewer, body: { currentPassword, newPassword } })
    expect(await house.codeOf(await change('not-the-password', 'another-long-one'))).toBe('wrong-credentials')
    expect(await house.codeOf(await change(PASSWORD, 'short'))).toBe('password-too-weak')
    const changed = await change(PASSWORD, 'another-long-one')
    expect(changed.status).toBe(200)
    expect(house.heard.filter(({ type }) => type === 'session-ended')).toHaveLength(2)
    expect(await house.codeOf(await house.ask('GET /api/me', { as: { cookie: elsewhere } }))).toBe(
      'signed-out',
    )
    const here = { cookie: cookiesIn(changed.headers.getSetCookie()) }
    expect((await house.ask('GET /api/me', { as: here })).status).toBe(200)
    const body = { email: viewer.email, password: 'another-long-one' }
    expect((await house.ask('POST /api/auth/sign-in/email', { body })).status).toBe(200)
  })
})
