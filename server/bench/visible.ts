// How long a lock, and a position, take to be on every screen: from the click until each of two hundred people has been told
// and has read what there is to know.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Digests } from '@plenary/shared/api/life-routes'
import type { Fact } from '@plenary/shared/protocol/messages'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { createText } from '../wire/create-text.ts'
import { percentile } from '../wire/honest-pair.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { listDeclarations, signIn, type Target } from '../wire/target.ts'
import { WireClient } from '../wire/wire-client.ts'
import { DEMO_DRAFTERS, pin } from './subjects.ts'

const PEOPLE = 200
const ACTS = 10

/** An act that everybody is told of, and what a page reads when it is. */
interface Act {
  readonly title: string
  /** Whose answer it is, and the account. */
  readonly actor: string
  readonly account: string
  readonly fact: Fact
  /** Resolves with its answer. */
  act(hall: Hall, cookie: string, index: number): Promise<void>
  /** Reads it with the cookie of a screen; throws when it is not there. `times` counts from 1. */
  read(hall: Hall, cookie: string, times: number): Promise<void>
}

interface Hall {
  readonly product: Target
  readonly declarationId: string
  readonly textId: string
}

const LOCK: Act = {
  title: 'From a lock to every screen',
  actor: 'the secretariat has its answer',
  account: 'secretariat@demo.example',
  fact: 'locks',
  async act({ product, declarationId }, cookie, index) {
    await post(product, cookie, `/api/declarations/${declarationId}/lock`, { clause: clauseOf(index) })
  },
  async read({ product, textId }, cookie, times) {
    const locks = (await get(product, cookie, `/api/texts/${textId}/locks`)) as unknown[]
    if (locks.length < times) throw new Error('the lock is not in the list')
  },
}

/** Read by a page that knows the ledger up to here. */
const POSITION: Act = {
  title: 'From a position to every screen',
  actor: 'the head has its answer',
  account: 'head@hanoi.example',
  fact: 'positions',
  async act({ product, declarationId, textId }, cookie, index) {
    const digests = (await get(product, cookie, `/api/texts/${textId}/digests`)) as Digests
    const clause = clauseOf(index)
    const digest = digests.clauses.find(({ clauseId }) => clauseId === clause)?.digest
    await post(product, cookie, `/api/declarations/${declarationId}/positions`, {
      clause,
      position: 'agrees',
      digest,
    })
  },
  async read({ product, declarationId }, cookie, times) {
    const address = `/api/declarations/${declarationId}/positions?after=${times - 1}`
    const { entries } = (await get(product, cookie, address)) as { entries: unknown[] }
    if (entries.length === 0) throw new Error('the position is not in the ledger')
  },
}

export const benchLockVisible = () => benchVisible(LOCK)
export const benchPositionVisible = () => benchVisible(POSITION)

const clauseOf = (index: number) => `clause${String(index).padStart(6, '0')}`

async function benchVisible(act: Act): Promise<string> {
  pin(process.pid, 1)
  const folder = await mkdtemp(join(tmpdir(), 'plenary-bench-'))
  const product = await startProduct(folder)
  pin(product.pid, 0)
  const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const textId = await createText(product, secretariat, 'Bench', ACTS)
  const declaration = (await listDeclarations(product, secretariat)).find(({ texts }) =>
    texts.some(({ id }) => id === textId),
  )
  const hall: Hall = { product, textId, declarationId: declaration?.id ?? '' }
  const own = await signIn(product, act.account, DEMO_PASSWORD)
  const cookies: string[] = []
  for (const account of DEMO_DRAFTERS) cookies.push(await signIn(product, account, DEMO_PASSWORD))
  const screens = Array.from(
    { length: PEOPLE },
    (_, index) => new Screen(hall, act, cookies[index % cookies.length] ?? ''),
  )
  await Promise.all(screens.map((screen) => screen.opened()))
  const [answered, told, read]: [number[], number[], number[]] = [[], [], []]
  for (let times = 1; times <= ACTS; times += 1) {
    const clicked = performance.now()
    const seen = screens.map((screen) => screen.sees(times))
    await act.act(hall, own, times - 1)
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
    `## ${act.title}`,
    '',
    `${PEOPLE} people at the text, ${ACTS} acts one after the other, milliseconds since the click.`,
    '',
    '| | p50 | p95 | last |',
    '|---|---|---|---|',
    row(act.actor, answered),
    row('a screen is told', told),
    row('a screen has read it', read),
    '',
  ].join('\n')
}

/** What a page does: told by its socket, it reads over HTTP. */
class Screen {
  readonly #hall: Hall
  readonly #act: Act
  readonly #cookie: string
  readonly #client: WireClient

  constructor(hall: Hall, act: Act, cookie: string) {
    this.#hall = hall
    this.#act = act
    this.#cookie = cookie
    const { product: target, textId } = hall
    this.#client = new WireClient({ target, textId, cookie, schema: SCHEMA_VERSION })
  }

  opened(): Promise<void> {
    return this.#client.until('the first sync', () => this.#client.isSynced, 60_000)
  }

  async sees(times: number): Promise<{ told: number; read: number }> {
    const isTold = () =>
      this.#client.messages.filter(
        (message) => message.type === 'fact-changed' && message.fact === this.#act.fact,
      ).length >= times
    await this.#client.until('the fact', isTold, 60_000)
    const told = performance.now()
    await this.#act.read(this.#hall, this.#cookie, times)
    return { told, read: performance.now() }
  }

  close(): Promise<void> {
    return this.#client.close()
  }
}

async function get({ url }: Target, cookie: string, path: string): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
  return answer.json()
}

async function post({ url }: Target, cookie: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
}
