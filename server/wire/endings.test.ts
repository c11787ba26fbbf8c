// How the process ends. Killed without warning, again and again, or asked to end, while eight people write in four texts: nothing
// that was acknowledged is lost or doubled. Asked to end while another program holds its database: a disk that does not answer, for
// real. That is mostly waiting, so both run at once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createText } from './create-text.ts'
import { DEMO_PASSWORD, freePort, startProduct } from './product.ts'
import { listDeclarations, signIn, type Target } from './target.ts'
import { createLedgerWriter, violations, wordsOf } from './token-ledger.ts'
import { clauseText, WireClient } from './wire-client.ts'

const kills = process.env.PLENARY_TEST_LONG ? 200 : 3
const polite = process.env.PLENARY_TEST_LONG ? 20 : 1
const signals = Array.from({ length: kills + polite }, (_, round) => (round < kills ? 'SIGKILL' : 'SIGTERM'))
const cities = ['bangkok', 'delhi', 'hanoi', 'jakarta', 'kualalumpur', 'manila', 'seoul', 'singapore']

test.concurrent('[LD1][LD2] killed without warning or asked to end, no acknowledged word is lost or doubled', {
  timeout: signals.length * 20_000,
}, async () => {
  const seed = Number(process.env.PLENARY_SEED ?? Date.now() % 100_000)
  process.stdout.write(`[LD] seed ${seed}, ${kills} kills, ${polite} polite ends\n`)
  const folder = await mkdtemp(join(tmpdir(), 'plenary-ledger-'))
  const port = await freePort()
  let product = await startProduct(folder, { port })
  try {
    const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const textIds = await Promise.all(
      [1, 2, 3, 4].map((index) => createText(product, secretariat, `Ledger ${index}`, 3)),
    )
    const writers = await Promise.all(
      cities.map(async (city, index) => {
        const cookie = await signIn(product, `drafter@${city}.example`, DEMO_PASSWORD)
        const textId = textIds[index % textIds.length] as string
        return createLedgerWriter(`${city}`, { target: product, textId, cookie }, index % 3)
      }),
    )
    const starts: number[] = []
    for (const [round, signal] of signals.entries()) {
      for (const writer of writers) writer.start()
      await new Promise((resolve) => setTimeout(resolve, 700 + ((seed * 7919 + round * 104_729) % 1_500)))
      const { code, took } = await product.end(signal)
      if (signal === 'SIGTERM') expect([code, took < 10_000]).toEqual([0, true])
      await Promise.all(writers.map((writer) => writer.stop()))
      product = await startProduct(folder, { port })
      starts.push(product.tookToReady)
      for (const textId of textIds) await checkText(textId)
    }
    const docs = await Promise.all(writers.map((writer) => writer.settle()))
    for (const textId of textIds) {
      const words = await checkText(textId)
      const ofText = writers.filter((writer) => writer.textId === textId)
      for (const { sent } of ofText) for (const token of sent) expect(words).toContain(token)
    }
    for (const doc of docs) expect(doc.store.pendingStructs).toBeNull()
    const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
    process.stdout.write(
      `[LD] ${acknowledged} acknowledged tokens, slowest start ${Math.max(...starts).toFixed(0)} ms\n`,
    )
    expect(acknowledged).toBeGreaterThan(signals.length * 8)

    async function checkText(textId: string): Promise<string> {
      const reader = new WireClient({ target: product, textId, cookie: secretariat })
      await reader.synced()
      expect(reader.doc.store.pendingStructs).toBeNull()
      const words = wordsOf(reader.doc)
      expect(
        violations(
          words,
          writers.filter((writer) => writer.textId === textId),
        ),
      ).toEqual([])
      const again = new WireClient({ target: product, textId, cookie: secretariat })
      await again.synced()
      expect(Y.encodeStateAsUpdate(again.doc)).toEqual(Y.encodeStateAsUpdate(reader.doc))
      await Promise.all([reader.close(), again.close()])
      return words
    }
  } finally {
    await product.end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

test.concurrent('[LD4] asked to end while its database is held, it answers who waits, ends in time, and loses nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-held-'))
  let product = await startProduct(folder)
  try {
    const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
    const cookie = await signIn(product, 'drafter@hanoi.example', DEMO_PASSWORD)
    const textId = await createText(product, secretariat, 'Held', 3)
    const declarations = await listDeclarations(product, secretariat)
    const { id } = mustFind(declarations, ({ texts }) => texts.some((text) => text.id === textId))
    const hanoi = new WireClient({ target: product, textId, cookie, schema: SCHEMA_VERSION })
    await hanoi.synced()
    clauseText(hanoi.doc, 0).insert(0, 'Kept. ')
    await hanoi.saved()

    const other = new DatabaseSync(join(folder, 'plenary.db'))
    other.exec('begin immediate')
    clauseText(hanoi.doc, 1).insert(0, 'Waits. ')
    const isToldOfDisk = () =>
      hanoi.messages.some((message) => 'fact' in message && message.fact === 'storage')
    await hanoi.until('the news of the disk', isToldOfDisk)
    const locking = lockClause(product, secretariat, id)
    // Whoever asks later on another connection is answered later: by then the command stands in its line.
    for (let times = 0; times < 3; times += 1) await listDeclarations(product, secretariat)
    // With nobody to say goodbye to, the process goes on at once from giving up to closing.
    await hanoi.close()

    const askedAt = performance.now()
    const ending = product.end('SIGTERM')
    const refused = await locking
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ code: 'shutting-down' })
    expect(performance.now() - askedAt).toBeGreaterThan(4_000)
    expect((await ending).took).toBeLessThan(10_000)
    expect(hanoi.acknowledged).toBeLessThan(hanoi.documentFramesSent)
    other.close()

    product = await startProduct(folder)
    const reader = new WireClient({ target: product, textId, cookie: secretariat })
    await reader.synced()
    expect(clauseText(reader.doc, 0).toString()).toContain('Kept. ')
    const locks = await fetch(`${product.url}/api/texts/${textId}/locks`, {
      headers: { cookie: secretariat },
    })
    expect(await locks.json()).toEqual([])
    await reader.close()
  } finally {
    await product.end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

function lockClause({ url }: Target, cookie: string, declarationId: string): Promise<Response> {
  return fetch(`${url}/api/declarations/${declarationId}/lock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ clause: 'clause000002' }),
  })
}

function mustFind<Value>(values: readonly Value[], is: (value: Value) => boolean): Value {
  const found = values.find(is)
  if (found === undefined) throw new Error('not there')
  return found
}
