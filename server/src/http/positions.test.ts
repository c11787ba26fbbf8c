// Positions over HTTP, as heads of delegation state them.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Digests } from '@plenary/shared/api/life-routes'
import { newClauseId } from '@plenary/shared/ids'
import type { ShownDecision } from '@plenary/shared/positions/shown-decision'
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import { decisionNow } from '../commands/decision-now.ts'
import type { HeldDeclaration } from '../commands/hold-texts.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import type { NumberedEntry } from '../commands/read-ledger.ts'
import { furnish, type Guest, type House, must, openHouse, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene
let address: string
let textId: string
let clauses: { first: string; inner: string }

beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

beforeEach(async () => {
  const id = () => newClauseId(house.context.surroundings.randomBytes)
  clauses = { first: id(), inner: id() }
  const { plenaryId } = scene.own
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: contentOf() } as const
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  address = `/api/declarations/${created.id}`
  textId = created.textId
  await house.ask(`DELETE ${proxyOf(scene.seoul)}`, { as: scene.people.secretariat })
  for (const cityId of [scene.hanoi, scene.seoul]) await putCity(cityId, {})
})

function contentOf(): ContentJson {
  const words = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
  const inner: ClauseJson = { type: 'clause', attrs: { id: clauses.inner }, content: [words('Inner.')] }
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [words('Declaration')] },
      { type: 'preamble', content: [{ type: 'preambular', content: [{ type: 'text', text: 'We,' }] }] },
      {
        type: 'clauses',
        content: [
          {
            type: 'clause',
            attrs: { id: clauses.first },
            content: [words('First.'), { type: 'subclauses', content: [inner] }],
          },
        ],
      },
      { type: 'closing', content: [words('Tokyo')] },
    ],
  }
}

const putCity = async (cityId: string, facts: { present?: boolean; counts?: boolean }) =>
  must(
    await putRosterEntry(house.context, 'system', {
      plenaryId: scene.own.plenaryId,
      cityId,
      member: true,
      present: true,
      counts: true,
      named: true,
      signs: true,
      ...facts,
    }),
  )
const proxyOf = (city: string) => `/api/plenaries/${scene.own.plenaryId}/proxies/${city}`
const ask = async (request: string, as: Guest, body?: unknown) => house.ask(request, { as, body })
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
const codeOf = async (answer: Promise<Response>) => house.codeOf(await answer)

async function digestOf(clause: string | null): Promise<string> {
  const digests = await json<Digests>(ask(`GET /api/texts/${textId}/digests`, scene.people.viewer))
  if (clause === null) return digests.text
  return digests.clauses.find(({ clauseId }) => clauseId === clause)?.digest ?? ''
}

interface Said {
  clause?: string | null
  position?: string
  note?: string
  city?: string
  digest?: string
}

async function state({ clause = clauses.first, position = 'agrees', ...more }: Said = {}, as?: Guest) {
  const digest = more.digest ?? (await digestOf(clause))
  const body = { clause, position, ...more, digest }
  return codeOf(ask(`POST ${address}/positions`, as ?? scene.people.head, body))
}

const ledger = async (after = 0) =>
  (
    await json<{ entries: NumberedEntry[]; hasMore: boolean }>(
      ask(`GET ${address}/positions?after=${after}`, scene.people.viewer),
    )
  ).entries
const lastAudit = () =>
  house.read.selectFrom('audit').orderBy('seq', 'desc').selectAll().limit(1).executeTakeFirstOrThrow()

