// The real process: started, refused, asked to end, killed. What does not depend on a process is shown in this one, where a start
// takes a tenth of the time.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseConfig } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { systemSurroundings } from '../surroundings.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { loadDemo } from './load-demo.ts'
import { OperationError } from './operation-error.ts'
import { type RunningServer, type RunOptions, runServer } from './run-server.ts'

const MAIN = join(import.meta.dirname, '..', 'main.ts')
const PASSWORD = 'a-demo-password'

interface Running {
  readonly child: ChildProcess
  output(): string
  /** Waits for the first group of the pattern in what was printed. */
  printed(pattern: RegExp): Promise<string>
  end(signal: NodeJS.Signals): Promise<number | null>
}

let folder: string
const started: Running[] = []
const serving = new Set<RunningServer>()

beforeEach(async () => {
  folder = passingFolder('plenary-run-')
})
afterEach(async () => {
  await Promise.all(started.splice(0).map(({ end }) => end('SIGKILL')))
  await Promise.all([...serving].map(stop))
  await rm(folder, { recursive: true, force: true })
})

function run(words: readonly string[], environment: Record<string, string> = {}): Running {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { PATH, NODE_COMPILE_CACHE, PORT: '0', PLENARY_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  const running: Running = {
    child,
    output: () => output,
    printed: (pattern) =>
      vi.waitFor(
        () => {
          const found = pattern.exec(output)?.[1]
          if (found === undefined) throw new Error(`not printed yet: ${pattern}\n${output}`)
          return found
        },
        { timeout: 30_000, interval: 20 },
      ),
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'close')
      child.kill(signal)
      await ended
      return child.exitCode
    },
  }
  started.push(running)
  return running
}

/** Serves in this process. */
async function serve(
  environment: Record<string, string> = {},
  { log = createLog('error'), ...options }: RunOptions & { log?: Log } = {},
): Promise<RunningServer> {
  const config = parseConfig({ PORT: '0', PLENARY_DATA: folder, ...environment })
  const server = await runServer(config, log, systemSurroundings, options)
  serving.add(server)
  return server
}

async function stop(server: RunningServer): Promise<void> {
  serving.delete(server)
  await server.stop()
}

/** What this process says when it cannot serve. */
const cannotServe = (environment?: Record<string, string>) =>
  serve(environment).then(
    () => 'it serves',
    (error: unknown) => (error instanceof OperationError ? error.message : error),
  )

async function refusal(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { child, output } = run(words, environment)
  await once(child, 'close')
  return { code: child.exitCode, output: output() }
}

const originOf = ({ printed }: Running) => printed(/Plenary is at (http:\/\/localhost:\d+)/)

const SETUP_LINK = /(http:\/\/localhost:\d+\/setup#\w+)/

/** Makes the secretariat's account with a setup link; answers `done` or the code of the refusal. */
async function setUp(origin: string, link: string): Promise<string> {
  const answer = await fetch(`${origin}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      token: new URL(link).hash.slice(1),
      networkNames: { en: 'A network' },
      name: 'Secretariat',
      email: 'secretariat@network.example',
      password: PASSWORD,
    }),
  })
  return answer.ok ? 'done' : ((await answer.json()) as { code: string }).code
}

async function look(origin: string, link: string): Promise<string> {
  const token = new URL(link).hash.slice(1)
  const answer = await fetch(`${origin}/api/links/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token }),
  })
  const { kind, code } = (await answer.json()) as { kind?: string; code?: string }
  return kind ?? code ?? ''
}

