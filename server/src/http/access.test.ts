import type { RouteName } from '@plenary/shared/api/routes'
import { routeList } from '@plenary/shared/api/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'

const WHO = [
  'anonymous',
  'observer',
  'viewer',
  'drafter',
  'head',
  'otherCityHead',
  'otherPlenaryHead',
  'secretariat',
  'revoked',
] as const
type Who = (typeof WHO)[number]

/** 401 signed out, 403 forbidden, 404 not there for you. `ok`: the route answers, whatever its command then says. */
type Expected = Record<Who, 'ok' | 401 | 403 | 404>

const byRole = (
  observer: Expected['observer'],
  viewer: Expected['viewer'],
  drafter: Expected['drafter'],
  head: Expected['head'],
  otherCityHead: Expected['head'],
  otherPlenaryHead: Expected['head'],
  secretariat: Expected['head'],
): Expected => ({
  anonymous: 401,
  observer,
  viewer,
  drafter,
  head,
  otherCityHead,
  otherPlenaryHead,
  secretariat,
  revoked: 401,
})
const everybody = {
  ...byRole('ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'),
  anonymous: 'ok',
  revoked: 'ok',
} as Expected
const signedIn = byRole('ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok')
const takesPart = byRole('ok', 'ok', 'ok', 'ok', 'ok', 404, 'ok')
const secretariatOfNetwork = byRole(403, 403, 403, 403, 403, 403, 'ok')
const secretariatThere = byRole(403, 403, 403, 403, 403, 404, 'ok')
/** About a delegation of Hanoi. */
const headOfOwnCity = byRole(403, 403, 403, 'ok', 403, 404, 'ok')
/** What a head asks for is narrowed to the own city. */
const headOfAnyCity = byRole(403, 403, 403, 'ok', 'ok', 404, 'ok')

/** Every route, by hand: a route that is missing here does not compile. */
const EXPECTED: Record<RouteName, Expected> = {
  getMe: signedIn,
  renameMe: signedIn,
  getMailChoices: signedIn,
  chooseMail: signedIn,
  getSetup: everybody,
  setUp: everybody,
  lookAtLink: everybody,
  signInByLink: everybody,
  acceptInvitation: everybody,
  listInvitations: headOfAnyCity,
  invite: headOfOwnCity,
  reissueInvitation: headOfOwnCity,
  withdrawInvitation: headOfOwnCity,
  listPeople: headOfAnyCity,
  removePerson: headOfOwnCity,
  issueSignInLink: secretariatThere,
  getNetwork: everybody,
  renameNetwork: secretariatOfNetwork,
  listCities: signedIn,
  createCity: secretariatOfNetwork,
  changeCity: secretariatOfNetwork,
  listPlenaries: signedIn,
  createPlenary: secretariatOfNetwork,
  getPlenary: takesPart,
  changePlenary: secretariatThere,
  putRosterEntry: secretariatThere,
  removeRosterEntry: secretariatThere,
  listDeclarations: signedIn,
  createDeclaration: secretariatThere,
  getDeclaration: takesPart,
  renameDeclaration: secretariatThere,
  getTextContent: takesPart,
  listClauseChanges: takesPart,
  listSwallowed: takesPart,
  dismissSwallowed: byRole(404, 404, 'ok', 404, 404, 404, 'ok'),
  listLocks: takesPart,
  getDigests: takesPart,
  lockClause: secretariatThere,
  unlockClause: secretariatThere,
  getClosing: secretariatThere,
  closeDeclaration: secretariatThere,
  reopenDeclaration: secretariatThere,
  adoptDeclaration: secretariatThere,
  listPositions: takesPart,
  statePosition: byRole(403, 403, 403, 'ok', 'ok', 404, 403),
  getPositionWords: takesPart,
  listProxies: takesPart,
  putProxy: secretariatThere,
  removeProxy: secretariatThere,
  lookAtHall: everybody,
  getHall: secretariatThere,
  openHall: secretariatThere,
  closeHall: secretariatThere,
  steerHall: secretariatThere,
  listVersions: takesPart,
  getVersion: takesPart,
  readAudit: byRole(403, 'ok', 'ok', 'ok', 'ok', 404, 'ok'),
  exportAudit: byRole(403, 'ok', 'ok', 'ok', 'ok', 404, 'ok'),
  listAuditPeople: byRole(403, 'ok', 'ok', 'ok', 'ok', 404, 'ok'),
}

