// The way from the outbox to the SMTP server: what is tried again, given up, sealed, logged, and what cannot be injected.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../operations/back-up.ts'
import { restore } from '../operations/restore.ts'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { openSmtpHouse, SMTP_PASSWORD, type SmtpHouse } from '../testing/smtp-house.ts'
import { createSealing } from './sealing.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let smtp: SmtpHouse
let house: House
let scene: Scene

beforeEach(async () => {
  smtp = await openSmtpHouse()
  house = await openHouse({ mail: smtp.settings })
  scene = await furnish(house)
  await look()
})
afterEach(async () => {
  await house.close()
  await smtp.close()
})

const look = async () => house.mail?.look()

async function invite(email: string): Promise<string> {
  const body = { role: 'viewer', plenaryId: scene.own.plenaryId, cityId: scene.hanoi, email }
  const answer = await house.ask('POST /api/invitations', { as: scene.people.secretariat, body })
  return ((await answer.json()) as { link: string }).link
}

const outbox = () => house.read.selectFrom('mail_outbox').orderBy('address').selectAll().execute()

/** Looks every minute until so much time has passed; answers the minutes at which something was offered. */
async function attempts(within: number, count: () => number): Promise<number[]> {
  const minutes: number[] = []
  for (let minute = 0; minute <= within / MINUTE; minute += 1) {
    const before = count()
    await look()
    if (count() > before) minutes.push(minute)
    house.clock.offset += MINUTE
  }
  return minutes
}

test('[ML15] a server that refuses is asked again after growing pauses, and then accepts', async () => {
  smtp.state.mood = 'refuses-recipient'
  await invite('new@hanoi.example')
  expect(await attempts(20 * MINUTE, () => smtp.offered.length)).toEqual([0, 1, 3, 7, 15])
  expect(await outbox()).toMatchObject([{ attempts: 5 }])
  smtp.state.mood = 'takes'
  house.clock.offset += 11 * MINUTE
  await look()
  expect(smtp.take()).toHaveLength(1)
  expect(await outbox()).toEqual([])
  const lines = house.logged.filter((line) => line.includes('tried again'))
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/"code":"EENVELOPE","answer":550/)
})

test('[ML15] a mailbox that never takes it does not keep the others waiting, and is given up after a day', async () => {
  smtp.state.mood = 'refuses-recipient'
  await invite('new@hanoi.example')
  await look()
  smtp.state.mood = 'takes'
  await invite('other@hanoi.example')
  await look()
  expect(smtp.take().map(({ to }) => to[0])).toEqual(['other@hanoi.example'])
  smtp.state.mood = 'refuses-recipient'
  for (let hour = 0; hour < 28; hour += 1) {
    house.clock.offset += HOUR
    await look()
  }
  expect(await outbox()).toEqual([])
  const offered = smtp.offered.filter((address) => address === 'new@hanoi.example').length
  expect(offered).toBeGreaterThan(8)
  expect(house.logged.filter((line) => line.includes('given up after a day'))).toHaveLength(1)
  expect(house.logged.filter((line) => line.includes('tried again'))).toHaveLength(offered - 1)
})

test('[ML15] a server that takes nothing is asked once for all that waits, with one line in the log', async () => {
  smtp.state.mood = 'turns-away'
  for (const name of ['a', 'b', 'c']) await invite(`${name}@hanoi.example`)
  const before = smtp.state.connections
  await look()
  expect(smtp.state.connections).toBe(before + 1)
  expect((await outbox()).map(({ attempts: tried }) => tried)).toEqual([1, 1, 1])
  expect(house.logged).toHaveLength(1)
  smtp.state.mood = 'takes'
  house.clock.offset += MINUTE
  await look()
  expect(smtp.take()).toHaveLength(3)
})

test('[ML16] where the server’s answer was lost, the mail goes out again under the same Message-ID', async () => {
  smtp.state.mood = 'loses-answer'
  await invite('new@hanoi.example')
  await look()
  smtp.state.mood = 'takes'
  house.clock.offset += MINUTE
  await look()
  const ids = smtp.take().map(({ headers }) => headers.get('message-id'))
  expect(ids).toHaveLength(2)
  expect(ids[0]).toMatch(/^<[0-9a-z]{20}@network\.example>$/)
  expect(new Set(ids).size).toBe(1)
})

test('[ML16] a mail that was taken is not handed over again while its row can’t be removed', async () => {
  await invite('new@hanoi.example')
  const { storage } = house
  const write = storage.write.bind(storage)
  storage.write = async (unit) =>
    unit.statements?.some(({ query }) => query.sql.startsWith('delete from "mail_outbox"'))
      ? { outcome: 'failed', cause: new Error('the disk fails') }
      : write(unit)
  await look()
  await look()
  expect(await outbox()).toHaveLength(1)
  storage.write = write
  await look()
  expect(await outbox()).toEqual([])
  expect(smtp.take()).toHaveLength(1)
})

