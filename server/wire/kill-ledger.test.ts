// Eight writers in four texts while the server is killed without warning, again and again: nothing that was
// acknowledged is lost or doubled. The same with a polite end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createText } from './create-text.ts'
import { DEMO_PASSWORD, freePort, startProduct } from './product.ts'
import { signIn } from './target.ts'
import { createLedgerWriter, violations, wordsOf } from './token-ledger.ts'
import { WireClient } from './wire-client.ts'

const kills = process.env.PLENARY_TEST_LONG ? 200 : 6
const polite = process.env.PLENARY_TEST_LONG ? 20 : 2
const cities = ['bangkok', 'delhi', 'hanoi', 'jakarta', 'kualalumpur', 'manila', 'seoul', 'singapore']

test.each([
  ['[LD1] killed without warning', 'SIGKILL', kills],
  ['[LD2] asked to end', 'SIGTERM', polite],
] as const)(
  '%s, no acknowledged word is lost or doubled',
  { timeout: kills * 20_000 },
  async (_, signal, rounds) => {
    const seed = Number(process.env.PLENARY_SEED ?? Date.now() % 100_000)
    process.stdout.write(`[LD] seed ${seed}, ${rounds} rounds of ${signal}\n`)
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
      for (let round = 0; round < rounds; round += 1) {
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
      expect(acknowledged).toBeGreaterThan(rounds * 8)

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
  },
)
