// Bringing a version, or one clause of it, back over HTTP, while people write over real sockets.
import type { ClauseChange } from '@plenary/shared/api/declaration-routes'
import type { Digests } from '@plenary/shared/api/life-routes'
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { textDigest } from '@plenary/shared/canon/digests'
import { BOUNDS } from '@plenary/shared/protocol/frames'
import type { ContentJson } from '@plenary/shared/schema/content'
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clauseText, type WireClient } from '../../wire/wire-client.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { must } from '../testing/http-house.ts'
import { openSocketGuests, type SocketGuests } from '../testing/socket-guests.ts'
import { CONTENT } from '../testing/sync-house.ts'

const [FIRST, SECOND, THIRD] = ['clause0001', 'clause0002', 'clause0003']

let stage: Stage
let sockets: SocketGuests
let declaration: string
let textId: string

beforeAll(async () => {
  stage = await openStage('drafting')
  sockets = await openSocketGuests(stage)
})
afterAll(async () => {
  await sockets.leave()
  await stage.house.close()
})
beforeEach(() => open(CONTENT))

async function open(content: ContentJson) {
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content } as const
  const { plenaryId } = stage.scene.own
  const created = must(
    await createDeclaration(stage.house.context, 'system', { plenaryId, title: 'One', text }),
  )
  declaration = created.id
  textId = created.textId
}

type Name = keyof Stage['scene']['people']
const ask = (as: Name, request: string, body?: unknown) =>
  stage.house.ask(request, { as: stage.scene.people[as], body })
const act = (name: string, body?: unknown, as: Name = 'secretariat') =>
  ask(as, `POST /api/declarations/${declaration}/${name}`, body)
const json = async <T>(answer: Promise<Response>) => {
  const response = await answer
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as T
}
const code = async (answer: Promise<Response>) => stage.house.codeOf(await answer)

const versions = () => json<Version[]>(ask('viewer', `GET /api/declarations/${declaration}/versions`))
const makeVersion = async () =>
  `version:${(await json<{ id: string }>(act('versions', { name: 'Zero draft' }))).id}`
const content = async () =>
  (await json<{ content: ContentJson }>(ask('viewer', `GET /api/texts/${textId}/content`))).content
const digests = () => json<Digests>(ask('viewer', `GET /api/texts/${textId}/digests`))
const preview = (from: string, clause?: string, as: Name = 'drafter') =>
  ask(as, `GET /api/texts/${textId}/restoration?from=${from}${clause ? `&clause=${clause}` : ''}`)
const restore = (body: { from: string; clause?: string; digest?: string }, as: Name = 'secretariat') =>
  ask(as, `POST /api/texts/${textId}/restore`, body)
type Restored = { sequence: number; kept: string[] }

const join = (as: Name) => sockets.join(as, { textId })
const wordsOf = (doc: Y.Doc, clause: number) => clauseText(doc, clause).toString()

async function write(words: string, clause = 0, as: Name = 'drafter') {
  const client = await join(as)
  clauseText(client.doc, clause).insert(0, words)
  await client.saved()
  return client
}

const log = () =>
  stage.house.read
    .selectFrom('text_update')
    .where('text_id', '=', textId)
    .orderBy('seq')
    .select(['seq', 'actor', 'city_id', 'role', 'update'])
    .execute()

async function recorded(): Promise<Record<string, unknown>[]> {
  const rows = await stage.house.read
    .selectFrom('audit')
    .where('action', '=', 'text-restored')
    .where('subject', '=', `declaration:${declaration}`)
    .orderBy('seq')
    .select(['actor', 'city_id', 'data'])
    .execute()
  return rows.map(({ data, ...row }) => ({ ...row, ...(JSON.parse(data) as object) }))
}

