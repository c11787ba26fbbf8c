// Digests of stale positions: people type over sockets, the clock stands still until it is moved, the mail is real SMTP.
import type { Position } from '@plenary/shared/positions/position'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { putProxy } from '../commands/put-proxy.ts'
import { statePosition } from '../commands/state-position.ts'
import type { TextReader } from '../ports/text-reader.ts'
import { must } from '../testing/http-house.ts'
import { openSmtpHouse, type SmtpHouse } from '../testing/smtp-house.ts'
import { ORIGIN, SyncHouse, TEXT } from '../testing/sync-house.ts'
import { clauseText, type TestClient } from '../testing/test-client.ts'
import { createMail, type MailJob } from './create-mail.ts'

const MINUTE = 60_000
const declarationId = 'declaration-1'
let smtp: SmtpHouse
let house: SyncHouse
let mail: MailJob
let hanoi: TestClient
let reads: number

beforeEach(async () => {
  smtp = await openSmtpHouse()
  house = new SyncHouse()
  reads = 0
  hanoi = await enter('hanoi')
  await enter('seoul')
  const { read } = house.storage
  house.run(
    read.updateTable('plenary').set({ names: '{"en":"9th"}' }),
    read.updateTable('city').set({ names: '{"en":"Hanoi"}' }).where('id', '=', 'city-hanoi'),
    read.updateTable('city').set({ names: '{"en":"Seoul"}' }).where('id', '=', 'city-seoul'),
  )
  mail = startMail()
  await mail.look()
})
afterEach(() => smtp.close())

/** A process that was just started: it knows rows only. */
function startMail(): MailJob {
  const texts: TextReader = {
    content: (textId) => house.rooms.content(textId),
    digests: (textId) => {
      reads += 1
      return house.rooms.digests(textId)
    },
  }
  const log = {
    error: (_: unknown, message: string) => {
      throw new Error(message)
    },
    info: () => {},
  }
  const { storage, surroundings } = house
  return createMail({
    settings: smtp.settings,
    storage,
    texts,
    surroundings,
    origin: ORIGIN,
    secret: 's',
    log,
  })
}

async function enter(name: string): Promise<TestClient> {
  const client = await house.enter(name, { role: 'head' })
  const { personId, email, memberships } = house.person(name)
  const at = new Date(house.surroundings.now()).toISOString()
  const { read } = house.storage
  house.run(
    read
      .insertInto('user')
      .values({ id: personId, name, email, emailVerified: 1, image: null, createdAt: at, updatedAt: at }),
    ...memberships.map(({ id, role, plenaryId, cityId }) =>
      read
        .insertInto('membership')
        .values({ id, person_id: personId, role, plenary_id: plenaryId, city_id: cityId, since: at }),
    ),
  )
  return client
}

async function state(clause: number | null, act: Position = 'agrees', name = 'hanoi'): Promise<void> {
  const clauseId = clause === null ? null : `clause000${clause}`
  const digests = await house.rooms.digests(TEXT)
  const digest = (clauseId === null ? digests?.text : digests?.clauses.get(clauseId)) ?? ''
  const position = { declarationId, cityId: `city-${name}`, clauseId, act, digest, note: 'A reason' }
  const stated = statePosition(house.context, house.person(name), position)
  await house.surroundings.settle()
  must(await stated)
}

async function type(words: string, clause: number): Promise<void> {
  hanoi.type(words, clause - 1)
  await house.surroundings.settle()
}

/** A minute after the other; what they brought, with the minute. */
async function minutes(count: number) {
  const found: { minute: number; to: string; lines: string[] }[] = []
  for (let minute = 1; minute <= count; minute += 1) {
    await house.surroundings.advance(MINUTE)
    await mail.look()
    for (const { to, text } of smtp.take()) {
      const lines = text.split('\n').filter((line) => /^(Clause|The whole)/.test(line))
      found.push({ minute, to: to[0] ?? '', lines })
    }
  }
  return found
}

const LETTER = {
  plenaryId: 'plenary-1',
  principalId: 'city-hanoi',
  holderId: 'city-seoul',
  scopes: ['decide' as const],
  letter: 'Of 1 September',
}

const AGREED = (clause: number, city = 'Hanoi') =>
  `Clause ${clause}: ${city} agreed on 8 November 2010, 09:00 UTC.`

test('[ML10] heads are told a quarter of an hour after the change, by clause number', async () => {
  await state(1)
  await state(3, 'reserves')
  await state(2, 'agrees', 'seoul')
  await type(' More.', 1)
  await type(' More.', 3)
  expect(await minutes(40)).toEqual([
    {
      minute: 16,
      to: 'hanoi@city.example',
      lines: [AGREED(1), 'Clause 3: Hanoi reserved on 8 November 2010, 09:00 UTC.'],
    },
  ])
})

test('[ML10] the mail says where to read the words, and is addressed to the head alone', async () => {
  await state(null)
  await type(' More.', 1)
  await mail.look()
  await house.surroundings.advance(15 * MINUTE)
  await mail.look()
  const [digest] = smtp.take()
  expect(digest?.headers.get('subject')).toBe('To be reaffirmed: Declaration')
  expect(digest?.text).toContain('The whole text: Hanoi agreed on')
  expect(digest?.text.split('\n')).toContain(`${ORIGIN}/declarations/${declarationId}`)
  expect(digest?.text).not.toContain('#')
})

