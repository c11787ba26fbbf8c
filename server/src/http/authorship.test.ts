// Who wrote the words of a text over HTTP, while people write and move them over real sockets.
import type { Authors, Authorship, ClauseHistory } from '@plenary/shared/api/authorship-routes'
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { CarriedWords } from '@plenary/shared/update/carried-words'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clauseText, type WireClient } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'

const MINUTE = 60_000

let stage: Stage
let sockets: SocketGuests
let hanoi: WireClient
let seoul: WireClient

beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
  hanoi = await sockets.join('drafter')
  seoul = await sockets.join('otherCityHead')
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})

async function ask<Reply>(path: string): Promise<Reply> {
  const address = `GET /api/texts/${stage.subject.text}/${path}`
  const answer = await stage.house.ask(address, { as: stage.scene.people.viewer })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as Reply
}

const authors = () => ask<Authors>('authors')
const authorship = ({ client, clock }: Y.ID) => ask<Authorship>(`authorship?client=${client}&clock=${clock}`)

/** The item of the first letter of these words in the n-th clause, as a client has it. */
function letter({ doc }: WireClient, clause: number, words: string): Y.ID {
  const text = clauseText(doc, clause)
  let offset = text.toString().indexOf(words)
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (offset < item.length) return Y.createID(item.id.client, item.id.clock + offset)
    offset -= item.length
  }
  throw new Error(`no words ${words}`)
}

/** Moves a clause before another one, as the editor does. */
function move({ doc }: WireClient, index: number, before: number): void {
  doc.transact(() => {
    const list = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    list.insert(before, [(list.get(index) as Y.XmlElement).clone()])
    list.delete(index < before ? index : index + 1, 1)
  })
}

test('[AT13] each client is listed with its person, city and function, and the words of the beginning with the server', async () => {
  clauseText(hanoi.doc, 0).insert(0, 'Hanoi wrote. ')
  await hanoi.saved()
  const { authors: people, clients } = await authors()
  const authorOf = (client: number) =>
    people[clients.find(({ clientId }) => clientId === client)?.author ?? -1]
  const { drafter } = stage.scene.people
  expect(authorOf(hanoi.doc.clientID)).toEqual({
    personId: drafter.personId,
    name: drafter.email,
    cityId: stage.scene.hanoi,
    role: 'drafter',
  })
  const [seed] = [...hanoi.doc.store.clients.keys()].filter((client) => client !== hanoi.doc.clientID)
  expect(authorOf(seed ?? 0)).toMatchObject({ personId: 'system', role: 'system' })
})

test('[AT14] a letter is its first author’s wherever it was carried to, with who carried it last and when', async () => {
  const wrote = letter(hanoi, 0, 'Hanoi wrote')
  const before = await authorship(wrote)
  expect(before).toMatchObject({ author: { cityId: stage.scene.hanoi }, movedBy: null, movedAt: null })
  stage.house.clock.offset += MINUTE
  move(seoul, 0, 2)
  await seoul.saved()
  const once = await authorship(letter(seoul, 1, 'Hanoi wrote'))
  expect(once).toEqual({ ...before, movedBy: expect.anything(), movedAt: expect.any(String) })
  expect(once.movedBy).toMatchObject({ cityId: stage.scene.seoul, role: 'head' })
  stage.house.clock.offset += MINUTE
  await expect.poll(() => clauseText(hanoi.doc, 1).toString()).toContain('Hanoi wrote')
  move(hanoi, 1, 0)
  await hanoi.saved()
  const twice = await authorship(letter(hanoi, 0, 'Hanoi wrote'))
  expect(twice).toMatchObject({ author: before.author, at: before.at, movedBy: before.author })
  expect((twice.movedAt ?? '') > (once.movedAt ?? '')).toBe(true)
})

test('[AT15] what was carried is listed, so that a screen finds the first author by itself', async () => {
  const { carried } = await authors()
  const words = new CarriedWords(carried)
  const { client, clock } = letter(hanoi, 0, 'Hanoi wrote')
  const [first] = words.firstWritten(client, clock, 1)
  expect(first).toEqual({ client: hanoi.doc.clientID, clock: 0, length: 1, isCarried: true })
})

test('[AT16] of a letter that nobody wrote nothing is said', async () => {
  const { house, scene, subject } = stage
  const answer = await house.ask(`GET /api/texts/${subject.text}/authorship?client=1&clock=900000`, {
    as: scene.people.viewer,
  })
  expect(await house.codeOf(answer)).toBe('not-found')
})

const history = (before?: string) =>
  ask<ClauseHistory>(
    `clauses/${stage.subject.openClause}/history${before === undefined ? '' : `?before=${before}`}`,
  )

async function makeVersion(): Promise<string> {
  const { house, scene, subject } = stage
  const answer = await house.ask(`POST /api/declarations/${subject.declaration}/versions`, {
    as: scene.people.secretariat,
    body: {},
  })
  if (!answer.ok) throw new Error(await answer.text())
  return ((await answer.json()) as { id: string }).id
}

async function write(client: WireClient, words: string): Promise<void> {
  clauseText(client.doc, 0).insert(0, words)
  await client.saved()
}

const changesOf = ({ entries, authors }: ClauseHistory) =>
  entries.map(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.kind === 'kept'
        ? []
        : [`${piece.kind} ${piece.text} ${piece.by.map(({ author }) => authors[author]?.cityId).join()}`],
    ),
  )

test('[AT17] the history of a clause goes from version to version, the newest first, with what each city changed in it', async () => {
  const { hanoi: ofHanoi, seoul: ofSeoul } = stage.scene
  const first = await makeVersion()
  await write(seoul, 'Seoul too. ')
  const second = await makeVersion()
  // Nothing of this clause is changed between these two.
  const preamble = hanoi.doc.getXmlFragment(FRAGMENT).get(1) as Y.XmlElement
  ;((preamble.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Now ')
  await hanoi.saved()
  const third = await makeVersion()
  await write(hanoi, 'At last. ')
  const found = await history()
  expect(changesOf(found).slice(0, 2)).toEqual([
    [`inserted At last.  ${ofHanoi}`],
    [`inserted Seoul too.  ${ofSeoul}`],
  ])
  const [newest, older] = found.entries
  expect([newest?.from?.versionId, newest?.to.versionId]).toEqual([third, null])
  expect([older?.from?.versionId, older?.to.versionId]).toEqual([first, second])
  expect(changesOf(found).at(-1)?.join()).toContain('Hanoi wrote')
})

test('[AT18] ten changes are told at a time, and the rest when it is asked for', async () => {
  for (let count = 0; count < 11; count += 1) {
    await write(hanoi, `${count}. `)
    await makeVersion()
  }
  const newest = await history()
  expect(newest.entries).toHaveLength(10)
  expect(changesOf(newest)[0]).toEqual([`inserted 10.  ${stage.scene.hanoi}`])
  const rest = await history(newest.before ?? '')
  expect(changesOf(rest)[0]?.join()).toContain('inserted 0. ')
  expect(changesOf(rest).at(-1)?.join()).toContain('Hanoi wrote')
  expect(rest.before).toBeNull()
})

test('[AT19] before a version that the text does not have, nothing is told', async () => {
  const { house, scene, subject } = stage
  const address = `GET /api/texts/${subject.text}/clauses/${subject.openClause}/history?before=other`
  expect(await house.codeOf(await house.ask(address, { as: scene.people.viewer }))).toBe('not-found')
})
