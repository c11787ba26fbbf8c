// What is not there for whom, and what lists hold. Who may do what, in which state: `access-by-state.test.ts`.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { addSwallowed, type Deed, requestsOf, routeOf } from '../testing/deeds.ts'
import { EXPECTED } from '../testing/expected-answers.ts'
import type { Guest, House, Scene } from '../testing/http-house.ts'

let stage: Stage
let house: House
let scene: Scene

beforeAll(async () => {
  stage = await openStage('drafting')
  ;({ house, scene } = stage)
})
afterAll(() => house.close())

test('[AC6] the id of another plenary, of nothing and of no shape get the same answer, byte for byte', async () => {
  const { head } = scene.people
  const requests = requestsOf(stage)
  const deeds = Object.keys(EXPECTED) as Deed[]
  for (const deed of deeds) {
    const route = routeOf(deed)
    if (!route.path.includes(':') || route.access === 'manage-cities') continue
    const foreign: Record<string, string> = {
      plenary: scene.other.plenaryId,
      declaration: scene.other.declarationId,
      text: scene.other.textId,
      city: scene.hanoi,
      membership: scene.people.otherPlenaryHead.membershipId,
      invitation: 'nothing',
      swallowed: 'nothing',
    }
    const { query = '', body } = (await requests[deed]?.()) ?? {}
    const bodies = await Promise.all(
      [foreign, {}, { nothing: '..%2f..' }].map(async (ids: Record<string, string>) => {
        const path = route.path.replace(/:(\w+)/g, (_, id: string) => ids[id] ?? ids.nothing ?? 'nothing')
        const response = await house.ask(`${route.method} ${path}${query}`, { as: head, body })
        expect([deed, response.status]).toEqual([deed, 404])
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

test('[AC9] swallowed words: their author and the secretariat see them, nobody else', async () => {
  const id = await addSwallowed(stage)
  const idsSeenBy = async (as: Guest) => {
    const answer = await house.ask(`GET /api/texts/${stage.subject.text}/swallowed`, { as })
    return ((await answer.json()) as { id: string }[]).map((each) => each.id)
  }
  expect(await idsSeenBy(scene.people.drafter)).toContain(id)
  expect(await idsSeenBy(scene.people.secretariat)).toContain(id)
  expect(await idsSeenBy(scene.people.head)).toEqual([])
})