test('[ML10] the head of the city that acts by proxy is told too, with the city’s name', async () => {
  await state(1)
  const { read } = house.storage
  house.run(read.updateTable('roster_entry').set({ present: 0 }).where('city_id', '=', 'city-hanoi'))
  must(await putProxy(house.context, 'system', LETTER))
  await type(' More.', 1)
  const told = await minutes(20)
  expect(told).toMatchObject([
    { to: 'hanoi@city.example', lines: [AGREED(1)] },
    { to: 'seoul@city.example', lines: [AGREED(1)] },
  ])
})

test('[ML11] one mail a quarter of an hour, each position once; stated anew, it is told anew', async () => {
  await state(1)
  await state(2)
  await type(' a', 1)
  expect(await minutes(16)).toMatchObject([{ minute: 16, lines: [AGREED(1)] }])
  await type(' b', 1)
  await type(' b', 2)
  expect(await minutes(30)).toMatchObject([{ minute: 16, lines: [AGREED(2)] }])
  await type(' c', 1)
  expect(await minutes(30)).toEqual([])
  await state(1)
  await type(' d', 1)
  expect(await minutes(30)).toMatchObject([
    { minute: 16, lines: [expect.stringMatching(/^Clause 1.*10:\d\d UTC\.$/)] },
  ])
})

test('[ML11] digests of two declarations come a quarter of an hour apart', async () => {
  const { read } = house.storage
  await state(1)
  await type(' a', 1)
  await mail.look()
  const at = new Date(house.surroundings.now()).toISOString()
  const row = { id: 'declaration-0', plenary_id: 'plenary-1', title: 'Another', state: 'drafting' as const }
  house.run(
    read.insertInto('declaration').values({ ...row, created_at: at, state_at: null, state_by: null }),
    read
      .insertInto('mail_digest')
      .values({ person_id: 'person-hanoi', declaration_id: 'declaration-0', due_at: null, sent_at: at }),
  )
  expect(await minutes(14)).toEqual([])
  house.run(
    read.updateTable('mail_digest').set({ sent_at: instant() }).where('declaration_id', '=', 'declaration-0'),
  )
  expect(await minutes(30)).toMatchObject([{ minute: 15, lines: [AGREED(1)] }])
})

const instant = () => new Date(house.surroundings.now()).toISOString()

test('[ML12] when the words are what they were before the mail is due, nothing is sent', async () => {
  await state(1)
  await type(' More.', 1)
  expect(await minutes(10)).toEqual([])
  const text = clauseText(hanoi.doc, 0)
  text.delete(text.length - ' More.'.length, ' More.'.length)
  await house.surroundings.settle()
  expect(await minutes(30)).toEqual([])
})

test('[ML13] a change that no look has seen, and a digest that is due, are told after a restart', async () => {
  await state(1)
  await type(' More.', 1)
  mail = startMail()
  expect(await minutes(10)).toEqual([])
  mail = startMail()
  expect(await minutes(6)).toMatchObject([{ minute: 6, lines: [AGREED(1)] }])
  mail = startMail()
  expect(await minutes(40)).toEqual([])
})

test('[ML14] texts that did not change are not read', async () => {
  await mail.look()
  expect(reads).toBe(0)
  await state(1)
  reads = 0
  await minutes(3)
  expect(reads).toBe(1)
  await type(' More.', 2)
  await minutes(3)
  expect(reads).toBe(2)
})

test('[ML20] who becomes head after the words changed is told, who was it before is not told again', async () => {
  await state(1)
  await type(' More.', 1)
  expect(await minutes(20)).toMatchObject([{ minute: 16, to: 'hanoi@city.example' }])
  const at = instant()
  const { read } = house.storage
  const user = {
    id: 'person-new',
    name: 'New',
    email: 'new@city.example',
    emailVerified: 1 as const,
    image: null,
  }
  const membership = {
    id: 'membership-new',
    role: 'head' as const,
    plenary_id: 'plenary-1',
    city_id: 'city-hanoi',
  }
  house.run(
    read.insertInto('user').values({ ...user, createdAt: at, updatedAt: at }),
    read.insertInto('membership').values({ ...membership, person_id: 'person-new', since: at }),
  )
  expect(await minutes(40)).toEqual([{ minute: 16, to: 'new@city.example', lines: [AGREED(1)] }])
})

test('[ML20] a proxy that begins to hold after the words changed brings them to the holder', async () => {
  await state(1)
  await type(' More.', 1)
  await minutes(20)
  const { read } = house.storage
  must(await putProxy(house.context, 'system', LETTER))
  expect(await minutes(20)).toEqual([])
  house.run(read.updateTable('roster_entry').set({ present: 0 }).where('city_id', '=', 'city-hanoi'))
  expect(await minutes(40)).toEqual([{ minute: 16, to: 'seoul@city.example', lines: [AGREED(1)] }])
})

test('[ML20] who asks to be told again is told what is stale by then', async () => {
  await state(1)
  const row = { person_id: 'person-hanoi', positions: 0, decisions: 1, language: null } as const
  const { read } = house.storage
  house.run(read.insertInto('mail_choice').values(row))
  await type(' More.', 1)
  expect(await minutes(20)).toEqual([])
  house.run(read.updateTable('mail_choice').set({ positions: 1 }))
  expect(await minutes(40)).toMatchObject([{ minute: 16, lines: [AGREED(1)] }])
})

test('[ML18] who does not want to be told of positions is not', async () => {
  await state(1)
  const row = { person_id: 'person-hanoi', positions: 0, decisions: 1, language: null } as const
  house.run(house.storage.read.insertInto('mail_choice').values(row))
  await type(' More.', 1)
  expect(await minutes(20)).toEqual([])
})
