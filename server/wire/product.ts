// The product under test as a child process: started on a free port and a folder of its own, killed, started again.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const main = join(import.meta.dirname, '..', 'src', 'main.ts')
export const DEMO_PASSWORD = 'wire-test-password'

export interface Product {
  readonly url: string
  readonly pid: number
  /** What it printed so far. */
  output(): string
  /** Sends the signal and waits for the end; answers the exit code and how long it took in milliseconds. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<{ code: number | null; took: number }>
  /** Whether the process is still there. */
  isRunning(): boolean
}

/** Starts `demo` (or `start`) on `folder` and waits until it is ready; answers how long that took in milliseconds. */
export async function startProduct(
  folder: string,
  options: { port?: number; command?: 'demo' | 'start'; env?: Record<string, string> } = {},
): Promise<Product & { tookToReady: number }> {
  const port = options.port ?? (await freePort())
  const startedAt = performance.now()
  const child = spawn(process.execPath, [main, options.command ?? 'demo'], {
    env: {
      ...process.env,
      PORT: `${port}`,
      PLENARY_DATA: folder,
      PLENARY_DEMO_PASSWORD: DEMO_PASSWORD,
      PLENARY_ORIGIN: `http://localhost:${port}`,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const url = `http://localhost:${port}`
  await waitUntilReady(url, child, () => output)
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    end: (signal) => end(child, signal),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    tookToReady: performance.now() - startedAt,
  }
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  child.kill('SIGKILL')
  throw new Error(`the product was not ready after 60 s:\n${output()}`)
}

async function end(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; took: number }> {
  const startedAt = performance.now()
  if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, took: 0 }
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return { code: child.exitCode, took: performance.now() - startedAt }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Runs a command of the product (`backup`, `restore`) on `folder`; throws with what it printed when it fails. */
export async function runCommand(folder: string, words: readonly string[]): Promise<void> {
  const env = { ...process.env, PLENARY_DATA: folder }
  await promisify(execFile)(process.execPath, [main, ...words], { env })
}
