// How long a lock takes to be on every screen: from the secretariat's click until each of two hundred people has been told
// and has read which clauses are locked.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { createText } from '../wire/create-text.ts'
import { percentile } from '../wire/honest-pair.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { listDeclarations, signIn, type Target } from '../wire/target.ts'
import { WireClient } from '../wire/wire-client.ts'
import { DEMO_DRAFTERS, pin } from './subjects.ts'

const PEOPLE = 200
const LOCKS = 10

export async function benchLockVisible(): Promise<string> {
  pin(process.pid, 1)
  const folder = await mkdtemp(join(tmpdir(), 'plenary-bench-'))
  const product = await startProduct(folder)
  pin(product.pid, 0)
  const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const textId = await createText(product, secretariat, 'Bench', LOCKS)
  const declaration = (await listDeclarations(product, secretariat)).find(({ texts }) =>
    texts.some(({ id }) => id === textId),
  )
  const cookies: string[] = []
  for (const account of DEMO_DRAFTERS) cookies.push(await signIn(product, account, DEMO_PASSWORD))
  const screens = Array.from(
    { length: PEOPLE },
    (_, index) => new Screen(product, textId, cookies[index % cookies.length] ?? ''),
  )
  await Promise.all(screens.map((screen) => screen.opened()))
  const [answered, told, read]: [number[], number[], number[]] = [[], [], []]
  for (let locks = 1; locks <= LOCKS; locks += 1) {
    const clicked = performance.now()
    const seen = screens.map((screen) => screen.sees(locks))
    await post(product, secretariat, `/api/declarations/${declaration?.id}/lock`, {
      clause: `clause${String(locks - 1).padStart(6, '0')}`,
    })
    answered.push(performance.now() - clicked)
    for (const moments of await Promise.all(seen)) {
      told.push(moments.told - clicked)
      read.push(moments.read - clicked)
    }
  }
  for (const screen of screens) await screen.close()
  await product.end('SIGKILL')
  await rm(folder, { recursive: true, force: true })
  const row = (name: string, values: number[]) =>
    `| ${name} | ${[0.5, 0.95, 1].map((share) => percentile(values, share).toFixed(0)).join(' | ')} |`
  return [
    '## From a lock to every screen',
    '',
    `${PEOPLE} people at the text, ${LOCKS} clauses locked one after the other, milliseconds since the click.`,
    '',
    '| | p50 | p95 | last |',
    '|---|---|---|---|',
    row('the secretariat has its answer', answered),
    row('a screen is told', told),
    row('a screen has read the locks', read),
    '',
  ].join('\n')
}

/** What a page does about locks: told by its socket, it reads them over HTTP. */
class Screen {
  readonly #target: Target
  readonly #cookie: string
  readonly #textId: string
  readonly #client: WireClient

  constructor(target: Target, textId: string, cookie: string) {
    this.#target = target
    this.#cookie = cookie
    this.#textId = textId
    this.#client = new WireClient({ target, textId, cookie, schema: SCHEMA_VERSION })
  }

  opened(): Promise<void> {
    return this.#client.until('the first sync', () => this.#client.isSynced, 60_000)
  }

  async sees(locks: number): Promise<{ told: number; read: number }> {
    const isTold = () =>
      this.#client.messages.filter((message) => message.type === 'fact-changed' && message.fact === 'locks')
        .length >= locks
    await this.#client.until('the fact', isTold, 60_000)
    const told = performance.now()
    const answer = await fetch(`${this.#target.url}/api/texts/${this.#textId}/locks`, {
      headers: { cookie: this.#cookie },
    })
    const list = (await answer.json()) as unknown[]
    if (list.length < locks) throw new Error('the lock is not in the list')
    return { told, read: performance.now() }
  }

  close(): Promise<void> {
    return this.#client.close()
  }
}

async function post({ url }: Target, cookie: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
}
