// Invitations, closings and adoptions by mail: over HTTP, through real SMTP.
import type { MailChoices } from '@plenary/shared/api/people-routes'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { furnish, type Guest, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { openSmtpHouse, type SmtpHouse } from '../testing/smtp-house.ts'

const DAY = 24 * 60 * 60_000
let smtp: SmtpHouse
let house: House
let scene: Scene

beforeEach(async () => {
  smtp = await openSmtpHouse()
  house = await openHouse({ mail: smtp.settings })
  scene = await furnish(house)
  await house.mail?.look()
})
afterEach(async () => {
  await house.close()
  await smtp.close()
})

/** The mail that a minute brings. */
async function nextMinute() {
  await house.mail?.look()
  return smtp.take()
}

async function invite(email: string | null, role = 'viewer'): Promise<{ id: string; link: string }> {
  const cityId = role === 'observer' ? null : scene.hanoi
  const body = { role, plenaryId: scene.own.plenaryId, cityId, email }
  const answer = await house.ask('POST /api/invitations', { as: scene.people.secretariat, body })
  return (await answer.json()) as { id: string; link: string }
}

const act = (name: 'close' | 'adopt', declaration = scene.own.declarationId) =>
  house.ask(`POST /api/declarations/${declaration}/${name}`, { as: scene.people.secretariat })
const choose = (as: Guest, body: Partial<MailChoices>) =>
  house.ask('PUT /api/me/mail', { as, body: { positions: true, decisions: true, ...body } })
const outbox = () => house.read.selectFrom('mail_outbox').selectAll().execute()
const OF_OWN = [
  'drafter@hanoi.example',
  'head@hanoi.example',
  'head@seoul.example',
  'observer@sofia.example',
  'secretariat@demo.example',
  'viewer@hanoi.example',
]

test('[ML5] an invitation is mailed to its address with the link that the inviter sees', async () => {
  const { link } = await invite('new@hanoi.example')
  const [mail, ...others] = await nextMinute()
  expect(others).toEqual([])
  expect(mail?.to).toEqual(['new@hanoi.example'])
  expect(mail?.headers.get('to')).toBe('new@hanoi.example')
  expect(mail?.headers.get('subject')).toBe('Invitation: 9th')
  expect(mail?.text).toContain('You are invited to 9th as viewer, Hanoi.')
  expect(mail?.text.split('\n')).toContain(link)
  expect(await nextMinute()).toEqual([])
})

test('[ML5] without an address nothing is mailed', async () => {
  await invite(null)
  expect(await nextMinute()).toEqual([])
})

test('[ML5] of an invitation that was issued anew only the new link is mailed, of a dead one nothing', async () => {
  const as = scene.people.secretariat
  const { id } = await invite('anew@hanoi.example')
  const withdrawn = await invite('withdrawn@hanoi.example')
  const used = await invite('used@hanoi.example')
  const anew = await house.ask(`POST /api/invitations/${id}/reissue`, { as })
  const { link } = (await anew.json()) as { link: string }
  await house.ask(`DELETE /api/invitations/${withdrawn.id}`, { as })
  const account = { name: 'A', email: 'used@hanoi.example', password: 'a-long-password' }
  const accepted = { token: used.link.split('#')[1], account }
  expect((await house.ask('POST /api/links/accept', { body: accepted })).status).toBe(204)
  const mails = await nextMinute()
  expect(mails.map(({ to, text }) => [to[0], text.split('\n').includes(link)])).toEqual([
    ['anew@hanoi.example', true],
  ])
  expect(await outbox()).toEqual([])
})

test('[ML7] a closing and an adoption are told once to everybody of the plenary', async () => {
  await act('close')
  const closed = await nextMinute()
  expect(closed.map(({ to }) => to[0])).toEqual(OF_OWN)
  expect(new Set(closed.map(({ headers }) => headers.get('subject')))).toEqual(
    new Set(['Closed: The 9th, Rev. 1']),
  )
  expect(await nextMinute()).toEqual([])
  await act('adopt')
  const adopted = await nextMinute()
  expect(adopted.map(({ to }) => to[0])).toEqual(OF_OWN)
  expect(adopted[0]?.headers.get('subject')).toBe('Adopted: The 9th')
  expect(adopted[0]?.text).toContain('The adopted text is Rev. 1.')
  expect(await nextMinute()).toEqual([])
})

test('[ML21] after an adoption absent cities are told that they can give an opinion, and until when', async () => {
  await act('close')
  await nextMinute()
  const roster = `PUT /api/plenaries/${scene.own.plenaryId}/roster/${scene.seoul}`
  const absent = { member: true, present: false, counts: false, named: true, signs: false }
  await house.ask(roster, { as: scene.people.secretariat, body: absent })
  await house.ask(`POST /api/declarations/${scene.own.declarationId}/adopt`, {
    as: scene.people.secretariat,
    body: { opinionsUntil: '2100-12-31' },
  })
  for (const { text } of await nextMinute())
    expect(text).toContain(
      'Cities that were absent can give their opinion on the positions board until 31 December 2100.',
    )
})

test('[ML22] that a signing was opened, aborted and concluded is told as well', async () => {
  const told = async (acting: () => Promise<Response>) => {
    expect((await acting()).ok).toBe(true)
    const mails = await nextMinute()
    expect(mails.map(({ to }) => to[0])).toEqual(OF_OWN)
    return mails[0]?.headers.get('subject')
  }
  const signing = `/api/declarations/${scene.own.declarationId}/signing`
  const send = (address: string, body?: unknown) => house.ask(address, { as: scene.people.secretariat, body })
  await act('close')
  await act('adopt')
  await nextMinute()
  expect(await told(() => send(`POST ${signing}`))).toBe('To be signed: The 9th')
  expect(await told(() => send(`POST ${signing}/abort`, { reason: 'A wrong date' }))).toBe(
    'Signing aborted: The 9th',
  )
  await send(`POST ${signing}`)
  await nextMinute()
  const paper = { name: 'The Mayor', at: '2010-11-09T02:25:00.000Z' }
  await send(`PUT ${signing}/cities/${scene.hanoi}/paper`, paper)
  expect(await told(() => send(`POST ${signing}/conclude`))).toBe('Signed: The 9th')
})

test('[ML7] what happened while no process looked is told after the restart, and once', async () => {
  await act('close')
  const restarted = house.startMail(smtp.settings)
  await restarted.look()
  expect(smtp.take()).toHaveLength(OF_OWN.length)
  await house.startMail(smtp.settings).look()
  expect(smtp.take()).toEqual([])
})

test('[ML7] what was before mail was set up, or is older than a day, is told to nobody', async () => {
  await act('close')
  house.clock.offset += DAY + 1000
  expect(await nextMinute()).toEqual([])
  const without = await openHouse()
  const there = await furnish(without)
  await without.ask(`POST /api/declarations/${there.own.declarationId}/close`, {
    as: there.people.secretariat,
  })
  await without.startMail(smtp.settings).look()
  expect(smtp.take()).toEqual([])
  await without.close()
})

test('[ML18] who does not want to be told is not, and both are on until then', async () => {
  const { viewer, head } = scene.people
  const choices = async (as: Guest) => (await house.ask('GET /api/me/mail', { as })).json()
  expect(await choices(viewer)).toEqual({ positions: true, decisions: true, isSent: true })
  expect((await choose(viewer, { decisions: false })).status).toBe(204)
  await choose(head, { positions: false })
  expect(await choices(viewer)).toEqual({ positions: true, decisions: false, isSent: true })
  await act('close')
  const told = (await nextMinute()).map(({ to }) => to[0])
  expect(told).toEqual(OF_OWN.filter((address) => address !== viewer.email))
  const noted = house.read.selectFrom('audit').where('action', '=', 'mail-chosen').select(['actor', 'data'])
  expect(await noted.execute()).toMatchObject([
    { actor: viewer.personId, data: '{"decisions":false,"positions":true}' },
    { actor: head.personId },
  ])
})

test('[ML8] mail is plain text in the language in which the person had the interface last', async () => {
  const { viewer, drafter } = scene.people
  const seen = async (as: Guest, language: string) =>
    house.ask('GET /api/me', { as, headers: { 'accept-language': language } })
  await seen(viewer, 'ja')
  await seen(drafter, 'ja')
  await seen(drafter, 'en')
  await choose(viewer, {})
  await act('close')
  const mails = await nextMinute()
  const to = (guest: Guest) => mails.find(({ to: [address] }) => address === guest.email)
  expect(to(viewer)?.headers.get('subject')).toBe('確定：The 9th（Rev. 1）')
  expect(to(viewer)?.text).toContain('Rev. 1として確定されました。')
  expect(to(drafter)?.text).toContain('was closed as Rev. 1')
  for (const { headers, text } of mails) {
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(text.match(/https?:\S+/g)).toEqual([`${house.origin}/declarations/${scene.own.declarationId}`])
  }
})

test('[ML1] without SMTP the same acts write no mail', async () => {
  const without = await openHouse()
  const there = await furnish(without)
  const as = there.people.secretariat
  const body = { role: 'observer', plenaryId: there.own.plenaryId, cityId: null, email: 'new@x.example' }
  expect((await without.ask('POST /api/invitations', { as, body })).status).toBe(200)
  await without.ask('GET /api/me', { as, headers: { 'accept-language': 'ja' } })
  await without.ask(`POST /api/declarations/${there.own.declarationId}/close`, { as })
  for (const table of ['mail_outbox', 'mail_choice', 'mail_cursor', 'mail_digest'] as const)
    expect(await without.read.selectFrom(table).selectAll().execute()).toEqual([])
  const choices = await without.ask('GET /api/me/mail', { as })
  expect(await choices.json()).toEqual({ positions: true, decisions: true, isSent: false })
  await without.close()
})