let house: House
let scene: Scene
const guests = new Map<Who, Guest>()

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
  for (const [who, guest] of Object.entries(scene.people)) guests.set(who as Who, guest)
  const revoked = await house.addPerson('revoked@hanoi.example', 'head', scene.own.plenaryId, scene.hanoi)
  const { secretariat } = scene.people
  await house.ask(`DELETE /api/people/${revoked.membershipId}`, { as: secretariat })
  guests.set('revoked', revoked)
})
afterAll(() => house.close())

const city = { names: { en: 'Delhi' }, sortName: 'Delhi', codes: { en: 'De' } }
const plenary = () => ({
  names: { en: '9th' },
  place: 'Tokyo',
  startsOn: '2010-11-08',
  endsOn: '2010-11-09',
  orderRule: 'alphabetical',
  hostCityId: scene.hanoi,
  decisionRule: { kind: 'consensus' },
})
const roster = { member: true, present: true, counts: true, named: true, signs: true }
const noToken = { token: '0'.repeat(40) }
const account = { name: 'A', email: 'a@b.example', password: 'a-long-password' }

/** What a request needs; things that it would use up are made anew each time. */
const REQUESTS: Partial<
  Record<RouteName, () => Promise<{ ids?: Record<string, string>; query?: string; body?: unknown }>>
> = {
  renameMe: async () => ({ body: { name: 'The same' } }),
  chooseMail: async () => ({ body: { positions: true, decisions: true } }),
  setUp: async () => ({ body: { ...noToken, networkNames: { en: 'N' }, ...account } }),
  lookAtLink: async () => ({ body: noToken }),
  signInByLink: async () => ({ body: noToken }),
  acceptInvitation: async () => ({ body: { ...noToken, account } }),
  listInvitations: async () => ({ query: `?plenary=${scene.own.plenaryId}` }),
  invite: async () => ({ body: invitation() }),
  reissueInvitation: async () => ({ ids: { invitation: await newInvitation() } }),
  withdrawInvitation: async () => ({ ids: { invitation: await newInvitation() } }),
  listPeople: async () => ({ query: `?plenary=${scene.own.plenaryId}` }),
  removePerson: async () => ({ ids: { membership: await newMember() } }),
  issueSignInLink: async () => ({ ids: { membership: await newMember() } }),
  renameNetwork: async () => ({ body: { names: { en: 'A network' } } }),
  createCity: async () => ({ body: city }),
  changeCity: async () => ({ body: { ...city, names: { en: 'Hanoi' }, sortName: 'Hanoi' } }),
  createPlenary: async () => ({ body: plenary() }),
  changePlenary: async () => ({ body: plenary() }),
  putRosterEntry: async () => ({ body: roster }),
  removeRosterEntry: async () => {
    await house.ask(`PUT /api/plenaries/${scene.own.plenaryId}/roster/${scene.sofia}`, {
      as: scene.people.secretariat,
      body: roster,
    })
    return { ids: { city: scene.sofia } }
  },
  createDeclaration: async () => ({
    body: {
      plenaryId: scene.own.plenaryId,
      title: 'Another',
      text: { language: 'en', status: 'authentic', numberStyle: 'decimal', content: null },
    },
  }),
  renameDeclaration: async () => ({ body: { title: 'The 9th' } }),
  dismissSwallowed: async () => ({ ids: { swallowed: await newSwallowed() } }),
  lockClause: async () => {
    const { ids, clause } = await newDeclaration()
    return { ids, body: { clause } }
  },
  unlockClause: async () => {
    const { ids, clause } = await newDeclaration('lock')
    return { ids, body: { clause, reason: 'A typing error' } }
  },
  getClosing: async () => newDeclaration(),
  closeDeclaration: async () => newDeclaration(),
  reopenDeclaration: async () => ({ ...(await newDeclaration('close')), body: { reason: 'A city asked' } }),
  adoptDeclaration: async () => newDeclaration('close'),
  getVersion: async () => newDeclaration('close'),
  statePosition: async () => {
    const { ids, digest } = await newDeclaration()
    return { ids, body: { clause: null, position: 'agrees', digest } }
  },
  getPositionWords: async () => {
    const { ids, digest } = await newDeclaration()
    const stated = await house.ask(`POST /api/declarations/${ids.declaration}/positions`, {
      as: scene.people.head,
      body: { clause: null, position: 'agrees', digest },
    })
    return { ids: { ...ids, position: ((await stated.json()) as { id: string }).id } }
  },
  closeHall: async () => openedHall(),
  steerHall: async () => ({
    ...(await openedHall()),
    body: { clause: null, showsChanges: false, isDark: true },
  }),
  putProxy: async () => ({
    ids: { city: scene.seoul },
    body: { holder: scene.hanoi, scopes: ['decide'], letter: 'Of 1 September' },
  }),
  removeProxy: async () => {
    const address = `/api/plenaries/${scene.own.plenaryId}/proxies/${scene.seoul}`
    const body = { holder: scene.hanoi, scopes: ['speak'], letter: 'Of 1 September' }
    await house.ask(`PUT ${address}`, { as: scene.people.secretariat, body })
    return { ids: { city: scene.seoul } }
  },
}