test('[ML3] a server that does not know us, or refuses, brings no secret and no address into the log', async () => {
  smtp.state.password = 'another'
  const link = await invite('new@hanoi.example')
  await look()
  smtp.state.password = SMTP_PASSWORD
  smtp.state.mood = 'refuses-recipient'
  house.clock.offset += MINUTE
  await look()
  expect(house.logged).toHaveLength(2)
  expect(house.logged[0]).toMatch(/"code":"EAUTH","answer":535/)
  const log = house.logged.join('\n')
  const encoded = Buffer.from(SMTP_PASSWORD).toString('base64').slice(0, 10)
  for (const secret of [SMTP_PASSWORD, encoded, link.split('#')[1] ?? '', 'new@hanoi.example', 'Invitation'])
    expect(log).not.toContain(secret)
})

test('[ML4] the password does not travel where the connection can’t be encrypted', async () => {
  const elsewhere = { ...smtp.settings, smtp: { ...smtp.settings.smtp, isOnLoopback: false } }
  await invite('new@hanoi.example')
  await house.startMail(elsewhere).look()
  expect(smtp.state).toMatchObject({ connections: 1, attemptsToSignIn: 0 })
  expect(house.logged.join()).toContain('"code":"ETLS"')
})

test('[ML6] a mail waits sealed, and its row goes with it', async () => {
  smtp.state.mood = 'turns-away'
  const link = await invite('new@hanoi.example')
  const token = link.split('#')[1] ?? ''
  await look()
  const [row] = await outbox()
  expect(JSON.stringify(row)).not.toContain(token)
  expect(Buffer.from(row?.sealed ?? '', 'base64').toString('latin1')).not.toContain(token)
  smtp.state.mood = 'takes'
  house.clock.offset += MINUTE
  await look()
  expect(smtp.take()[0]?.text).toContain(token)
  expect(await outbox()).toEqual([])
})

test('[ML6] with another secret, or altered, it stays shut', () => {
  const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const sealing = createSealing('one', bytes)
  const sealed = sealing.seal('ハノイ')
  expect(sealing.open(sealed)).toBe('ハノイ')
  expect(createSealing('one', bytes).open(sealed)).toBe('ハノイ')
  expect(createSealing('another', bytes).open(sealed)).toBeUndefined()
  const altered = Buffer.from(sealed, 'base64')
  altered[30] = (altered[30] ?? 0) ^ 1
  expect(sealing.open(altered.toString('base64'))).toBeUndefined()
  expect(sealing.open('')).toBeUndefined()
})

test('[ML6] what was sealed with a secret that is gone is given up, with a line in the log', async () => {
  const { storage, read } = house
  await invite('new@hanoi.example')
  const query = read.updateTable('mail_outbox').set({ sealed: 'AAAA' }).compile()
  await storage.write({ statements: [{ query }] })
  await look()
  expect(await outbox()).toEqual([])
  expect(smtp.received).toEqual([])
  expect(house.logged.join()).toContain('cannot be opened')
})

test('[ML9] names and titles that bring their own lines and headers bring none', async () => {
  const evil = 'Hanoi\r\nBcc: all@evil.example\r\n\r\n.\r\nMAIL FROM:<x@evil.example>'
  const { read, storage } = house
  const query = read.updateTable('declaration').set({ title: evil }).compile()
  await storage.write({ statements: [{ query }] })
  const as = scene.people.secretariat
  await house.ask(`POST /api/declarations/${scene.own.declarationId}/close`, { as })
  await look()
  const mails = smtp.take()
  expect(mails).toHaveLength(6)
  for (const { from, to, headers, text } of mails) {
    expect(from).toBe('plenary@network.example')
    expect(to).toHaveLength(1)
    expect(headers.has('bcc')).toBe(false)
    expect([...headers.keys()].sort()).toEqual(ALLOWED)
    expect(headers.get('subject')).toContain('Closed: Hanoi Bcc: all@evil.example')
    expect(text.split('\n').filter((line) => /^(Bcc|MAIL|\.)/.test(line))).toEqual([])
  }
})

const ALLOWED = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

test('[ML19] what waited when a backup was made is not sent after it was restored', async () => {
  smtp.state.mood = 'turns-away'
  await invite('new@hanoi.example')
  const folder = passingFolder('plenary-mail-')
  const file = join(folder, 'copy.backup')
  await backUp(house.folder, file, Date.now())
  const data = join(folder, 'data')
  const { randomBytes } = house.context.surroundings
  await restore(data, file, { replace: false, now: Date.now(), randomBytes })
  const db = new DatabaseSync(join(data, 'plenary.db'))
  expect(db.prepare('select id from mail_outbox').all()).toEqual([])
  db.close()
  expect(await outbox()).toHaveLength(1)
  await rm(folder, { recursive: true })
})
