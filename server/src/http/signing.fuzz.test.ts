// A signing among people who sign, take back, decline, end it and open it again, several at once: what each city's outcome is, the
// record says as well, entry by entry.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { makeSubject } from '../testing/subject.ts'

const RUNS = process.env.PLENARY_TEST_LONG ? 200 : 3
const STEPS = 30
const PAPER = { name: 'The Mayor', at: '2010-11-09T02:25:00.000Z' }
const REASON = { reason: 'So decided' }

/** What each entry leaves of the outcome of the city that it names. */
const LEAVES: Record<string, string | null> = {
  'paper-signature-recorded': 'signed',
  'paper-signature-withdrawn': null,
  'signing-declined': 'declined',
  'declining-taken-back': null,
  'absence-recorded': 'absent',
}
const STEPS_OF_LIFE = ['signing-opened', 'signing-aborted', 'signing-concluded']

let house: House
let scene: Scene
beforeAll(async () => {
  house = await openHouse()
  scene = await furnish(house)
})
afterAll(() => house.close())

test('[SG23] each city has one outcome, and the record says the same', {
  timeout: RUNS * 20_000,
}, async () => {
  const seed = Number(process.env.PLENARY_SEED ?? Date.now() % 100_000)
  process.stdout.write(`[SG23] seed ${seed}, ${RUNS} runs\n`)
  const random = seededRandom(seed)
  for (let run = 0; run < RUNS; run += 1) {
    const { declaration } = await makeSubject(house, scene, 'signing')
    const acts = actsOn(declaration, random)
    let done = 1
    for (let step = 0; step < STEPS; step += 1) {
      const several = Array.from({ length: 1 + random.int(3) }, () => acts())
      const answers = await Promise.all(several.map((act) => act()))
      done += answers.filter((answer) => answer.ok).length
      const entries = await recorded(declaration)
      expect([seed, await shown(declaration)]).toEqual([seed, said(entries)])
      expect([seed, entries.filter(({ action }) => action !== 'absence-recorded').length]).toEqual([
        seed,
        done,
      ])
    }
  }
})

/** One act after the other, mostly on a city, now and then on the whole. */
function actsOn(declaration: string, random: Random): () => () => Promise<Response> {
  const { secretariat, head, otherCityHead } = scene.people
  const ask = (as: { cookie: string }, method: string, address: string, body?: unknown) =>
    house.ask(`${method} /api/declarations/${declaration}/signing${address}`, { as, body })
  const city = () => `/cities/${random.pick([scene.hanoi, scene.seoul])}`
  const anybody = () => random.pick([secretariat, head, otherCityHead])
  const acts = [
    () => ask(secretariat, 'PUT', `${city()}/paper`, PAPER),
    () => ask(secretariat, 'POST', `${city()}/paper/withdraw`, REASON),
    () => ask(anybody(), 'POST', `${city()}/decline`, REASON),
    () => ask(anybody(), 'POST', `${city()}/decline/withdraw`),
  ]
  const ends = [
    () => ask(secretariat, 'POST', '/conclude'),
    () => ask(secretariat, 'POST', '/abort', REASON),
    () => ask(secretariat, 'POST', ''),
  ]
  return () => random.pick(random.chance(0.1) ? ends : acts)
}

async function recorded(declaration: string): Promise<{ action: string; cityId: string }[]> {
  const rows = await house.read
    .selectFrom('audit')
    .where('subject', '=', `declaration:${declaration}`)
    .where('action', 'in', [...Object.keys(LEAVES), ...STEPS_OF_LIFE])
    .orderBy('seq')
    .select(['action', 'data'])
    .execute()
  return rows.map(({ action, data }) => ({ action, cityId: JSON.parse(data).cityId ?? '' }))
}

/** The outcomes as the record says them; null where there is no signing. */
function said(entries: readonly { action: string; cityId: string }[]): Record<string, string | null> | null {
  let outcomes: Record<string, string | null> | null = null
  for (const { action, cityId } of entries) {
    if (action === 'signing-opened') outcomes = { [scene.hanoi]: null, [scene.seoul]: null }
    if (action === 'signing-aborted') outcomes = null
    if (outcomes && action in LEAVES) {
      const leaves = LEAVES[action] ?? null
      // It comes where nothing had come, and is taken back where something had.
      expect([action, outcomes[cityId] === null]).toEqual([action, leaves !== null])
      outcomes[cityId] = leaves
    }
    if (outcomes && action === 'signing-concluded') expect(Object.values(outcomes)).not.toContain(null)
  }
  return outcomes
}

async function shown(declaration: string): Promise<Record<string, string | null> | null> {
  const answer = await house.ask(`GET /api/declarations/${declaration}/signing`, { as: scene.people.head })
  const signing = (await answer.json()) as Signing | null
  return (
    signing &&
    Object.fromEntries(signing.cities.map(({ cityId, outcome }) => [cityId, outcome?.kind ?? null]))
  )
}