describe('start', () => {
  test('[OP20] on an empty folder it prints its port and a one-time setup link; each start makes the one before dead', async () => {
    const first = run(['start'])
    const firstLink = await first.printed(SETUP_LINK)
    const firstOrigin = await originOf(first)
    expect(firstLink.startsWith(firstOrigin)).toBe(true)
    expect((await fetch(`${firstOrigin}/readyz`)).status).toBe(200)
    expect(await first.end('SIGTERM')).toBe(0)
    const second = run(['start'])
    const secondLink = await second.printed(SETUP_LINK)
    const origin = await originOf(second)
    expect(await setUp(origin, firstLink)).toBe('link-unknown')
    expect(await setUp(origin, secondLink)).toBe('done')
    expect(await setUp(origin, secondLink)).toMatch(/already-set-up|link-used/)
    expect(await second.end('SIGINT')).toBe(0)
    const third = run(['start'])
    await originOf(third)
    expect(await third.end('SIGTERM')).toBe(0)
    expect(third.output()).not.toMatch(/setup#|error/)
  })

  test('[PG15] fonts that a language of cities needs and that are missing are named once, with the packages that bring them', async () => {
    const told: string[] = []
    const note = (_: unknown, message: string) => told.push(message)
    const log = { error: note, info: note, debug: note } as unknown as Log
    const aboutFonts = () => told.splice(0).filter((message) => message.includes('fonts are missing'))
    await stop(await serve({ PLENARY_FONTS: folder }, { log }))
    const [sentence, ...more] = aboutFonts()
    expect(more).toEqual([])
    expect(sentence).toContain(`fonts are missing in ${folder}`)
    expect(sentence).toContain('apt-get install fonts-noto-core fonts-noto-cjk')
    await stop(await serve({}, { log }))
    expect(aboutFonts()).toEqual([])
  })

  test('[OP21] a second process on the same folder refuses in words; after a kill the folder is free at once', async () => {
    const first = run(['start'])
    await originOf(first)
    const { code, output } = await refusal(['start'])
    expect(code).toBe(1)
    expect(output).toContain(`${folder} is in use by another Plenary process`)
    expect(output).not.toMatch(/\n\s+at /)
    await first.end('SIGKILL')
    await serve()
  })

  test('[OP22] data of a newer version, a damaged secret and a port that is taken are refused in words', async () => {
    const db = new DatabaseSync(join(folder, 'plenary.db'))
    db.exec('pragma user_version = 999')
    db.close()
    expect(await cannotServe()).toMatch(/newer version of Plenary/)
    await mkdir(join(folder, 'three'))
    await writeFile(join(folder, 'three', 'auth-secret'), 'short')
    expect(await cannotServe({ PLENARY_DATA: join(folder, 'three') })).toMatch(
      /auth-secret is damaged\. Remove it and start again[^\n]*$/,
    )
    const taken = await serve({ PLENARY_DATA: join(folder, 'one') })
    const { port } = new URL(taken.origin)
    expect(await cannotServe({ PLENARY_DATA: join(folder, 'two'), PORT: port })).toBe(
      `Port ${port} is in use. Name another one with PORT.`,
    )
  })

  test('[OP23] wrong settings and unknown commands end with code 1 and words, without a stack', async () => {
    const setting = await refusal(['start'], { PLENARY_HOST: 'x' })
    expect(setting.code).toBe(1)
    expect(setting.output).toMatch(/^Unknown settings: PLENARY_HOST\. Known are .*\n$/)
    const command = await refusal(['stop'])
    expect(command.code).toBe(1)
    expect(command.output).toMatch(/^Plenary knows start, demo, .*, not stop\.\n$/)
  })
})

describe('demo', () => {
  test('[OP24][OP25] on this machine only, from a folder that is gone afterwards: the accounts by function, the eleven cities, the declaration', async () => {
    const place = join(folder, 'tmp')
    await mkdir(place)
    const demo = run(['demo'], { TMPDIR: place, PLENARY_DATA: '', PLENARY_DEMO_PASSWORD: PASSWORD })
    const origin = await originOf(demo)
    expect(await readdir(place)).toHaveLength(1)
    await expectOnlyHere(Number(new URL(origin).port))
    const link = await demo.printed(/Head of delegation, Hanoi\s+(http\S+)/)
    expect(await look(origin, link)).toBe('sign-in')
    await expectTokyoPlenary(origin)
    for (const email of ['secretariat@demo.example', 'viewer@kualalumpur.example', 'observer@tomsk.example'])
      expect(await signIn(origin, email)).toMatch(/^plenary-session=/)
    expect(await demo.end('SIGINT')).toBe(0)
    expect(await readdir(place)).toEqual([])
  })

  test('[OP28][OP26] asked to end while it is still starting, it ends cleanly; on a folder that has data it loads nothing', async () => {
    await stop(await serve())
    const lock = join(folder, 'plenary.lock')
    await rm(lock)
    const demo = run(['demo'], { PLENARY_DEMO_PASSWORD: PASSWORD })
    await vi.waitFor(() => expect(existsSync(lock)).toBe(true), { timeout: 30_000, interval: 5 })
    expect(await demo.end('SIGTERM')).toBe(0)
    expect(demo.output()).not.toMatch(/error|\n\s+at /i)
    const again = run(['demo'], { PLENARY_DEMO_PASSWORD: 'another-password' })
    const origin = await originOf(again)
    const cookie = await signIn(origin, 'head@tokyo.example')
    const declarations = await fetch(`${origin}/api/declarations`, { headers: { cookie } })
    expect(await declarations.json()).toHaveLength(1)
    expect(again.output()).not.toContain('another-password')
  })
})

test('[OP27] the command line backs up while it serves, verifies, and restores once it has ended', async () => {
  const server = await serve({}, { prepare: (context) => loadDemo(context, PASSWORD) })
  const file = join(folder, 'copy.backup')
  expect((await refusal(['backup', file])).code).toBe(0)
  expect(await refusal(['verify-audit'])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/\d+ entries, unbroken/),
  })
  const inUse = await refusal(['restore', file, '--replace'])
  expect(inUse).toMatchObject({ code: 1, output: expect.stringContaining('is in use') })
  await stop(server)
  expect((await refusal(['restore', file, '--replace'])).code).toBe(0)
  expect(existsSync(join(folder, 'restoring.db'))).toBe(false)
  expect(await signIn((await serve()).origin, 'head@seoul.example')).toMatch(/session/)
})

async function expectOnlyHere(port: number): Promise<void> {
  expect(await canConnect('127.0.0.1', port)).toBe(true)
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  expect(await canConnect('::1', port)).toBe(addresses.some(({ address }) => address === '::1'))
  for (const { address } of addresses.filter(({ internal, family }) => !internal && family === 'IPv4'))
    expect(await canConnect(address, port)).toBe(false)
}

async function expectTokyoPlenary(origin: string): Promise<void> {
  const cookie = await signIn(origin, 'drafter@manila.example')
  const read = async (path: string) => (await fetch(`${origin}${path}`, { headers: { cookie } })).json()
  expect(await read('/api/me')).toMatchObject({ name: 'Drafter, Metropolitan Manila' })
  expect(await read('/api/declarations')).toEqual([
    expect.objectContaining({
      title: 'Tokyo Declaration',
      state: 'drafting',
      texts: [expect.objectContaining({ language: 'en', status: 'authentic' })],
    }),
  ])
  const [plenary] = (await read('/api/plenaries')) as { id: string }[]
  const { roster } = (await read(`/api/plenaries/${plenary?.id}`)) as { roster: Record<string, unknown>[] }
  expect(roster.filter(({ member }) => member)).toHaveLength(11)
  expect(roster.filter(({ counts }) => !counts)).toEqual([
    expect.objectContaining({ member: false, present: true, named: false, signs: false }),
  ])
}

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie().join('; ').split(';')[0] ?? ''
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const answer = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}
