// The process is asked to end while another program holds its database: a disk that does not answer, for real.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { expect, test } from 'vitest'
import { createText } from './create-text.ts'
import { DEMO_PASSWORD, startProduct } from './product.ts'
import { listDeclarations, signIn, type Target } from './target.ts'
import { clauseText, WireClient } from './wire-client.ts'

test('[LD4] asked to end while its database is held, it answers who waits, ends in time, and loses nothing', async () => {
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