describe('stating a position', () => {
  test('[PO1] each of the five, and withdrawn; a reservation and an objection with a note', async () => {
    for (const position of ['agrees', 'ad-referendum', 'abstains', 'withdrawn'])
      expect(await state({ position })).toBe(200)
    for (const position of ['reserves', 'objects']) {
      expect(await state({ position })).toBe('invalid-input')
      expect(await state({ position, note: '\u200b' })).toBe('invalid-input')
      expect(await state({ position, note: 'Two lines\nof a reason' })).toBe(200)
    }
    expect(await state({ position: 'likes' })).toBe('invalid-input')
    expect((await ledger()).map(({ act, note }) => [act, note])).toEqual([
      ['agrees', null],
      ['ad-referendum', null],
      ['abstains', null],
      ['withdrawn', null],
      ['reserves', 'Two lines\nof a reason'],
      ['objects', 'Two lines\nof a reason'],
    ])
  })

  test('[PO2] on a numbered clause or the whole text; a sub-clause goes with its clause', async () => {
    expect(await state({ clause: null })).toBe(200)
    expect(await state({ clause: clauses.inner })).toBe('not-found')
    expect(await state({ clause: 'nowhere00000', digest: '0'.repeat(64) })).toBe('not-found')
    expect((await ledger()).map(({ clauseId }) => clauseId)).toEqual([null])
  })

  test('[PO3] to other words than the text has nothing is recorded, and the attempt is audited', async () => {
    expect(await state({ digest: '0'.repeat(64) })).toBe('words-changed')
    expect(await state({ clause: null, digest: await digestOf(clauses.first) })).toBe('words-changed')
    expect(await ledger()).toEqual([])
    expect(await lastAudit()).toMatchObject({ action: 'refused', subject: 'command:statePosition' })
  })

  test('[PO4] the ledger has who, when, for which city and to which words, in its order, and goes on where one was', async () => {
    await state({})
    const [first] = await ledger()
    await state({ position: 'objects', note: 'Too vague' }, scene.people.otherCityHead)
    expect(first).toEqual({
      number: expect.any(Number),
      id: expect.any(String),
      cityId: scene.hanoi,
      clauseId: clauses.first,
      act: 'agrees',
      digest: await digestOf(clauses.first),
      form: 'plenary-canon/1',
      note: null,
      at: expect.stringMatching(/Z$/),
      name: 'head@hanoi.example',
      holderId: null,
      isOpinion: false,
    })
    expect((await ledger(first?.number)).map(({ cityId }) => cityId)).toEqual([scene.seoul])
    expect(await lastAudit()).toMatchObject({ action: 'position-stated', city_id: scene.seoul })
  })

  test('[PO6] the words that a position was about are kept with it', async () => {
    await state({})
    await state({ clause: null })
    const [clause, whole] = await ledger()
    const wordsOf = (id = '') => json(ask(`GET ${address}/positions/${id}/words`, scene.people.viewer))
    expect(await wordsOf(clause?.id)).toEqual({ clause: contentOf().content[2].content?.[0], content: null })
    expect(await wordsOf(whole?.id)).toEqual({ clause: null, content: contentOf() })
    expect(await codeOf(ask(`GET ${address}/positions/nothing/words`, scene.people.viewer))).toBe('not-found')
  })
})

