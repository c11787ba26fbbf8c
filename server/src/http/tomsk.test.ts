// The plenary of Tomsk, 2014, as it was: thirteen members, six of them in the room, a proxy letter, five cities named; adopted
// by consensus among those who count, and the opinions of the absent ones collected afterwards, until the end of the year.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { blocksToContent } from '@plenary/shared/declaration/import/blocks-to-content'
import { parseDeclaration } from '@plenary/shared/declaration/import/parse-declaration'
import { newClauseId } from '@plenary/shared/ids'
import { awaitedCities, type OpinionRound, opinionsOf } from '@plenary/shared/positions/opinions'
import { isRefusal } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCity } from '../commands/create-city.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { createPlenary } from '../commands/create-plenary.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import type { NumberedEntry } from '../commands/read-ledger.ts'
import { type Guest, type House, must, openHouse } from '../testing/http-house.ts'

interface RosterOfTomsk {
  readonly plenary: { readonly from: string; readonly to: string }
  readonly cities: readonly {
    readonly city: string
    readonly ja: string
    readonly member: boolean
    readonly present: boolean
    readonly named: boolean
    readonly proxyLetter?: boolean
  }[]
}

/** The report of 2014: opinions by the end of the year. */
const LAST_DAY = '2014-12-31'
const FIXTURES = join(import.meta.dirname, '../../../shared/src/testing/fixtures')
const read = (name: string) => readFileSync(join(FIXTURES, name), 'utf8')
const { plenary, cities } = JSON.parse(read('tomsk-2014-roster.json')) as RosterOfTomsk

let house: House
let plenaryId: string
let address: string
let textId: string
let secretariat: Guest
const ids = new Map<string, string>()
const heads = new Map<string, Guest>()

beforeAll(async () => {
  house = await openHouse()
  house.clock.offset = Date.parse('2014-09-04T11:00:00+07:00') - Date.now()
  const { context } = house
  for (const { city, ja } of cities) {
    const names = { en: city, ja }
    const created = await createCity(context, 'system', {
      names,
      sortName: city,
      codes: { ja: ja.slice(0, 2) },
    })
    ids.set(city, must(created).id)
  }
  plenaryId = must(
    await createPlenary(context, 'system', {
      names: { ja: '第13回総会' },
      place: 'トムスク',
      startsOn: plenary.from,
      endsOn: plenary.to,
      orderRule: 'host-last',
      hostCityId: idOf('Tomsk'),
      decisionRule: { kind: 'consensus' },
    }),
  ).id
  for (const { city, member, present, named, proxyLetter = false } of cities) {
    // Who is there, and who gave a proxy, counts: that is said on the roster, not derived.
    const facts = { member, present, counts: present || proxyLetter, named, signs: named }
    must(await putRosterEntry(context, 'system', { plenaryId, cityId: idOf(city), ...facts }))
    const head = await house.addPerson(
      `head@${city.replace(/ /g, '')}.example`,
      'head',
      plenaryId,
      idOf(city),
    )
    heads.set(city, head)
  }
  secretariat = await house.addPerson('secretariat@tokyo.example', 'secretariat', null, null)
  const text = {
    language: 'ja',
    status: 'gist',
    numberStyle: 'lenticular',
    content: contentOfTomsk(),
  } as const
  const created = must(await createDeclaration(context, 'system', { plenaryId, title: 'トムスク宣言', text }))
  address = `/api/declarations/${created.id}`
  textId = created.textId
})
afterAll(() => house.close())

function contentOfTomsk(): ContentJson {
  const { blocks } = parseDeclaration(read('tomsk-declaration-2014.ja.txt'))
  const content = blocksToContent(blocks, () => newClauseId(house.context.surroundings.randomBytes))
  if (isRefusal(content)) throw new Error(content.refused)
  return content
}

