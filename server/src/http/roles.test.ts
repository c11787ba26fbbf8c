// The function of a person changed during the meeting.
import type { Digests } from '@plenary/shared/api/life-routes'
import type { LinkPurpose } from '@plenary/shared/api/people-routes'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { furnish, type Guest, type House, openHouse, PASSWORD, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene

beforeEach(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterEach(() => house.close())

const change = async (as: Guest, whom: Guest, role: string) =>
  house.codeOf(await house.ask(`PUT /api/people/${whom.membershipId}/role`, { as, body: { role } }))

/** The functions of Hanoi's people at the plenary, by address. */
async function functions(): Promise<Record<string, string>> {
  const rows = await house.read
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'person_id')
    .where('plenary_id', '=', scene.own.plenaryId)
    .where('city_id', '=', scene.hanoi)
    .select(['email', 'role'])
    .execute()
  return Object.fromEntries(rows.map(({ email, role }) => [email.split('@')[0] ?? '', role]))
}

async function recorded(): Promise<[subject: string, data: Record<string, unknown>][]> {
  const rows = await house.read
    .selectFrom('audit')
    .where('action', '=', 'role-changed')
    .orderBy('seq')
    .select(['subject', 'data'])
    .execute()
  return rows.map(({ subject, data }) => [subject, JSON.parse(data)])
}

const digest = async () => {
  const address = `/api/texts/${scene.own.textId}/digests`
  const digests = await house.ask(`GET ${address}`, { as: scene.people.viewer })
  return ((await digests.json()) as Digests).text
}
const state = async (as: Guest, words?: string) =>
  house.ask(`POST /api/declarations/${scene.own.declarationId}/positions`, {
    as,
    body: { clause: null, position: 'agrees', digest: words ?? (await digest()) },
  })

test('[PE27] there is one head: who was it becomes a drafter in the same unit, and the record says both', async () => {
  const { secretariat, head, drafter } = scene.people
  expect(await change(secretariat, drafter, 'head')).toBe(204)
  expect(await functions()).toMatchObject({ head: 'drafter', drafter: 'head', viewer: 'viewer' })
  const place = { plenaryId: scene.own.plenaryId, cityId: scene.hanoi }
  expect(await recorded()).toEqual([
    [
      `person:${head.personId}`,
      { membershipId: head.membershipId, former: 'head', role: 'drafter', ...place },
    ],
    [
      `person:${drafter.personId}`,
      { membershipId: drafter.membershipId, former: 'drafter', role: 'head', ...place },
    ],
  ])
  const record = await house.ask(`GET /api/declarations/${scene.own.declarationId}/audit`, {
    as: scene.people.viewer,
  })
  const { entries } = (await record.json()) as { entries: { action: string }[] }
  expect(entries.filter(({ action }) => action === 'role-changed')).toHaveLength(2)
})

test('[PE29] both are told at once: their sockets are judged again, and every desk asks anew', async () => {
  const { secretariat, head, drafter, viewer } = scene.people
  await change(secretariat, drafter, 'head')
  for (const { personId } of [head, drafter])
    expect(house.heard).toContainEqual({ type: 'rights-changed', personId })
  expect(house.heard).not.toContainEqual({ type: 'rights-changed', personId: viewer.personId })
  expect(house.heard.at(-1)).toEqual({
    type: 'fact-changed',
    fact: 'people',
    scope: { plenaryId: scene.own.plenaryId },
  })
})

test('[PE31] the new head acts from then on, the former no more; what was stated stays the city’s', async () => {
  const { secretariat, head, drafter } = scene.people
  expect((await state(head)).status).toBe(200)
  await change(secretariat, drafter, 'head')
  expect(await house.codeOf(await state(head))).toBe('forbidden')
  expect((await state(drafter)).status).toBe(200)
  const ledger = await house.read.selectFrom('position').select(['city_id', 'person_id']).execute()
  expect(ledger).toEqual(
    [head, drafter].map(({ personId }) => ({ city_id: scene.hanoi, person_id: personId })),
  )
})

test('[PE31] what waited for its turn is not recorded for a head who is none any more', async () => {
  const { secretariat, head, drafter } = scene.people
  const words = await digest()
  const turn = Promise.withResolvers<void>()
  const held = house.texts.exclusive(scene.own.textId, () => turn.promise)
  const waiting = vi.spyOn(house.texts, 'exclusive')
  const stating = state(head, words)
  await vi.waitFor(() => expect(waiting).toHaveBeenCalled())
  await change(secretariat, drafter, 'head')
  turn.resolve()
  await held
  expect(await house.codeOf(await stating)).toBe('precondition-failed')
  expect(await house.read.selectFrom('position').select('id').execute()).toEqual([])
})

test.each([
  ['the secretariat', 'secretariat', 'viewer', 'drafter', 204],
  ['the secretariat', 'secretariat', 'head', 'viewer', 204],
  ['the secretariat', 'secretariat', 'head', 'observer', 204],
  ['the secretariat', 'secretariat', 'head', 'secretariat', 'invalid-input'],
  ['the secretariat', 'secretariat', 'secretariat', 'head', 'forbidden'],
  ['the head', 'head', 'drafter', 'viewer', 204],
  ['the head', 'head', 'viewer', 'drafter', 204],
  ['the head', 'head', 'drafter', 'head', 'forbidden'],
  ['the head', 'head', 'drafter', 'observer', 'forbidden'],
  ['the head', 'head', 'head', 'drafter', 'forbidden'],
  ['the head', 'head', 'otherCityHead', 'drafter', 'forbidden'],
  ['the head', 'head', 'otherPlenaryHead', 'drafter', 'not-found'],
  ['a drafter', 'drafter', 'viewer', 'drafter', 'forbidden'],
] as const)('[PE26] %s, as %s, makes the %s %s: %s', async (_, as, whom, role, expected) => {
  expect(await change(scene.people[as], scene.people[whom], role)).toBe(expected)
})

test('[PE26] an observer of a city of the roster can join its delegation, one of another city cannot', async () => {
  const { secretariat, observer } = scene.people
  const { plenaryId } = scene.own
  expect(await change(secretariat, observer, 'viewer')).toBe('not-on-roster')
  const ofNoCity = await house.addPerson('guest@demo.example', 'observer', plenaryId, null)
  expect(await change(secretariat, ofNoCity, 'viewer')).toBe('invalid-input')
  const ofSeoul = await house.addPerson('guest@seoul.example', 'observer', plenaryId, scene.seoul)
  expect(await change(secretariat, ofSeoul, 'head')).toBe(204)
  expect(await change(secretariat, scene.people.otherCityHead, 'observer')).toBe(204)
})

test('[PE26] a function that the person has already changes nothing and is not recorded', async () => {
  const { secretariat, head } = scene.people
  expect(await change(secretariat, head, 'head')).toBe(204)
  expect(await recorded()).toEqual([])
})

test('[PE28] of many heads that are made at once there is one in the end, and who lost is told', async () => {
  const { secretariat } = scene.people
  const rivals = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      house.addPerson(`rival${index}@hanoi.example`, 'drafter', scene.own.plenaryId, scene.hanoi),
    ),
  )
  const codes = await Promise.all(rivals.map((rival) => change(secretariat, rival, 'head')))
  expect(Object.values(await functions()).filter((role) => role === 'head')).toHaveLength(1)
  // How many lose depends on the machine; whoever is not told of a loss was head for a moment.
  expect(codes).toContain(204)
  for (const code of codes) expect([204, 'precondition-failed']).toContain(code)
})