describe('for whom', () => {
  test('[PO7] nobody but a head states one, and for no other city', async () => {
    const { secretariat, drafter, viewer, observer, head } = scene.people
    for (const as of [secretariat, drafter, viewer, observer]) expect(await state({}, as)).toBe('forbidden')
    expect(await state({ city: scene.seoul }, head)).toBe('forbidden')
    expect(await state({ city: scene.hanoi }, secretariat)).toBe('forbidden')
    expect(await ledger()).toEqual([])
  })

  const letter = { holder: '', scopes: ['decide'], letter: 'Of 1 September 2014' }
  const giveProxy = (more: object = {}) =>
    codeOf(
      ask(`PUT ${proxyOf(scene.seoul)}`, scene.people.secretariat, {
        ...letter,
        holder: scene.hanoi,
        ...more,
      }),
    )

  test('[PO7] the holder states the principal’s, whose own head cannot, until the principal arrives', async () => {
    expect(await giveProxy()).toBe(204)
    expect(await state({ city: scene.seoul })).toBe('forbidden')
    await putCity(scene.seoul, { present: false })
    expect(await state({ city: scene.seoul })).toBe(200)
    expect(await state({}, scene.people.otherCityHead)).toBe('represented')
    expect((await ledger()).map(({ cityId, holderId }) => [cityId, holderId])).toEqual([
      [scene.seoul, scene.hanoi],
    ])
    await putCity(scene.hanoi, { present: false })
    expect(await state({ city: scene.seoul })).toBe('forbidden')
    expect(await state({}, scene.people.otherCityHead)).toBe(200)
    await putCity(scene.hanoi, {})
    await putCity(scene.seoul, {})
    expect(await state({ city: scene.seoul })).toBe('forbidden')
    expect(await state({}, scene.people.otherCityHead)).toBe(200)
  })

  test('[PO7] a proxy to speak or to sign decides nothing; one that is withdrawn holds no more', async () => {
    await putCity(scene.seoul, { present: false })
    await giveProxy({ scopes: ['speak', 'sign'] })
    expect(await state({ city: scene.seoul })).toBe('forbidden')
    await giveProxy()
    expect(await json(ask(`GET /api/plenaries/${scene.own.plenaryId}/proxies`, scene.people.viewer))).toEqual(
      [
        {
          principalId: scene.seoul,
          holderId: scene.hanoi,
          scopes: ['decide'],
          letter: 'Of 1 September 2014',
          at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ],
    )
    expect(await codeOf(ask(`DELETE ${proxyOf(scene.seoul)}`, scene.people.secretariat))).toBe(204)
    expect(await state({ city: scene.seoul })).toBe('forbidden')
    expect(await codeOf(ask(`DELETE ${proxyOf(scene.seoul)}`, scene.people.secretariat))).toBe('not-found')
    expect(await giveProxy({ holder: scene.seoul })).toBe('invalid-input')
    expect(await giveProxy({ holder: scene.sofia })).toBe('not-found')
  })
})

describe('the decision', () => {
  const act = (name: string, body?: unknown) =>
    codeOf(ask(`POST ${address}/${name}`, scene.people.secretariat, body))

  const decision = () => json<ShownDecision>(ask(`GET ${address}/decision`, scene.people.viewer))

  test('[PL16] it is read as it stands: who blocks on which clause, what is open, who acts for whom', async () => {
    await state({ position: 'objects', note: 'Too vague' })
    await putCity(scene.seoul, { present: false })
    const body = { holder: scene.hanoi, scopes: ['decide'], letter: 'Of 1 September' }
    await ask(`PUT ${proxyOf(scene.seoul)}`, scene.people.secretariat, body)
    expect(await decision()).toEqual({
      rule: { kind: 'consensus' },
      numberStyle: 'decimal',
      clauses: 1,
      cities: [
        { cityId: scene.hanoi, present: true, counts: true, holderId: null, stand: 'objects', clauses: [1] },
        {
          cityId: scene.seoul,
          present: false,
          counts: true,
          holderId: scene.hanoi,
          stand: 'silent',
          clauses: [1],
        },
      ],
      against: [{ kind: 'objects', cityId: scene.hanoi, clauses: [1] }],
      open: [
        { kind: 'silent', cityId: scene.seoul, clauses: [1] },
        { kind: 'open-clauses', clauses: [1] },
      ],
    })
    await putCity(scene.hanoi, { counts: false })
    expect((await decision()).against).toEqual([])
    await act('close')
    expect((await decision()).open).toEqual([{ kind: 'silent', cityId: scene.seoul, clauses: [1] }])
  })

  test('[PL17] reading it stops nobody who writes', async () => {
    const stopping = vi.spyOn(house.texts, 'exclusive')
    await decision()
    expect(stopping).not.toHaveBeenCalled()
    await act('lock', { clause: clauses.first })
    expect(stopping).toHaveBeenCalledOnce()
    stopping.mockRestore()
  })

  test('[DE8] an objection of a city that counts keeps the text from being adopted; withdrawn, it does not', async () => {
    await state({ position: 'objects', note: 'Too vague' })
    await act('close')
    expect(await act('adopt')).toBe('rule-not-met')
    await putCity(scene.hanoi, { counts: false })
    expect(await act('adopt')).toBe(204)
    await act('reopen', { reason: 'Hanoi counts' })
    await putCity(scene.hanoi, {})
    await act('close')
    expect(await state({ position: 'withdrawn' })).toBe(200)
    expect(await act('adopt')).toBe(204)
  })

  test('[DE8] the positions in force and the proxies are fixed with the adoption', async () => {
    await putCity(scene.seoul, { present: false })
    const body = { holder: scene.hanoi, scopes: ['decide'], letter: 'Of 1 September' }
    await ask(`PUT ${proxyOf(scene.seoul)}`, scene.people.secretariat, body)
    await state({ position: 'objects', note: 'Not yet' })
    await state({ position: 'agrees' })
    await state({ position: 'reserves', note: 'The date', city: scene.seoul, clause: null })
    await act('close')
    expect(await act('adopt')).toBe(204)
    const { id } = await house.read
      .selectFrom('adoption')
      .where('declaration_id', '=', address.split('/').at(-1) ?? '')
      .select('id')
      .executeTakeFirstOrThrow()
    const positions = await house.read
      .selectFrom('adoption_position')
      .innerJoin('position', 'position.id', 'position_id')
      .where('adoption_id', '=', id)
      .orderBy('number')
      .select(['city_id', 'act', 'is_stale'])
      .execute()
    expect(positions).toEqual([
      { city_id: scene.hanoi, act: 'agrees', is_stale: 0 },
      { city_id: scene.seoul, act: 'reserves', is_stale: 0 },
    ])
    const proxies = house.read.selectFrom('adoption_proxy').where('adoption_id', '=', id).selectAll()
    expect(await proxies.execute()).toMatchObject([{ principal_id: scene.seoul, holder_id: scene.hanoi }])
  })

  test('[PO8] after the adoption only who was absent gives an opinion, and it changes nothing', async () => {
    await putCity(scene.seoul, { present: false })
    await state({})
    await act('close')
    await state({ position: 'ad-referendum' })
    await act('adopt')
    expect(await state({ position: 'objects', note: 'Too late' })).toBe('wrong-state')
    expect(await state({ position: 'objects', note: 'By letter' }, scene.people.otherCityHead)).toBe(200)
    expect((await ledger()).map(({ act: said, isOpinion }) => [said, isOpinion])).toEqual([
      ['agrees', false],
      ['ad-referendum', false],
      ['objects', true],
    ])
    expect(await lastAudit()).toMatchObject({ action: 'opinion-given' })
  })
})

describe('opinions of absent cities', () => {
  const DAY = 24 * 3_600_000
  /** A day, counted from the one that it is now. */
  const day = (offset: number) =>
    new Date(house.context.surroundings.now() + offset * DAY).toISOString().slice(0, 10)
  const act = (name: string, body?: unknown) =>
    codeOf(ask(`POST ${address}/${name}`, scene.people.secretariat, body))
  const setDate = (until: string | null) =>
    codeOf(ask(`PUT ${address}/opinions-until`, scene.people.secretariat, { until }))
  const opinion = () => state({ clause: null }, scene.people.otherCityHead)
  const round = async () =>
    (await json<DeclarationFacts>(ask(`GET ${address}`, scene.people.viewer))).opinions
  const adopt = async (body?: unknown) => {
    await putCity(scene.seoul, { present: false })
    await act('close')
    return act('adopt', body)
  }
  afterEach(() => {
    house.clock.offset = 0
  })

  test('[PO9] are taken until the day that the secretariat set has ended everywhere; moved, they are taken again', async () => {
    await adopt()
    expect(await setDate(day(1))).toBe(204)
    expect(await lastAudit()).toMatchObject({
      action: 'opinion-date-set',
      data: JSON.stringify({ until: day(1) }),
    })
    expect((await round())?.until).toBe(day(1))
    house.clock.offset = Date.parse(`${day(1)}T23:59:00-12:00`) - Date.now()
    expect(await opinion()).toBe(200)
    house.clock.offset += 120_000
    expect(await opinion()).toBe('opinions-ended')
    expect(await setDate(day(30))).toBe(204)
    expect(await opinion()).toBe(200)
    house.clock.offset += 60 * DAY
    expect(await opinion()).toBe('opinions-ended')
    expect(await setDate(null)).toBe(204)
    expect(await lastAudit()).toMatchObject({ action: 'opinion-date-removed' })
    expect(await opinion()).toBe(200)
  })

  test('[PO9] the day is set with the adoption or after it, never before, and none that has ended', async () => {
    expect(await setDate(day(1))).toBe('wrong-state')
    await putCity(scene.seoul, { present: false })
    await act('close')
    expect(await setDate(day(1))).toBe('wrong-state')
    expect(await act('adopt', { opinionsUntil: day(-3) })).toBe('invalid-input')
    expect(await act('adopt', { opinionsUntil: day(7) })).toBe(204)
    expect((await round())?.until).toBe(day(7))
    expect(await setDate(day(-3))).toBe('invalid-input')
    expect(await setDate('soon')).toBe('invalid-input')
    expect((await round())?.until).toBe(day(7))
    await act('reopen', { reason: 'A city asked' })
    expect(await setDate(day(1))).toBe('wrong-state')
    expect(await round()).toBeNull()
  })

  test('[PO10] everybody learns who was absent, whether a member, and whether another city decided for it', async () => {
    expect(await round()).toBeNull()
    const body = { holder: scene.hanoi, scopes: ['decide'], letter: 'Of 1 September' }
    await putCity(scene.seoul, { present: false })
    await ask(`PUT ${proxyOf(scene.seoul)}`, scene.people.secretariat, body)
    await adopt()
    await putCity(scene.seoul, { present: true })
    await ask(`DELETE ${proxyOf(scene.seoul)}`, scene.people.secretariat)
    expect(await round()).toEqual({
      adoptedAt: expect.any(String),
      absent: [{ cityId: scene.seoul, member: true, isRepresented: true }],
      until: null,
    })
  })

  test('[PO10] a proxy that was only to speak decided nothing', async () => {
    const body = { holder: scene.hanoi, scopes: ['speak'], letter: 'Of 1 September' }
    await putCity(scene.seoul, { present: false })
    await ask(`PUT ${proxyOf(scene.seoul)}`, scene.people.secretariat, body)
    await adopt()
    expect((await round())?.absent).toMatchObject([{ cityId: scene.seoul, isRepresented: false }])
  })
})

describe('[PL20] proxies and the roster', () => {
  const as = () => scene.people.secretariat
  const sofia = () => `/api/plenaries/${scene.own.plenaryId}/roster/${scene.sofia}`
  const facts = { member: true, present: true, counts: true, named: true, signs: true }
  const give = () =>
    house.ask(`PUT ${proxyOf(scene.seoul)}`, {
      as: as(),
      body: { holder: scene.sofia, scopes: ['decide'], letter: 'Of 1 September' },
    })
  const holders = async () => {
    const answer = await house.ask(`GET /api/plenaries/${scene.own.plenaryId}/proxies`, { as: as() })
    return ((await answer.json()) as { holderId: string }[]).map(({ holderId }) => holderId)
  }

  test('with the holder off the roster the proxy has ended, on the record, and does not come back', async () => {
    await house.ask(`PUT ${sofia()}`, { as: as(), body: facts })
    expect((await give()).status).toBe(204)
    expect((await house.ask(`DELETE ${sofia()}`, { as: as() })).status).toBe(204)
    await house.ask(`PUT ${sofia()}`, { as: as(), body: facts })
    expect(await holders()).toEqual([])
    const [last] = await house.read
      .selectFrom('audit')
      .where('action', '=', 'proxy-removed')
      .orderBy('seq', 'desc')
      .select('data')
      .execute()
    expect(JSON.parse(last?.data ?? '{}')).toEqual({ cityId: scene.seoul, holderId: scene.sofia })
    await house.ask(`DELETE ${sofia()}`, { as: as() })
  })

  test('given to another city, the one before it has ended, on the record', async () => {
    await house.ask(`PUT ${sofia()}`, { as: as(), body: facts })
    await give()
    const body = { holder: scene.hanoi, scopes: ['decide'], letter: 'Of 2 September' }
    expect((await house.ask(`PUT ${proxyOf(scene.seoul)}`, { as: as(), body })).status).toBe(204)
    const last = await house.read
      .selectFrom('audit')
      .where('action', 'in', ['proxy-removed', 'proxy-put'])
      .orderBy('seq', 'desc')
      .limit(2)
      .select(['action', 'data'])
      .execute()
    expect(last.map(({ action, data }) => [action, JSON.parse(data).holderId])).toEqual([
      ['proxy-put', scene.hanoi],
      ['proxy-removed', scene.sofia],
    ])
    await house.ask(`DELETE ${sofia()}`, { as: as() })
  })

  test('given while the holder is taken off, it is refused or has ended', async () => {
    for (let rounds = 0; rounds < 12; rounds += 1) {
      await house.ask(`PUT ${sofia()}`, { as: as(), body: facts })
      await Promise.all([give(), house.ask(`DELETE ${sofia()}`, { as: as() })])
      await house.ask(`DELETE ${sofia()}`, { as: as() })
      expect(await holders()).toEqual([])
    }
  })
})

test('[DE8] what the decision was computed from holds no more once a letter covers something else', async () => {
  const as = scene.people.secretariat
  await putCity(scene.seoul, { present: false })
  const letter = (scopes: string[]) =>
    house.ask(`PUT ${proxyOf(scene.seoul)}`, {
      as,
      body: { holder: scene.hanoi, scopes, letter: 'Of today' },
    })
  await letter(['decide'])
  const held = {
    id: address.replace('/api/declarations/', ''),
    plenaryId: scene.own.plenaryId,
    texts: [],
  } as unknown as HeldDeclaration
  const { conditions } = await decisionNow(house.context, held)
  expect((await house.storage.write({ statements: [...conditions] })).outcome).toBe('written')
  await letter(['speak'])
  expect((await house.storage.write({ statements: [...conditions] })).outcome).not.toBe('written')
})