test('[RS16] a version is brought back as one edit of its restorer, with a version of the words before', async () => {
  const wanted = await digests()
  const from = await makeVersion()
  await write('New. ')
  const client = await write('Other. ', 2, 'otherCityHead')
  const before = { log: await log(), digest: await digests() }
  const { sequence, kept } = await json<Restored>(restore({ from }))
  expect(kept).toEqual([])
  expect((await digests()).text).toBe(wanted.text)
  await client.until('the edit', () => wordsOf(client.doc, 2) === 'The third clause.')
  const after = await log()
  expect(after.slice(0, before.log.length)).toEqual(before.log)
  const { personId } = stage.scene.people.secretariat
  expect(after.slice(before.log.length)).toMatchObject([
    { seq: sequence, actor: personId, city_id: null, role: 'secretariat' },
  ])
  const [newest] = await versions()
  expect(newest).toMatchObject({ kind: 'restored', number: null, by: null })
  expect(newest?.texts).toMatchObject([{ id: textId, digest: before.digest.text }])
  expect(await recorded()).toMatchObject([
    { actor: personId, city_id: null, textId, from, number: 1, name: 'Zero draft', kept: [], sequence },
  ])
  const written = Y.decodeUpdate(after.at(-1)?.update ?? new Uint8Array())
  for (const client of new Set(written.structs.map(({ id }) => id.client))) {
    const claim = await stage.house.read
      .selectFrom('text_client')
      .where('text_id', '=', textId)
      .where('client_id', '=', client)
      .select('person_id')
      .executeTakeFirst()
    expect(claim?.person_id).toBe(personId)
  }
})

test('[RS16] a clause is brought back by a drafter for the own city; what is there already is left alone', async () => {
  const from = await makeVersion()
  await write('New. ')
  await write('Kept. ', 2)
  const { sequence } = await json<Restored>(restore({ from, clause: FIRST }, 'drafter'))
  expect((await log()).at(-1)).toMatchObject({
    seq: sequence,
    actor: stage.scene.people.drafter.personId,
    city_id: stage.scene.hanoi,
    role: 'drafter',
  })
  const doc = (await join('viewer')).doc
  expect([wordsOf(doc, 0), wordsOf(doc, 2)]).toEqual(['The first clause.', 'Kept. The third clause.'])
  const made = (await versions()).length
  expect(await json<Restored>(restore({ from, clause: FIRST }, 'drafter'))).toEqual({ sequence, kept: [] })
  expect((await versions()).length).toBe(made)
  expect(await recorded()).toMatchObject([{ clauseId: FIRST, city_id: stage.scene.hanoi }])
})

test('[RS17] the whole text is for the secretariat, a clause for whoever writes, a closed text for nobody', async () => {
  const from = await makeVersion()
  await write('New. ')
  expect(await code(restore({ from }, 'drafter'))).toBe('forbidden')
  expect(await code(restore({ from }, 'head'))).toBe('forbidden')
  expect(await code(restore({ from, clause: FIRST }, 'viewer'))).toBe('forbidden')
  expect(await code(preview(from, FIRST, 'viewer'))).toBe('forbidden')
  await act('close')
  expect(await code(restore({ from }))).toBe('wrong-state')
  expect(await code(restore({ from, clause: FIRST }, 'drafter'))).toBe('wrong-state')
  expect((await log()).length).toBe(2)
})

test('[RS18] other words than were shown are not replaced', async () => {
  const from = await makeVersion()
  await write('New. ')
  const shown = await json<Restoration>(preview(from))
  await write('Newer. ')
  expect(await code(restore({ from, digest: shown.digest }))).toBe('precondition-failed')
  const again = await json<Restoration>(preview(from))
  expect(await code(restore({ from, digest: again.digest }))).toBe(200)
  expect(textDigest(await content())).toBe(textDigest(CONTENT))
})