async function openedHall() {
  const { ids } = await newDeclaration()
  await house.ask(`POST /api/declarations/${ids.declaration}/hall`, { as: scene.people.secretariat })
  return { ids }
}

/** A declaration of its own, whose clause is locked or whose text is closed. */
async function newDeclaration(act?: 'lock' | 'close') {
  const { context, texts, ask } = house
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: null } as const
  const created = must(
    await createDeclaration(context, 'system', { plenaryId: scene.own.plenaryId, title: 'One more', text }),
  )
  const digests = await texts.digests(created.textId)
  const [clause = ''] = digests?.clauses.keys() ?? []
  const as = scene.people.secretariat
  const address = `/api/declarations/${created.id}`
  if (act === 'lock') await ask(`POST ${address}/lock`, { as, body: { clause } })
  const closed = act === 'close' ? await ask(`POST ${address}/close`, { as }) : undefined
  const { version } = closed ? ((await closed.json()) as { version: string }) : { version: '' }
  return { ids: { declaration: created.id, version }, clause, digest: digests?.text ?? '' }
}

const invitation = () => ({
  role: 'viewer',
  plenaryId: scene.own.plenaryId,
  cityId: scene.hanoi,
  email: null,
})

async function newInvitation(): Promise<string> {
  const answer = await house.ask('POST /api/invitations', {
    as: scene.people.secretariat,
    body: invitation(),
  })
  return ((await answer.json()) as { id: string }).id
}

let count = 0
async function newMember(): Promise<string> {
  count += 1
  const member = await house.addPerson(
    `member${count}@hanoi.example`,
    'viewer',
    scene.own.plenaryId,
    scene.hanoi,
  )
  return member.membershipId
}

/** Words of the drafter's that were swallowed. */
async function newSwallowed(): Promise<string> {
  count += 1
  const id = `swallowed-${count}`
  const query = house.read
    .insertInto('swallowed')
    .values({
      id,
      text_id: scene.own.textId,
      clause_id: null,
      person_id: scene.people.drafter.personId,
      city_id: scene.hanoi,
      wording: 'lost words',
      seq: 1,
      at: new Date().toISOString(),
      dismissed_at: null,
    })
    .compile()
  await house.storage.write({ statements: [{ query }] })
  return id
}

/** Makes what the request needs, and answers how to send it. */
async function prepare(name: RouteName): Promise<(guest: Guest | undefined) => Promise<Response>> {
  const route = routeList.find((each) => each.name === name)
  if (!route) throw new Error(name)
  const { ids = {}, query = '', body } = (await REQUESTS[name]?.()) ?? {}
  const all: Record<string, string> = {
    plenary: scene.own.plenaryId,
    declaration: scene.own.declarationId,
    text: scene.own.textId,
    city: scene.hanoi,
    ...ids,
  }
  const path = route.path.replace(/:(\w+)/g, (_, id: string) => all[id] ?? '')
  return (guest) => house.ask(`${route.method} ${path}${query}`, { ...(guest ? { as: guest } : {}), body })
}

const request = async (name: RouteName, guest: Guest | undefined) => (await prepare(name))(guest)