test('[PE28] who is removed at the same moment gets no function', async () => {
  const { secretariat, drafter } = scene.people
  await Promise.all([
    house.ask(`DELETE /api/people/${drafter.membershipId}`, { as: secretariat }),
    change(secretariat, drafter, 'head'),
  ])
  expect(Object.keys(await functions())).not.toContain('drafter')
})

async function inviteHead(): Promise<string> {
  const body = { role: 'head', plenaryId: scene.own.plenaryId, cityId: scene.hanoi, email: null }
  const answer = await house.ask('POST /api/invitations', { as: scene.people.secretariat, body })
  return ((await answer.json()) as { link: string }).link.split('#')[1] ?? ''
}
const look = async (token: string) =>
  (await (await house.ask('POST /api/links/look', { body: { token } })).json()) as LinkPurpose
const accept = async (token: string, name: string) => {
  const account = { name, email: `${name}@hanoi.example`, password: PASSWORD }
  return house.codeOf(await house.ask('POST /api/links/accept', { body: { token, account } }))
}

test('[PE30] who is invited as the head of a delegation that has one joins as a drafter, and the link says so', async () => {
  const token = await inviteHead()
  expect(await look(token)).toMatchObject({ role: 'drafter', hasHead: true })
  expect(await accept(token, 'second')).toBe(204)
  expect(await functions()).toMatchObject({ head: 'head', second: 'drafter' })
})

test('[PE30] where there is no head, the first who accepts is it, however many accept at once', async () => {
  const { secretariat, head } = scene.people
  await change(secretariat, head, 'viewer')
  const tokens = [await inviteHead(), await inviteHead(), await inviteHead()]
  expect(await look(tokens[0] ?? '')).toMatchObject({ role: 'head', hasHead: false })
  const codes = await Promise.all(tokens.map((token, index) => accept(token, `head${index}`)))
  expect(codes).toEqual([204, 204, 204])
  const { head0, head1, head2 } = await functions()
  expect([head0, head1, head2].sort()).toEqual(['drafter', 'drafter', 'head'])
})
