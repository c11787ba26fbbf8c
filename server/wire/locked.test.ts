// Locked and closed words against a participant who sends what an editor never would, over real sockets: the digests that
// the server answers stay as they were, and an honest neighbour writes on.
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { passingFolder } from '../src/testing/passing-folder.ts'
import { attacks } from './attacks.ts'
import { createText } from './create-text.ts'
import { DEMO_PASSWORD, type Product, startProduct } from './product.ts'
import { listDeclarations, signIn } from './target.ts'
import { clauseText, WireClient } from './wire-client.ts'

const LOCKED = 'clause000001'

let folder: string
let product: Product
let secretariat: string
let attacker: string
let neighbour: string
let textId: string
let declarationId: string

beforeAll(async () => {
  folder = passingFolder('plenary-locked-')
  product = await startProduct(folder)
  secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  attacker = await signIn(product, 'drafter@bangkok.example', DEMO_PASSWORD)
  neighbour = await signIn(product, 'drafter@seoul.example', DEMO_PASSWORD)
  textId = await createText(product, secretariat, 'Locked', 4)
  const declarations = await listDeclarations(product, secretariat)
  declarationId = declarations.find(({ texts }) => texts.some(({ id }) => id === textId))?.id ?? ''
  await command('lock', { clause: LOCKED })
})

afterAll(async () => {
  await product?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

async function command(name: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${product.url}/api/declarations/${declarationId}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url, cookie: secretariat },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

interface Digests {
  text: string
  clauses: { clauseId: string; digest: string }[]
}

async function digests(): Promise<Digests> {
  const answer = await fetch(`${product.url}/api/texts/${textId}/digests`, {
    headers: { cookie: secretariat },
  })
  return (await answer.json()) as Digests
}

async function digestOfLocked(): Promise<string | undefined> {
  const { clauses } = await digests()
  expect(clauses.filter(({ clauseId }) => clauseId === LOCKED)).toHaveLength(1)
  return clauses.find(({ clauseId }) => clauseId === LOCKED)?.digest
}

type Reach = (doc: Y.Doc, clauses: Y.XmlElement) => void

const clauseOf = (id: string) => {
  const clause = new Y.XmlElement('clause')
  clause.setAttribute('id', id)
  clause.insert(0, [new Y.XmlElement('paragraph')])
  return clause
}

/** What reaches for the second clause, which is locked. */
const reaches: Record<string, Reach> = {
  'words are added': (doc) => clauseText(doc, 1).insert(0, 'Mine. '),
  'words are deleted': (doc) => clauseText(doc, 1).delete(0, 3),
  'words are made bold': (doc) => clauseText(doc, 1).format(0, 3, { bold: {} }),
  'a paragraph is added': (_, clauses) => at(clauses, 1).insert(0, [new Y.XmlElement('paragraph')]),
  'the clause is deleted': (_, clauses) => clauses.delete(1, 1),
  'all clauses are deleted': (_, clauses) => clauses.delete(0, clauses.length),
  'its id is changed': (_, clauses) => at(clauses, 1).setAttribute('id', 'another00001'),
  'its id is set anew': (_, clauses) => at(clauses, 1).setAttribute('id', LOCKED),
  'its id is taken away': (_, clauses) => at(clauses, 1).removeAttribute('id'),
  'another clause takes its id': (_, clauses) => at(clauses, 0).setAttribute('id', LOCKED),
  'a new clause before it has its id': (_, clauses) => clauses.insert(0, [clauseOf(LOCKED)]),
  'it is replaced by a copy': (_, clauses) => {
    clauses.delete(1, 1)
    clauses.insert(1, [clauseOf(LOCKED)])
  },
  'beside an honest edit': (doc) => {
    clauseText(doc, 0).insert(0, 'Honest. ')
    clauseText(doc, 1).insert(0, 'Mine. ')
  },
}

function at(clauses: Y.XmlElement, index: number): Y.XmlElement {
  return clauses.get(index) as Y.XmlElement
}

/** Sends what `reach` makes of a synchronised copy, in one update, and answers how the server closed. */
async function send(reach: Reach): Promise<{ code: number; reason: string } | undefined> {
  const client = new WireClient({ target: product, textId, cookie: attacker })
  await client.synced()
  const clauses = client.doc.getXmlFragment('declaration').get(2) as Y.XmlElement
  client.doc.transact(() => reach(client.doc, clauses))
  await client.ended()
  return client.closed
}

async function neighbourWrites(words: string): Promise<void> {
  const honest = new WireClient({ target: product, textId, cookie: neighbour, schema: 1 })
  await honest.synced()
  clauseText(honest.doc, 2).insert(0, words)
  await honest.saved()
  await honest.close()
}

describe('[WR12] nothing reaches what is locked', () => {
  test.each(Object.entries(reaches))('%s', async (name, reach) => {
    const before = await digestOfLocked()
    expect(await send(reach)).toEqual({ code: 4423, reason: 'locked' })
    expect(await digestOfLocked()).toBe(before)
    await neighbourWrites(`(${name}) `)
    expect(product.isRunning()).toBe(true)
  })
})

test('[WR13] after closing nothing reaches any word: the digest that was closed is the one that is adopted', {
  timeout: 120_000,
}, async () => {
  const { digest } = (await command('close', {})) as { digest: string }
  const { text } = await digests()
  for (const [name, reach] of Object.entries(reaches))
    expect(await send(reach), name).toEqual({ code: 4423, reason: 'closed' })
  const victim = new WireClient({ target: product, textId, cookie: neighbour })
  await victim.synced()
  for (const attack of attacks)
    await attack.run({
      target: product,
      textId,
      cookie: attacker,
      victim: { clientId: victim.doc.clientID, clock: 0 },
    })
  await command('adopt', { digest })
  expect((await digests()).text).toBe(text)
  await victim.close()
})
