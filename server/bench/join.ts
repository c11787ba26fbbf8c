// Opening a text whose clauses hold a long past: a real editing trace, played twice (259,778 edits and more) and dealt
// to 200 seeded authors, against a text of the same size without one.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createText } from '../wire/create-text.ts'
import { percentile } from '../wire/honest-pair.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { signIn } from '../wire/target.ts'
import { WireClient } from '../wire/wire-client.ts'
import { storePast } from './store-past.ts'
import type { Trace } from './trace.ts'

const traceFile = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'shared',
  'data',
  'traces',
  'seph-blog1.json.gz',
)

export async function benchJoin(): Promise<string> {
  if (!existsSync(traceFile)) return '## Opening a text with a long past\n\nThe editing trace is not there.\n'
  const trace = JSON.parse(gunzipSync(readFileSync(traceFile)).toString('utf8')) as Trace
  const folder = await mkdtemp(join(tmpdir(), 'plenary-join-'))
  let product = await startProduct(folder)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const withPast = await createText(product, cookie, 'With a past', 4)
  const without = await createText(product, cookie, 'Without a past', 4)
  const port = Number(new URL(product.url).port)
  await product.end('SIGTERM')
  const { edits, authors } = await storePast(folder, withPast, without, trace)

  const rows: string[] = []
  for (const [name, textId] of [
    ['with its past', withPast],
    ['without one', without],
  ] as const) {
    const cold: number[] = []
    const warm: number[] = []
    for (let round = 0; round < 5; round += 1) {
      product = await startProduct(folder, { port })
      const session = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
      cold.push(await open(session, textId))
      for (let again = 0; again < 10; again += 1) warm.push(await open(session, textId))
      if (round === 4) {
        const startedAt = performance.now()
        await Promise.all(Array.from({ length: 100 }, () => open(session, textId)))
        rows.push(`| ${name}, 100 at once (all) | ${(performance.now() - startedAt).toFixed(0)} |`)
      }
      await product.end('SIGTERM')
    }
    rows.push(
      `| ${name}, cold | ${percentile(cold, 0.5).toFixed(1)} |`,
      `| ${name}, warm | ${percentile(warm, 0.5).toFixed(1)} |`,
    )
  }
  await rm(folder, { recursive: true, force: true })
  return [
    '## Opening a text with a long past',
    '',
    `${edits} edits by ${authors} authors; milliseconds from the socket's start to the first sync, applied, median.`,
    '',
    '| text | ms |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')

  async function open(session: string, textId: string): Promise<number> {
    const startedAt = performance.now()
    const reader = new WireClient({ target: product, textId, cookie: session })
    await reader.synced()
    const took = performance.now() - startedAt
    reader.socket.terminate()
    return took
  }
}
