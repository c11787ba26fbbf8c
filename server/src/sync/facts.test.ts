// What is written beside the words, in the same unit: who wrote where last, words that were swallowed, repaired ids.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { SyncHouse } from '../testing/sync-house.ts'
import { clauseText, type TestClient } from '../testing/test-client.ts'

function clausesOf(doc: Y.Doc): Y.XmlElement {
  return doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
}

function factsOf({ messages }: TestClient): string[] {
  return messages.flatMap((message) => (message.type === 'fact-changed' ? [message.fact] : []))
}

test('[SY70] who wrote last in a clause, in the title, the preamble and the closing is stored with the words', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi', { role: 'head' }), await house.enter('seoul')]
  hanoi.type(' Hanoi.', 1)
  await house.surroundings.settle()
  seoul.type(' Seoul.', 1)
  const title = hanoi.doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
  const paragraph = title.get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, 'Tokyo ')
  await house.surroundings.settle()
  const rows = await house.storage.read.selectFrom('clause_change').selectAll().orderBy('container').execute()
  const at = new Date(house.surroundings.now()).toISOString()
  expect(rows).toEqual([
    {
      text_id: 'text-1',
      container: 'clauses',
      clause_id: 'clause0002',
      person_id: 'person-seoul',
      city_id: 'city-seoul',
      role: 'drafter',
      at,
    },
    {
      text_id: 'text-1',
      container: 'title',
      clause_id: '',
      person_id: 'person-hanoi',
      city_id: 'city-hanoi',
      role: 'head',
      at,
    },
  ])
})

test('[SY71] a deletion, and a clause that is new, count as writing in the clause', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  clauseText(hanoi.doc, 2).delete(0, 4)
  hanoi.doc.transact(() => {
    const clause = new Y.XmlElement('clause')
    clause.setAttribute('id', 'clause0009')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('New.')])
    clause.insert(0, [paragraph])
    clausesOf(hanoi.doc).insert(3, [clause])
  })
  await house.surroundings.settle()
  const rows = await house.storage.read.selectFrom('clause_change').select('clause_id').execute()
  expect(rows.map(({ clause_id }) => clause_id).sort()).toEqual(['clause0003', 'clause0009'])
})

test('[SY72] while one person goes on writing, the row is renewed every ten seconds, and told once a second at most', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  const writes: number[] = []
  house.storage.onWrite = (unit) => {
    writes.push(unit.statements?.length ?? 0)
    return undefined
  }
  for (let second = 0; second < 25; second += 1) {
    hanoi.type('x')
    await house.surroundings.advance(1_000)
  }
  expect(writes.filter((count) => count > 0)).toHaveLength(3)
  expect(factsOf(hanoi).filter((fact) => fact === 'clauses')).toHaveLength(3)
  const seoul = await house.enter('seoul')
  for (let times = 0; times < 10; times += 1) {
    ;(times % 2 ? hanoi : seoul).type('y')
    await house.surroundings.advance(100)
  }
  expect(factsOf(seoul).filter((fact) => fact === 'clauses').length).toBeLessThanOrEqual(2)
})

test('[NW14] what the same person writes right after an act on the text has its own time', async () => {
  const house = new SyncHouse()
  const hanoi = await house.enter('hanoi')
  const written = () => house.storage.read.selectFrom('clause_change').select('at').executeTakeFirstOrThrow()
  hanoi.type('before')
  await house.surroundings.advance(1_000)
  const before = await written()
  await house.rooms.exclusive('text-1', async () => undefined)
  await house.surroundings.advance(1_000)
  hanoi.type('after')
  await house.surroundings.advance(1_000)
  expect((await written()).at > before.at).toBe(true)
})

test('[SY73] words that land in a clause that was just deleted are kept, and told to their author and the secretariat', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul, secretariat, tokyo] = [
    await house.enter('hanoi'),
    await house.enter('seoul'),
    await house.enter('office', { role: 'secretariat' }),
    await house.enter('tokyo'),
  ]
  const seen = new Y.Doc()
  Y.applyUpdate(seen, Y.encodeStateAsUpdate(seoul.doc))
  const before = Y.encodeStateVector(seen)
  clauseText(seen, 1).insert(4, 'precious ')
  clausesOf(hanoi.doc).delete(1, 1)
  await house.surroundings.settle()
  seoul.sendUpdate(Y.encodeStateAsUpdate(seen, before))
  await house.surroundings.settle()
  const rows = await house.storage.read.selectFrom('swallowed').selectAll().execute()
  expect(rows).toMatchObject([
    {
      text_id: 'text-1',
      // Of a clause that is gone, not even the id is known any more.
      clause_id: null,
      person_id: 'person-seoul',
      city_id: 'city-seoul',
      wording: 'precious ',
      seq: 3,
      dismissed_at: null,
    },
  ])
  expect(seoul.acknowledged).toBe(seoul.documentFrames)
  expect([hanoi, seoul, secretariat, tokyo].map((client) => factsOf(client).includes('swallowed'))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('[SY74] two clauses with one id: the one that had it keeps it, the other gets a new one from the server', async () => {
  const house = new SyncHouse()
  const [hanoi, seoul] = [await house.enter('hanoi'), await house.enter('seoul')]
  const clause = new Y.XmlElement('clause')
  clause.setAttribute('id', 'clause0001')
  clausesOf(hanoi.doc).insert(0, [clause])
  await house.surroundings.settle()
  const ids = clausesOf(seoul.doc)
    .toArray()
    .map((each) => (each as Y.XmlElement).getAttribute('id'))
  expect(new Set(ids).size).toBe(4)
  expect(ids.slice(1)).toEqual(['clause0001', 'clause0002', 'clause0003'])
  expect(house.updates().at(-1)).toMatchObject({ actor: 'system', role: 'system', city_id: null })
  const claims = (await house.storage.loadText('text-1'))?.clients
  expect(claims?.map(({ person_id }) => person_id).sort()).toEqual(['person-hanoi', 'system'])
  expect(house.stored().getXmlFragment(FRAGMENT).toString()).toBe(
    seoul.doc.getXmlFragment(FRAGMENT).toString(),
  )
})

test('[SY75] ids that were left double by a crash are repaired before anything else', async () => {
  const house = new SyncHouse()
  const copy = house.stored()
  const before = Y.encodeStateVector(copy)
  const clause = new Y.XmlElement('clause')
  clause.setAttribute('id', 'clause0003')
  clausesOf(copy).insert(3, [clause])
  house.append(Y.encodeStateAsUpdate(copy, before), [copy.clientID])
  const running = house.rooms.exclusive('text-1', async (at) =>
    at.content().content[2].content?.map(({ attrs }) => attrs.id),
  )
  await house.surroundings.settle()
  const ids = await running
  expect(new Set(ids as string[]).size).toBe(4)
})
