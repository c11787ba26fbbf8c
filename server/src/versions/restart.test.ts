// The whole server, started twice on one folder, with people over HTTP and sockets: only the clock is moved by hand.
import { rm } from 'node:fs/promises'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDeclarations, signIn } from '../../wire/target.ts'
import { clauseText, WireClient } from '../../wire/wire-client.ts'
import type { CommandContext } from '../commands/command-context.ts'
import { parseConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { loadDemo } from '../operations/load-demo.ts'
import { type RunningServer, runServer } from '../operations/run-server.ts'
import { systemSurroundings } from '../surroundings.ts'
import { passingFolder } from '../testing/passing-folder.ts'

const MINUTE = 60_000
const PASSWORD = 'a-long-password'

let folder: string
let server: RunningServer
let offset = 0
/** What waits for the next minute. */
const everyMinute = new Set<() => void>()
const surroundings = {
  ...systemSurroundings,
  now: () => Date.now() + offset,
  schedule: (delay: number, task: () => void) => {
    if (delay !== MINUTE) return systemSurroundings.schedule(delay, task)
    everyMinute.add(task)
    return () => everyMinute.delete(task)
  },
}

async function start(prepare?: (context: CommandContext) => Promise<void>) {
  const config = parseConfig({ PORT: '0', PLENARY_DATA: folder })
  server = await runServer(config, createLog('error'), surroundings, {
    onLoopbackOnly: true,
    ...(prepare && { prepare }),
  })
}

beforeAll(async () => {
  folder = passingFolder('plenary-versions-')
  await start((context) => loadDemo(context, PASSWORD))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

function pass(minutes: number) {
  offset += minutes * MINUTE
  for (const task of [...everyMinute]) {
    everyMinute.delete(task)
    task()
  }
}

/** The drafter of a city writes, and has gone when it is saved. */
async function write(words: string): Promise<string> {
  const target = { url: server.origin }
  const cookie = await signIn(target, 'drafter@hanoi.example', PASSWORD)
  const [declaration] = await listDeclarations(target, cookie)
  const textId = declaration?.texts[0]?.id ?? ''
  const client = new WireClient({ target, textId, cookie, schema: SCHEMA_VERSION })
  await client.synced()
  clauseText(client.doc, 0).insert(0, words)
  await client.saved()
  await client.close()
  return `/api/declarations/${declaration?.id}/versions`
}

async function kinds(address: string): Promise<string[]> {
  const cookie = await signIn({ url: server.origin }, 'viewer@hanoi.example', PASSWORD)
  const answer = await fetch(`${server.origin}${address}`, { headers: { cookie } })
  return ((await answer.json()) as { kind: string }[]).map(({ kind }) => kind)
}

test('[VE12][VE5] work becomes a version though the server was ended and started again after it', async () => {
  const address = await write('Before the end. ')
  expect(await kinds(address)).toEqual(['imported'])
  await server.stop()
  expect(everyMinute.size).toBe(0)
  await start()
  pass(11)
  await expect.poll(() => kinds(address)).toEqual(['worked', 'imported'])
  await write('After the start. ')
  pass(11)
  await expect.poll(() => kinds(address)).toEqual(['worked', 'worked', 'imported'])
})
