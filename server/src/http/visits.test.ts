// Where a person's visit to a text before this one ended.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseText } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import type { Guest } from '../testing/http-house.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'

const MINUTE = 60_000

let stage: Stage
let sockets: SocketGuests
beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})

async function visit(as: Guest) {
  const answer = await stage.house.ask(`POST /api/texts/${stage.subject.text}/visit`, { as })
  return ((await answer.json()) as { before: { sequence: number; at: string } | null }).before
}

async function head(): Promise<number> {
  const { text } = stage.subject
  const row = stage.house.read.selectFrom('text').where('id', '=', text).select('head')
  return (await row.executeTakeFirstOrThrow()).head
}

test('[VE20] whoever comes again is told where the visit before ended, as long as this one lasts', async () => {
  const { clock } = stage.house
  const { viewer, head: other } = stage.scene.people
  const drafter = await sockets.join('drafter')
  expect(await visit(viewer)).toBeNull()
  clauseText(drafter.doc, 0).insert(0, 'While the viewer looks. ')
  await drafter.saved()
  clock.offset += 29 * MINUTE
  expect(await visit(viewer)).toBeNull()
  const seen = { sequence: await head(), at: Date.now() + clock.offset }
  clauseText(drafter.doc, 0).insert(0, 'While the viewer is away. ')
  await drafter.saved()
  clock.offset += 31 * MINUTE
  const before = await visit(viewer)
  expect(before?.sequence).toBe(seen.sequence)
  expect(Math.abs(new Date(before?.at ?? 0).getTime() - seen.at)).toBeLessThan(MINUTE)
  clock.offset += 20 * MINUTE
  expect(await visit(viewer)).toEqual(before)
  expect(await visit(other)).toBeNull()
  clock.offset += 31 * MINUTE
  expect(await visit(viewer)).toMatchObject({ sequence: await head() })
})