const idOf = (city: string) => ids.get(city) ?? ''
const headOf = (city: string) => heads.get(city) as Guest
const present = cities.filter((city) => city.present).map(({ city }) => city)
const absent = cities.filter((city) => !city.present && !city.proxyLetter).map(({ city }) => city)
const act = async (name: string, body?: unknown) =>
  house.codeOf(await house.ask(`POST ${address}/${name}`, { as: secretariat, body }))

async function state(as: Guest, position: string, more: { city?: string; note?: string } = {}) {
  const answer = await house.ask(`GET /api/texts/${textId}/digests`, { as: secretariat })
  const { text: digest } = (await answer.json()) as { text: string }
  const body = { clause: null, position, digest, ...more }
  return house.codeOf(await house.ask(`POST ${address}/positions`, { as, body }))
}

const roundOfTomsk = async () => {
  const answer = await house.ask(`GET ${address}`, { as: headOf('Delhi') })
  return ((await answer.json()) as DeclarationFacts).opinions
}

const ledger = async () => {
  const answer = await house.ask(`GET ${address}/positions`, { as: secretariat })
  return ((await answer.json()) as { entries: NumberedEntry[] }).entries
}

test('[PO7][PO8][PO9][DE4][DE6] those who count agree, one of them by proxy; the absent ones are asked afterwards, by date', async () => {
  expect([cities.length, present.length, cities.filter(({ named }) => named).length]).toEqual([13, 6, 5])
  const letter = { holder: idOf('Tokyo'), scopes: ['speak', 'decide'], letter: '2014年9月1日付 委任状' }
  const proxy = `PUT /api/plenaries/${plenaryId}/proxies/${idOf('Jakarta')}`
  expect(await house.codeOf(await house.ask(proxy, { as: secretariat, body: letter }))).toBe(204)

  for (const city of present) expect(await state(headOf(city), 'agrees')).toBe(200)
  expect(await state(headOf('Tokyo'), 'agrees', { city: idOf('Jakarta') })).toBe(200)
  expect(await state(headOf('Jakarta'), 'objects', { note: '代理中' })).toBe('represented')
  // A member that is absent and does not count may say what it likes before; it blocks nothing.
  expect(await state(headOf('Delhi'), 'objects', { note: '日程' })).toBe(200)

  expect(await act('close')).toBe(200)
  expect(await state(headOf('Seoul'), 'objects', { note: '第6項' })).toBe(200)
  expect(await act('adopt')).toBe('rule-not-met')
  expect(await state(headOf('Seoul'), 'agrees')).toBe(200)
  expect(await act('adopt', { opinionsUntil: LAST_DAY })).toBe(204)
  expect(
    (await roundOfTomsk())?.absent.flatMap(({ cityId, isRepresented }) => (isRepresented ? cityId : [])),
  ).toEqual([idOf('Jakarta')])

  for (const city of absent) expect(await state(headOf(city), 'agrees', { note: '書面により' })).toBe(200)
  expect(await state(headOf('Hanoi'), 'abstains')).toBe('wrong-state')
  const given = opinionsOf(await ledger(), (await roundOfTomsk()) as OpinionRound)
  expect(awaitedCities((await roundOfTomsk()) as OpinionRound, given)).toEqual([])
  house.clock.offset = Date.parse('2015-01-02T00:00:00+09:00') - Date.now()
  expect(await state(headOf('Delhi'), 'agrees')).toBe('opinions-ended')
  const opinions = (await ledger()).filter(({ isOpinion }) => isOpinion)
  expect(opinions.map(({ cityId }) => cityId)).toEqual(absent.map(idOf))
  expect(opinions.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true)

  const fixed = await house.read
    .selectFrom('adoption_position')
    .innerJoin('position', 'position.id', 'position_id')
    .select(['city_id', 'holder_id', 'act'])
    .execute()
  expect(
    fixed
      .filter(({ act: said }) => said === 'agrees')
      .map(({ city_id }) => city_id)
      .sort(),
  ).toEqual([...present, 'Jakarta'].map(idOf).sort())
  expect(fixed.find(({ city_id }) => city_id === idOf('Jakarta'))?.holder_id).toBe(idOf('Tokyo'))
})