async function digestOfFacts(): Promise<string> {
  const tables = ['city', 'plenary', 'roster_entry', 'membership', 'declaration', 'text', 'network'] as const
  return JSON.stringify(
    await Promise.all(tables.map((table) => house.read.selectFrom(table).selectAll().execute())),
  )
}

describe.each(routeList.map(({ name }) => ({ name })))('[AC5] $name', ({ name }) => {
  test.each(WHO.map((who) => ({ who, expected: EXPECTED[name][who] })))(
    '$who: $expected',
    async ({ who, expected }) => {
      const send = await prepare(name)
      const before = await digestOfFacts()
      const response = await send(guests.get(who))
      if (expected !== 'ok') {
        expect(response.status).toBe(expected)
        expect(await digestOfFacts()).toBe(before)
        return
      }
      const isAnswered =
        response.ok || ['link-unknown', 'already-set-up'].includes(`${await house.codeOf(response)}`)
      expect(isAnswered, `${response.status}`).toBe(true)
    },
  )
})

test('[AC6] the id of another plenary, of nothing and of no shape get the same answer, byte for byte', async () => {
  const { head } = scene.people
  const routes = routeList.filter(({ path, access }) => path.includes(':') && access !== 'manage-cities')
  for (const route of routes) {
    const foreign: Record<string, string> = {
      plenary: scene.other.plenaryId,
      declaration: scene.other.declarationId,
      text: scene.other.textId,
      city: scene.hanoi,
      membership: scene.people.otherPlenaryHead.membershipId,
      invitation: 'nothing',
      swallowed: 'nothing',
    }
    const { body } = (await REQUESTS[route.name]?.()) ?? {}
    const bodies = await Promise.all(
      [foreign, {}, { nothing: '..%2f..' }].map(async (ids: Record<string, string>) => {
        const path = route.path.replace(/:(\w+)/g, (_, id: string) => ids[id] ?? ids.nothing ?? 'nothing')
        const response = await house.ask(`${route.method} ${path}`, { as: head, body })
        expect([route.name, response.status]).toEqual([route.name, 404])
        return response.text()
      }),
    )
    expect(new Set(bodies).size).toBe(1)
  }
})

test('[AC7] what a person lists is what the person may read', async () => {
  const list = async (as: Guest, path: string) =>
    (await (await house.ask(`GET ${path}`, { as })).json()) as { id: string; plenaryId?: string }[]
  const { viewer, otherPlenaryHead, secretariat } = scene.people
  expect(new Set((await list(viewer, '/api/declarations')).map(({ plenaryId }) => plenaryId))).toEqual(
    new Set([scene.own.plenaryId]),
  )
  expect((await list(otherPlenaryHead, '/api/plenaries')).map(({ id }) => id)).toEqual([
    scene.other.plenaryId,
  ])
  const all = (await list(secretariat, '/api/plenaries')).map(({ id }) => id)
  expect(all).toEqual(expect.arrayContaining([scene.own.plenaryId, scene.other.plenaryId]))
})

test('[AC8] in a state where the action is denied to a role that else has it, the route says so', async () => {
  const set = async (state: 'drafting' | 'closed') => {
    const query = house.read
      .updateTable('declaration')
      .set({ state })
      .where('id', '=', scene.own.declarationId)
      .compile()
    await house.storage.write({ statements: [{ query, expectRows: 1 }] })
  }
  await set('closed')
  expect(await house.codeOf(await request('renameDeclaration', scene.people.secretariat))).toBe('wrong-state')
  expect(await house.codeOf(await request('renameDeclaration', scene.people.head))).toBe('forbidden')
  await set('drafting')
  expect((await request('renameDeclaration', scene.people.secretariat)).status).toBe(204)
})

test('[AC9] swallowed words: their author and the secretariat see them, nobody else', async () => {
  const id = await newSwallowed()
  const idsSeenBy = async (as: Guest) => {
    const answer = await house.ask(`GET /api/texts/${scene.own.textId}/swallowed`, { as })
    return ((await answer.json()) as { id: string }[]).map((each) => each.id)
  }
  expect(await idsSeenBy(scene.people.drafter)).toContain(id)
  expect(await idsSeenBy(scene.people.secretariat)).toContain(id)
  expect(await idsSeenBy(scene.people.head)).toEqual([])
})
