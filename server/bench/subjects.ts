// What the benchmarks load: the product and the bare relay, each as a child process pinned to one core, so that the
// load generator keeps the other.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createText } from '../wire/create-text.ts'
import { DEMO_PASSWORD, startProduct } from '../wire/product.ts'
import { signIn, socketUrl } from '../wire/target.ts'
import { WireClient } from '../wire/wire-client.ts'

export const CLAUSES = 50

/** A server with one text open to people who may write. */
export interface Subject {
  name: string
  pid: number
  /** Addresses and headers for so many people. */
  people(count: number): { url: string; headers: Record<string, string> }[]
  end(): Promise<void>
}

const cities = [
  'bangkok',
  'delhi',
  'hanoi',
  'jakarta',
  'kualalumpur',
  'manila',
  'seoul',
  'singapore',
  'taipei',
  'tokyo',
  'yangon',
]
/** Accounts of the demo that may write. */
export const DEMO_DRAFTERS = cities.flatMap((city) => [`drafter@${city}.example`, `head@${city}.example`])

export async function startPlenary(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-bench-'))
  const product = await startProduct(folder)
  pin(product.pid, 0)
  const secretariat = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const textId = await createText(product, secretariat, 'Bench', CLAUSES)
  const cookies: string[] = []
  for (const account of DEMO_DRAFTERS) cookies.push(await signIn(product, account, DEMO_PASSWORD))
  return {
    name: 'Plenary',
    pid: product.pid,
    people: (count) =>
      Array.from({ length: count }, (_, index) => ({
        url: socketUrl(product, textId),
        headers: { origin: product.url, cookie: cookies[index % cookies.length] ?? '' },
      })),
    end: async () => {
      await product.end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The relay serves the same first state, taken from a product that is asked once. */
export async function startRelay(state: Uint8Array, tick: number): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-relay-'))
  const file = join(folder, 'state')
  await writeFile(file, state)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'relay.ts')], {
    env: { ...process.env, RELAY_STATE: file, RELAY_TICK: `${tick}` },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  pin(child.pid ?? 0, 0)
  return {
    name: 'bare relay',
    pid: child.pid ?? 0,
    people: (count) => Array.from({ length: count }, () => ({ url: `ws://127.0.0.1:${port}/`, headers: {} })),
    end: async () => {
      await endChild(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The state of a subject's text as a newcomer receives it. */
export async function stateOf(subject: Subject): Promise<Uint8Array> {
  const [person] = subject.people(1)
  if (!person) throw new Error('nobody')
  const url = new URL(person.url)
  const reader = new WireClient({
    target: { url: `http://${url.host}` },
    textId: decodeURIComponent(url.pathname.split('/').at(-1) ?? ''),
    headers: person.headers,
  })
  await reader.synced()
  const state = Y.encodeStateAsUpdate(reader.doc)
  await reader.close()
  return state
}

export function pin(pid: number, core: number): void {
  spawn('taskset', ['-acp', `${core}`, `${pid}`], { stdio: 'ignore' }).on('error', () => undefined)
}

async function endChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