test('[RS18] for a clause only its own words count', async () => {
  const from = await makeVersion()
  await write('New. ')
  const shown = await json<Restoration>(preview(from, FIRST))
  await write('Elsewhere. ', 2)
  expect((await json<Restoration>(preview(from, FIRST))).digest).toBe(shown.digest)
  await write('Newer. ')
  expect(await code(restore({ from, clause: FIRST, digest: shown.digest }, 'drafter'))).toBe(
    'precondition-failed',
  )
  const gone = await join('drafter')
  ;(gone.doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement).delete(0, 1)
  await gone.saved()
  expect(await code(restore({ from, clause: FIRST, digest: shown.digest }, 'drafter'))).toBe(
    'precondition-failed',
  )
  const { digest } = await json<Restoration>(preview(from, FIRST))
  await write('More. ', 1)
  expect(await code(restore({ from, clause: FIRST, digest }, 'drafter'))).toBe(200)
})

test('[RS19] a city that types elsewhere meanwhile loses nothing and is not refused', async () => {
  const from = await makeVersion()
  await write('New. ')
  const seoul = await join('otherCityHead')
  const place = Y.createRelativePositionFromTypeIndex(clauseText(seoul.doc, 2), 4)
  const letters = 'We type on and on.'
  const typing = (async () => {
    for (const letter of letters) {
      clauseText(seoul.doc, 2).insert(clauseText(seoul.doc, 2).length, letter)
      await seoul.heard()
    }
  })()
  for (let round = 0; round < 3; round += 1) {
    await json<Restored>(restore({ from, clause: FIRST }, 'drafter'))
    await write(`Again ${round}. `)
  }
  await json<Restored>(restore({ from, clause: FIRST }, 'drafter'))
  await typing
  await seoul.saved()
  await seoul.until('the clause', () => wordsOf(seoul.doc, 0) === 'The first clause.')
  expect(seoul.messages.filter(({ type }) => type === 'refused')).toEqual([])
  const { doc } = await join('viewer')
  expect(wordsOf(doc, 2)).toBe(`The third clause.${letters}`)
  expect(wordsOf(doc, 0)).toBe('The first clause.')
  expect(Y.createAbsolutePositionFromRelativePosition(place, seoul.doc)?.index).toBe(4)
})

test('[RS20] what is locked stays, and the preview says so and what would change', async () => {
  const from = await makeVersion()
  await write('New. ')
  await write('Agreed. ', 1)
  await act('lock', { clause: SECOND })
  const before = await log()
  const shown = await json<Restoration>(preview(from, undefined, 'secretariat'))
  expect(shown.kept).toEqual([SECOND])
  expect(shown.comparison.authors).toMatchObject([{ role: 'secretariat', cityId: null }])
  expect(shown.digest).toBe((await digests()).text)
  const changed = shown.comparison.parts.filter(({ fate }) => fate !== 'same')
  expect(changed).toMatchObject([
    {
      clauseId: FIRST,
      fate: 'changed',
      pieces: [
        { kind: 'deleted', text: 'New. ', by: [{ author: 0 }] },
        { kind: 'kept', text: 'The first clause.' },
        { kind: 'kept', text: '\n' },
      ],
    },
  ])
  expect(await log()).toEqual(before)
  expect(await json<Restored>(restore({ from, digest: shown.digest }))).toMatchObject({ kept: [SECOND] })
  const { doc } = await join('viewer')
  expect([0, 1].map((clause) => wordsOf(doc, clause))).toEqual([
    'The first clause.',
    'Agreed. The second clause.',
  ])
  expect(await code(restore({ from, clause: SECOND }))).toBe('clause-locked')
  expect(await code(preview(from, SECOND))).toBe('clause-locked')
})

