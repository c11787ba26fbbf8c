import { smallContent } from '@plenary/shared/testing/small-text'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'

let house: House
let scene: Scene

beforeEach(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterEach(() => house.close())

const asSecretariat = (address: string, body?: unknown) =>
  house.ask(address, { as: scene.people.secretariat, body })
const facts = { member: true, present: false, counts: false, named: true, signs: false }
const plenaryBody = () => ({
  names: { en: '11th', ja: '第11回' },
  place: 'Seoul',
  startsOn: '2011-11-08',
  endsOn: '2011-11-09',
  orderRule: 'host-last',
  hostCityId: scene.seoul,
  decisionRule: { kind: 'threshold', percent: 67, quorum: 7 },
})

async function newCity(en: string): Promise<string> {
  const answer = await asSecretariat('POST /api/cities', {
    names: { en },
    sortName: en,
    codes: { en: en.slice(0, 2) },
  })
  return ((await answer.json()) as { id: string }).id
}

interface ReadPlenary {
  roster: { city: { id: string; sortName: string }; palette: number; present: boolean; member: boolean }[]
}
async function readPlenary(id: string): Promise<ReadPlenary> {
  return (await (await asSecretariat(`GET /api/plenaries/${id}`)).json()) as ReadPlenary
}

describe('plenaries and rosters', () => {
  test('[PL1] the roster comes in the order of the plenary', async () => {
    const { id } = (await (await asSecretariat('POST /api/plenaries', plenaryBody())).json()) as {
      id: string
    }
    for (const city of [scene.seoul, scene.sofia, scene.hanoi])
      await asSecretariat(`PUT /api/plenaries/${id}/roster/${city}`, facts)
    const order = async () => (await readPlenary(id)).roster.map(({ city }) => city.sortName)
    expect(await order()).toEqual(['Hanoi', 'Sofia', 'Seoul'])
    await asSecretariat(`PUT /api/plenaries/${id}`, { ...plenaryBody(), orderRule: 'alphabetical' })
    expect(await order()).toEqual(['Hanoi', 'Seoul', 'Sofia'])
    expect(house.heard).toContainEqual({ type: 'fact-changed', fact: 'roster', scope: { plenaryId: id } })
  })

  test('[PL2] the facts of a city at a plenary are separate, and none follows from another', async () => {
    const path = `PUT /api/plenaries/${scene.own.plenaryId}/roster/${scene.hanoi}`
    for (const fact of Object.keys(facts)) {
      const alone = Object.fromEntries(Object.keys(facts).map((each) => [each, each === fact]))
      expect((await asSecretariat(path, alone)).status).toBe(204)
      const { roster } = await readPlenary(scene.own.plenaryId)
      expect(roster.find(({ city }) => city.id === scene.hanoi)).toMatchObject(alone)
    }
  })

  test('[PL3] a city gets the lowest colour that is free, keeps it, and shares when all sixteen are taken', async () => {
    const { id } = (await (await asSecretariat('POST /api/plenaries', plenaryBody())).json()) as {
      id: string
    }
    const cities: string[] = []
    for (let index = 0; index < 18; index += 1)
      cities.push(await newCity(`City ${String(index).padStart(2, '0')}`))
    const put = (city: string | undefined) => asSecretariat(`PUT /api/plenaries/${id}/roster/${city}`, facts)
    await Promise.all(cities.slice(0, 16).map(put))
    const palettes = async () =>
      new Map((await readPlenary(id)).roster.map((entry) => [entry.city.id, entry.palette]))
    expect([...(await palettes()).values()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, i) => i),
    )
    const before = await palettes()
    await put(cities[16])
    await put(cities[3])
    expect((await palettes()).get(cities[16] ?? '')).toBe(0)
    expect((await palettes()).get(cities[3] ?? '')).toBe(before.get(cities[3] ?? ''))
    await asSecretariat(`DELETE /api/plenaries/${id}/roster/${cities[5]}`)
    await put(cities[17])
    expect((await palettes()).get(cities[17] ?? '')).toBe(before.get(cities[5] ?? ''))
  })

  test('[PL4] a city whose delegation has people stays on the roster; its open invitations die with its entry', async () => {
    const remove = (city: string) =>
      asSecretariat(`DELETE /api/plenaries/${scene.own.plenaryId}/roster/${city}`)
    expect(await house.codeOf(await remove(scene.hanoi))).toBe('city-in-use')
    const delhi = await newCity('Delhi')
    await asSecretariat(`PUT /api/plenaries/${scene.own.plenaryId}/roster/${delhi}`, facts)
    const invited = await asSecretariat('POST /api/invitations', {
      role: 'head',
      plenaryId: scene.own.plenaryId,
      cityId: delhi,
      email: null,
    })
    const { link } = (await invited.json()) as { link: string }
    expect((await remove(delhi)).status).toBe(204)
    expect(await house.codeOf(await remove(delhi))).toBe('not-found')
    const token = link.split('#')[1]
    expect(await house.codeOf(await house.ask('POST /api/links/look', { body: { token } }))).toBe(
      'link-unknown',
    )
  })

  test.each([
    ['ends before it starts', { endsOn: '2011-11-07' }, 'invalid-input', 'endsOn'],
    ['no such day', { startsOn: '2011-02-30' }, 'invalid-input', 'startsOn'],
    ['no name', { names: {} }, 'invalid-input', 'names'],
    ['a language that is none', { names: { '<b>': 'x' } }, 'invalid-input', 'names.<b>'],
    ['control characters', { names: { en: 'a\u0000b' } }, 'forbidden-characters', 'names.en'],
    ['a bidi override', { place: 'Tokyo\u202e' }, 'forbidden-characters', 'place'],
    ['a time zone that is none', { timeZone: 'Asia/Atlantis' }, 'invalid-input', 'timeZone'],
    ['an offset', { timeZone: '+09:00' }, 'invalid-input', 'timeZone'],
    ['a host that does not exist', { hostCityId: 'nothing' }, 'not-found', 'hostCityId'],
    ['a field that nobody knows', { isAdmin: true }, 'invalid-input', undefined],
  ])('[PL5] a plenary is refused, with the field: %s', async (_, change, code, field) => {
    const answer = await asSecretariat('POST /api/plenaries', { ...plenaryBody(), ...change })
    const {
      title: _title,
      type: _type,
      status: _status,
      ...problem
    } = (await answer.json()) as Record<string, unknown>
    expect(problem).toEqual(field === undefined ? { code } : { code, field })
  })

  test('[PL5] joiners that Hindi and Thai need are kept, byte for byte', async () => {
    const name = 'दिल्ली क्\u200dष กรุงเทพ\u200bมหานคร'
    const id = await newCity('Delhi')
    await asSecretariat(`PUT /api/cities/${id}`, {
      names: { en: 'Delhi', hi: name },
      sortName: 'Delhi',
      codes: { en: 'De' },
    })
    const cities = (await (await asSecretariat('GET /api/cities')).json()) as {
      id: string
      names: { hi?: string }
    }[]
    expect(cities.find((city) => city.id === id)?.names.hi).toBe(name)
  })
})

