// Sockets that are open while rights change: another state, another role, none any more.
import { type DeclarationState, INVITABLE_ROLES, type InvitableRole } from '@plenary/shared/access/roles'
import { CLOSE } from '@plenary/shared/protocol/frames'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WireClient } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import type { Who } from '../testing/expected-answers.ts'
import type { Guest } from '../testing/http-house.ts'
import { openSocketGuests, outcomeOfEdit, type SocketGuests } from '../testing/socket-guests.ts'
import { makeSubject, type Subject, setState } from '../testing/subject.ts'

let stage: Stage
let sockets: SocketGuests
let subject: Subject
beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
})
beforeEach(async () => {
  subject = await makeSubject(stage.house, stage.scene, 'drafting')
})
afterEach(() => sockets.leave())
afterAll(() => stage.house.close())

const post = (address: string, body?: unknown) =>
  stage.house.ask(`POST /api/declarations/${subject.declaration}/${address}`, {
    as: stage.scene.people.secretariat,
    body,
  })
const join = (who: Who | Guest, isStock = false) => sockets.join(who, { textId: subject.text, isStock })
const shows = (client: WireClient, words: string) =>
  client.until(words, () => client.doc.getXmlFragment('declaration').toString().includes(words))

describe('[AC17] the state changes', () => {
  const WAYS: Record<Exclude<DeclarationState, 'drafting'>, readonly (() => Promise<unknown>)[]> = {
    closed: [() => post('close')],
    adopted: [() => post('close'), () => post('adopt')],
    signing: [
      () => post('close'),
      () => post('adopt'),
      () => setState(stage.house, subject.declaration, 'signing'),
    ],
    signed: [
      () => post('close'),
      () => post('adopt'),
      () => setState(stage.house, subject.declaration, 'signed'),
    ],
  }
  const REFUSED: Partial<Record<Who, string>> = {
    observer: 'read-only',
    viewer: 'read-only',
    drafter: 'closed',
    head: 'closed',
    otherCityHead: 'closed',
    secretariat: 'closed',
  }

  test.each(Object.entries(WAYS).map(([state, ways]) => ({ state, ways })))(
    'to $state: what is written is refused with its reason, and everybody reads on',
    async ({ ways }) => {
      const people = Object.keys(REFUSED) as Who[]
      const clients = new Map(await Promise.all(people.map(async (who) => [who, await join(who)] as const)))
      const stock = await join('drafter', true)
      for (const way of ways) await way()
      const outcomes = [...clients].map(async ([who, client]) => [who, await outcomeOfEdit(client)])
      expect(Object.fromEntries(await Promise.all(outcomes))).toEqual(REFUSED)
      expect(await outcomeOfEdit(stock)).toBe(CLOSE.locked)

      await setState(stage.house, subject.declaration, 'adopted')
      expect((await post('reopen', { reason: 'A city asked' })).status).toBe(204)
      const back = await join('head')
      expect(await outcomeOfEdit(back)).toBe('durable')
      await Promise.all([...clients.values()].map((client) => shows(client, 'More')))
    },
  )
})

describe('[AC18] the role changes', () => {
  const changeRole = async ({ membershipId, personId }: Guest, role: InvitableRole) => {
    const { read, storage, context } = stage.house
    const query = read.updateTable('membership').set({ role }).where('id', '=', membershipId).compile()
    await storage.write({ statements: [{ query, expectRows: 1 }] })
    context.announcements.announce({ type: 'rights-changed', personId })
  }
  const newMember = (role: InvitableRole) => {
    const { house, scene } = stage
    const isSecretariat = role === 'secretariat'
    const at = isSecretariat ? null : scene.own.plenaryId
    return house.addPerson(
      `${crypto.randomUUID()}@city.example`,
      role,
      at,
      isSecretariat ? null : scene.hanoi,
    )
  }
  /** Is shown in it to a witness: its seat was read anew. */
  const isShownAs = async (client: WireClient, role: InvitableRole, witness: WireClient) => {
    await witness.until(`a ${role}`, () => {
      const shown = witness.awareness.get(client.doc.clientID) as { user: { role: string } } | undefined
      return shown?.user.role === role
    })
  }

  test.each([
    { from: 'drafter', to: 'viewer', edit: 'read-only' },
    { from: 'head', to: 'observer', edit: 'read-only' },
    { from: 'viewer', to: 'drafter', edit: 'durable' },
    { from: 'observer', to: 'head', edit: 'durable' },
  ] as const)('from $from to $to: the next edit is $edit', async ({ from, to, edit }) => {
    const member = await newMember(from)
    const [client, witness] = [await join(member), await join('viewer')]
    client.sendAwareness(client.doc.clientID, 1, { clause: null })
    await isShownAs(client, from, witness)
    await changeRole(member, to)
    await isShownAs(client, to, witness)
    expect(await outcomeOfEdit(client)).toBe(edit)
    expect(client.closed).toBeUndefined()
  })

  test.each(INVITABLE_ROLES.map((role) => ({ role })))(
    'a $role who is removed is out: signed out with the last membership, else without a right here',
    async ({ role }) => {
      const { house, scene } = stage
      const [here, elsewhere] = [await newMember(role), await newMember(role)]
      const membership = { id: crypto.randomUUID(), person_id: elsewhere.personId, role: 'viewer' as const }
      const place = {
        plenary_id: scene.other.plenaryId,
        city_id: scene.hanoi,
        since: new Date().toISOString(),
      }
      const query = house.read
        .insertInto('membership')
        .values({ ...membership, ...place })
        .compile()
      await house.storage.write({ statements: [{ query, expectRows: 1 }] })
      const clients = [await join(here), await join(elsewhere)]
      for (const { membershipId } of [here, elsewhere])
        await house.ask(`DELETE /api/people/${membershipId}`, { as: scene.people.secretariat })
      await Promise.all(clients.map((client) => client.ended()))
      expect(clients.map(({ closed }) => closed?.code)).toEqual([CLOSE.signedOut, CLOSE.forbidden])
    },
  )
})
