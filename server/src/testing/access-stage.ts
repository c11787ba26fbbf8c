// A network of its own whose declaration is in one state, with somebody of every role, who may ask for every deed.
import type { DeclarationState } from '@plenary/shared/access/roles'
import { sql } from 'kysely'
import { type Deed, requestsOf, routeOf, USING_UP } from './deeds.ts'
import type { Who } from './expected-answers.ts'
import { furnish, type Guest, openHouse } from './http-house.ts'
import { makeSubject } from './subject.ts'

export type Send = (who: Who) => Promise<Response>
export type Stage = Awaited<ReturnType<typeof openStage>>

/** Close its house after the test. */
export async function openStage(state: DeclarationState) {
  const house = await openHouse()
  const scene = await furnish(house)
  const { plenaryId } = scene.own
  const revoked = await house.addPerson('revoked@hanoi.example', 'head', plenaryId, scene.hanoi)
  await house.ask(`DELETE /api/people/${revoked.membershipId}`, { as: scene.people.secretariat })
  const guests: Partial<Record<Who, Guest>> = { ...scene.people, revoked }
  const subject = await makeSubject(house, scene, state)

  /** Makes what the deed needs, and answers how to send it. Where it will be denied, the declaration can be the one at hand. */
  async function prepare(deed: Deed, { isDenied }: { isDenied: boolean }): Promise<Send> {
    const route = routeOf(deed)
    const about = isDenied || !USING_UP.has(deed) ? subject : await makeSubject(house, scene, state)
    const {
      ids,
      query = '',
      body,
      headers = {},
    } = (await requestsOf({ house, scene, subject: about })[deed]?.()) ?? {}
    const all: Record<string, string> = { plenary: plenaryId, city: scene.hanoi, ...about, ...ids }
    const path = route.path.replace(/:(\w+)/g, (_, id: string) => all[id] ?? '')
    return (who) => {
      const as = guests[who]
      return house.ask(`${route.method} ${path}${query}`, { ...(as && { as }), body, headers })
    }
  }

  return { house, scene, guests, subject, prepare }
}

const FACTS = [
  'network',
  'city',
  'plenary',
  'roster_entry',
  'proxy',
  'membership',
  'link',
  'declaration',
  'text',
  'clause_lock',
  'version',
  'version_text',
  'text_visit',
  'adoption',
  'position',
  'swallowed',
  'hall',
  'signing',
  'signing_city',
  'signing_scan',
  'publication',
] as const

const lastRead = new WeakMap<object, { readonly version: unknown; readonly facts: string }>()

/** Everything that a denied request must not have changed. Read anew when anything was written since. */
export async function factsOf({ house: { read } }: Pick<Stage, 'house'>): Promise<string> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(read)
  const version = rows[0]?.data_version
  const last = lastRead.get(read)
  if (last && last.version === version) return last.facts
  const tables = await Promise.all(FACTS.map((table) => read.selectFrom(table).selectAll().execute()))
  const facts = JSON.stringify(tables)
  lastRead.set(read, { version, facts })
  return facts
}