test('[PL22] a plenary has a time zone once one is said, and keeps it where it is left out', async () => {
  const { id } = (await (await asSecretariat('POST /api/plenaries', plenaryBody())).json()) as { id: string }
  const zone = async () => ((await readPlenary(id)) as ReadPlenary & { timeZone: unknown }).timeZone
  const change = (more: object) =>
    asSecretariat(`PUT /api/plenaries/${id}`, { ...plenaryBody(), ...more }).then(({ status }) => status)
  expect(await zone()).toBeNull()
  expect(await change({ timeZone: 'Asia/Seoul' })).toBe(204)
  expect(await change({})).toBe(204)
  expect(await zone()).toBe('Asia/Seoul')
  expect(await change({ timeZone: null })).toBe(204)
  expect(await zone()).toBeNull()
})

describe('declarations', () => {
  const create = (content: unknown, language = 'en') =>
    asSecretariat('POST /api/declarations', {
      plenaryId: scene.own.plenaryId,
      title: 'The Tokyo Declaration',
      text: { language, status: 'authentic', numberStyle: 'lenticular', content },
    })

  async function created(content: unknown) {
    const { id } = (await (await create(content)).json()) as { id: string }
    const answer = await house.ask(`GET /api/declarations/${id}`, { as: scene.people.viewer })
    return (await answer.json()) as {
      id: string
      texts: { id: string; epoch: string }[]
      role: string
      cityId: string
    }
  }

  test('[PL6] a declaration is created with its first text, whose content is the first update of the log', async () => {
    const declaration = await created(smallContent)
    expect(declaration).toMatchObject({
      title: 'The Tokyo Declaration',
      state: 'drafting',
      role: 'viewer',
      cityId: scene.hanoi,
      texts: [{ language: 'en', status: 'authentic', numberStyle: 'lenticular' }],
    })
    const [text] = declaration.texts
    const content = await house.ask(`GET /api/texts/${text?.id}/content`, { as: scene.people.viewer })
    expect(await content.json()).toEqual({ sequence: 1, epoch: text?.epoch, content: smallContent })
    const log = await house.read
      .selectFrom('text_update')
      .where('text_id', '=', text?.id ?? '')
      .selectAll()
      .execute()
    expect(log).toMatchObject([{ seq: 1, actor: 'system', role: 'system', city_id: null }])
  })

  test('[PL6] the empty template has a place for the first word everywhere', async () => {
    const [text] = (await created(null)).texts
    const answer = await house.ask(`GET /api/texts/${text?.id}/content`, { as: scene.people.viewer })
    const { content } = (await answer.json()) as {
      content: { content: { type: string; content: unknown[] }[] }
    }
    expect(content.content.map(({ type }) => type)).toEqual(['title', 'preamble', 'clauses', 'closing'])
    expect(content.content.every((container) => container.content.length === 1)).toBe(true)
  })

  test('[PL7] content that the gate would refuse is refused', async () => {
    const [title, preamble, , closing] = smallContent.content
    const withClauses = (...clauses: unknown[]) => ({
      type: 'doc',
      content: [title, preamble, { type: 'clauses', content: clauses }, closing],
    })
    const clause = (id: string, content: unknown[] = []) => ({ type: 'clause', attrs: { id }, content })
    expect(
      await house.codeOf(await create(withClauses(clause('twice00000000000'), clause('twice00000000000')))),
    ).toBe('invalid-input')
    let deep = clause('leaf000000000000')
    for (let level = 0; level < 20; level += 1)
      deep = clause(`level${String(level).padStart(11, '0')}`, [{ type: 'subclauses', content: [deep] }])
    expect(await house.codeOf(await create(withClauses(deep)))).toBe('too-deep')
    const script = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    }
    const linked = clause('linked0000000000', [{ type: 'paragraph', content: [script] }])
    expect(await house.codeOf(await create(withClauses(linked)))).toBe('invalid-input')
    const control = clause('control000000000', [
      { type: 'paragraph', content: [{ type: 'text', text: 'a\u0007' }] },
    ])
    expect(await house.codeOf(await create(withClauses(control)))).toBe('forbidden-characters')
  })

  test('[PL8] renaming changes the list, not the text; the list is the newest first and has the fixed form', async () => {
    const { id } = await created(null)
    const path = `/api/declarations/${id}`
    expect((await asSecretariat(`PATCH ${path}`, { title: 'Renamed' })).status).toBe(204)
    const list = (await (await asSecretariat('GET /api/declarations')).json()) as Record<string, unknown>[]
    expect(list[0]).toEqual({
      id,
      title: 'Renamed',
      state: 'drafting',
      plenaryId: scene.own.plenaryId,
      texts: [{ id: expect.any(String), language: 'en', status: 'authentic' }],
    })
    expect(house.heard).toContainEqual({
      type: 'fact-changed',
      fact: 'declaration',
      scope: { declarationId: id },
    })
  })

  test('[PL9] swallowed words are put away by their author once, and stay in the database', async () => {
    const words = {
      id: 'swallowed-1',
      text_id: scene.own.textId,
      clause_id: 'clause0000000001',
      person_id: scene.people.drafter.personId,
      city_id: scene.hanoi,
      wording: 'words',
      seq: 2,
      at: '2010-11-08T09:00:00.000Z',
      dismissed_at: null,
    }
    const query = house.read.insertInto('swallowed').values(words).compile()
    await house.storage.write({ statements: [{ query }] })
    const address = `/api/texts/${scene.own.textId}/swallowed`
    const dismiss = () => house.ask(`DELETE ${address}/swallowed-1`, { as: scene.people.drafter })
    expect((await dismiss()).status).toBe(204)
    expect(await house.codeOf(await dismiss())).toBe('not-found')
    expect(await (await house.ask(`GET ${address}`, { as: scene.people.drafter })).json()).toEqual([])
    expect(await house.read.selectFrom('swallowed').select('wording').execute()).toEqual([
      { wording: 'words' },
    ])
  })

  test('[PL10] who wrote last in a clause is listed with name, role and city', async () => {
    const change = {
      text_id: scene.own.textId,
      container: 'clauses' as const,
      clause_id: 'clause0000000001',
      person_id: scene.people.drafter.personId,
      city_id: scene.hanoi,
      role: 'drafter' as const,
      at: '2010-11-08T09:00:00.000Z',
    }
    const title = { ...change, container: 'title' as const, clause_id: '' }
    const query = house.read.insertInto('clause_change').values([change, title]).compile()
    await house.storage.write({ statements: [{ query }] })
    const answer = await house.ask(`GET /api/texts/${scene.own.textId}/clauses`, { as: scene.people.viewer })
    const shared = { at: change.at, role: 'drafter', cityId: scene.hanoi, name: 'drafter@hanoi.example' }
    expect(await answer.json()).toEqual(
      expect.arrayContaining([
        { ...shared, container: 'clauses', clauseId: 'clause0000000001' },
        { ...shared, container: 'title', clauseId: null },
      ]),
    )
  })
})

test('[PL11] nothing is announced, and nothing changed, when the storage fails', async () => {
  const before = house.heard.length
  const write = house.storage.write.bind(house.storage)
  house.storage.write = async () => ({ outcome: 'failed', cause: new Error('disk full') })
  const path = `PUT /api/plenaries/${scene.own.plenaryId}/roster/${scene.hanoi}`
  expect(await house.codeOf(await asSecretariat(path, facts))).toBe('storage-failed')
  house.storage.write = write
  expect(house.heard.length).toBe(before)
  expect((await asSecretariat(path, facts)).status).toBe(204)
})
