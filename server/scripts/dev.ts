// `npm run dev`: the demonstration behind Vite. The server starts again when its files change, the page reloads itself.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const PAGE_PORT = 5173
const port = process.env.PORT ?? '3000'
// Browsers speak to Vite, which passes on what is not a source: links, cookies and the Origin check are about its address.
const env = { ...process.env, PORT: port, PLENARY_ORIGIN: `http://localhost:${PAGE_PORT}` }

const children: ChildProcess[] = [
  spawn('node', ['--watch', '--watch-preserve-output', join(root, 'server', 'src', 'main.ts'), 'demo'], {
    env: { PLENARY_DATA: join(root, 'data', 'dev'), ...env },
    stdio: 'inherit',
  }),
  spawn('vite', ['--port', `${PAGE_PORT}`, '--strictPort', '--clearScreen', 'false'], {
    cwd: root,
    env,
    stdio: 'inherit',
  }),
]

function endAll(): void {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll)
