// Ten thousand honest updates over real sockets, offline returns included: none is refused, everybody converges.
import { rm } from 'node:fs/promises'
import { newClauseId } from '@plenary/shared/ids'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { passingFolder } from '../src/testing/passing-folder.ts'
import { createText } from './create-text.ts'
import { DEMO_PASSWORD, startProduct } from './product.ts'
import { signIn } from './target.ts'
import { WireClient } from './wire-client.ts'

const total = process.env.PLENARY_TEST_LONG ? 1_000_000 : 10_000
const cities = ['bangkok', 'delhi', 'hanoi', 'jakarta', 'seoul', 'tokyo']

test('[WR11] of ten thousand honest updates, offline returns included, none is refused', {
  timeout: 300_000 + total * 5,
}, async () => {
  const seed = Number(process.env.PLENARY_SEED ?? Date.now() % 1_000_000)
  process.stdout.write(`[WR11] seed ${seed}, ${total} updates\n`)
  const random = seededRandom(seed)
  const folder = passingFolder('plenary-honest-')
  const product = await startProduct(folder)
  try {
    const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const textId = await createText(product, secretariat, 'Honest', 12)
    const writers = await Promise.all(
      cities.map(async (city) => {
        const cookie = await signIn(product, `drafter@${city}.example`, DEMO_PASSWORD)
        const doc = new Y.Doc()
        return { cookie, doc, client: new WireClient({ target: product, textId, cookie, doc, schema: 1 }) }
      }),
    )
    await Promise.all(writers.map(({ client }) => client.synced()))
    let updates = 0
    for (const { doc } of writers) {
      doc.on('update', (_: Uint8Array, origin: unknown) => {
        if (!(origin instanceof WireClient)) updates += 1
      })
    }

    while (updates < total) {
      for (const writer of writers) {
        if (random.chance(0.01)) {
          writer.client.socket.terminate()
          await writer.client.ended()
          for (let index = 0; index < 100; index += 1) edit(writer.doc, random)
          writer.client = new WireClient({
            target: product,
            textId,
            cookie: writer.cookie,
            doc: writer.doc,
            schema: 1,
          })
          await writer.client.synced()
        }
        for (let index = 0; index < 60; index += 1) edit(writer.doc, random)
      }
      const slowest = writers[random.int(writers.length)]?.client
      await slowest?.saved(60_000)
      for (const { client } of writers) expectHonest(client)
    }
    await Promise.all(writers.map(({ client }) => client.saved(60_000)))
    await expect
      .poll(
        () =>
          new Set(writers.map(({ doc }) => JSON.stringify(doc.getXmlFragment('declaration').toJSON()))).size,
        { timeout: 30_000 },
      )
      .toBe(1)
    for (const { doc, client } of writers) {
      expectHonest(client)
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
      await client.close()
    }
  } finally {
    await product.end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

function expectHonest(client: WireClient): void {
  expect(client.closed).toBeUndefined()
  expect(client.messages.filter(({ type }) => type === 'refused')).toEqual([])
}

/** One edit as the editor makes them: typing, deleting, formatting, splitting, adding and moving clauses. */
function edit(doc: Y.Doc, random: Random): void {
  const clauses = doc.getXmlFragment('declaration').get(2) as Y.XmlElement
  const kind = random.int(100)
  if (kind >= 97 || clauses.length === 0) {
    const clause = new Y.XmlElement('clause')
    const paragraph = new Y.XmlElement('paragraph')
    doc.transact(() => {
      clause.setAttribute('id', newClauseId(random.bytes))
      clause.insert(0, [paragraph])
      paragraph.insert(0, [new Y.XmlText('New clause. ')])
      clauses.insert(random.int(clauses.length + 1), [clause])
    })
    return
  }
  const at = random.int(clauses.length)
  const clause = clauses.get(at) as Y.XmlElement
  if (kind === 96) {
    if (clauses.length > 8) clauses.delete(at, 1)
    return
  }
  if (kind === 95) {
    const copy = clause.clone()
    doc.transact(() => {
      clauses.delete(at, 1)
      clauses.insert(random.int(clauses.length + 1), [copy as Y.XmlElement])
    })
    return
  }
  const text = textIn(clause)
  const place = random.int(text.length + 1)
  const rest = text.length - place
  if (kind < 70) text.insert(place, random.pick(['a', 'e', ' ', '市', 'ส', 'ж', '한', 'を']))
  else if (kind < 88 && rest > 0)
    text.delete(place, Math.min(rest, 1 + random.int(text.length > 400 ? 60 : 4)))
  else if (rest > 0)
    text.format(place, Math.min(rest, 6), {
      [random.pick(['bold', 'italic'])]: random.chance(0.6) ? {} : null,
    })
}

function textIn(clause: Y.XmlElement): Y.XmlText {
  const paragraph = clause.get(0) as Y.XmlElement
  const first = paragraph.get(0)
  if (first instanceof Y.XmlText) return first
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  return text
}