test('[RS21] a position is stale by it, and valid again when the words return', async () => {
  await write('New. ')
  const from = await makeVersion()
  const { clauses } = await digests()
  const digest = clauses.find(({ clauseId }) => clauseId === FIRST)?.digest
  await act('positions', { clause: FIRST, position: 'agrees', digest, city: stage.scene.hanoi }, 'head')
  const isStale = async () => {
    const { id } = await json<{ id: string }>(act('versions', {}))
    const { positions } = await json<{ positions: { clauseId: string; isStale: boolean }[] }>(
      ask('viewer', `GET /api/declarations/${declaration}/versions/${id}`),
    )
    return positions.find(({ clauseId }) => clauseId === FIRST)?.isStale
  }
  const imported = (await versions()).find(({ kind }) => kind === 'imported')?.id
  await json<Restored>(restore({ from: `version:${imported}`, clause: FIRST }, 'drafter'))
  expect(await isStale()).toBe(true)
  await json<Restored>(restore({ from, clause: FIRST }, 'otherCityHead'))
  expect(await isStale()).toBe(false)
})

test('[RS22] a version that is larger than an update may be is brought back', async () => {
  const [title, preamble, , closing] = CONTENT.content
  const words = 'Cities cooperate. '.repeat(4_000)
  const many = Math.ceil(BOUNDS.updateBytes / words.length) + 4
  await open({
    type: 'doc',
    content: [
      title,
      preamble,
      {
        type: 'clauses',
        content: Array.from({ length: many }, (_, index) => ({
          type: 'clause' as const,
          attrs: { id: `clause${String(index).padStart(4, '0')}` },
          content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }],
        })),
      },
      closing,
    ],
  })
  const wanted = await digests()
  const from = await makeVersion()
  const client = await join('drafter')
  const clauses = client.doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  clauses.delete(0, clauses.length)
  await client.saved()
  await json<Restored>(restore({ from }))
  expect((await digests()).text).toBe(wanted.text)
  expect((await log()).at(-1)?.update.length).toBeGreaterThan(BOUNDS.updateBytes)
})

test('[RS23] a sequence of the log is brought back too, and a clause that was deleted since with its id', async () => {
  const client = await write('New. ')
  const sequence = (await log()).length
  const list = client.doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  list.delete(0, 1)
  await client.saved()
  await json<Restored>(restore({ from: `sequence:${sequence}`, clause: FIRST }, 'drafter'))
  const ids = (await content()).content[2].content?.map(({ attrs }) => attrs.id)
  expect(ids).toEqual([FIRST, SECOND, THIRD])
  expect(wordsOf((await join('viewer')).doc, 0)).toBe('New. The first clause.')
  expect(await code(restore({ from: 'sequence:999' }))).toBe('not-found')
  expect(await code(restore({ from: `version:${stage.subject.version}` }))).toBe('not-found')
  expect(await code(restore({ from: `sequence:${sequence}`, clause: 'clause9999' }))).toBe('not-found')
  expect(await code(preview('sequence:999'))).toBe('not-found')
  expect(
    (await json<Restoration>(preview('now'))).comparison.parts.every(({ fate }) => fate === 'same'),
  ).toBe(true)
})

test('[RS24] who wrote last is told, open screens hear of it, and moved words keep their author', async () => {
  const from = await makeVersion()
  const client = await write('New. ')
  moveToEnd(client, 0)
  await client.saved()
  const told = client.messages.length
  await json<Restored>(restore({ from }))
  await client.until('the news', () => {
    const facts = client.messages
      .slice(told)
      .flatMap((message) => (message.type === 'fact-changed' ? message.fact : []))
    return facts.includes('clauses') && facts.includes('versions')
  })
  const changes = await json<ClauseChange[]>(ask('viewer', `GET /api/texts/${textId}/clauses`))
  expect(changes.find(({ clauseId }) => clauseId === FIRST)).toMatchObject({ role: 'secretariat' })
  const carried = await stage.house.read
    .selectFrom('text_carried')
    .where('text_id', '=', textId)
    .where('seq', '=', (await log()).length)
    .selectAll()
    .execute()
  expect(carried.map(({ length }) => length)).toEqual(['The first clause.'.length])
})

function moveToEnd({ doc }: WireClient, index: number): void {
  const list = doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  doc.transact(() => {
    list.insert(list.length, [(list.get(index) as Y.XmlElement).clone()])
    list.delete(index, 1)
  })
}
