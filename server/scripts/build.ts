// Builds the client when its sources are newer than the last build, so that `npm start` does not wait for nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildVerifier, VERIFIER } from './build-verifier.ts'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'client', 'dist', 'site', 'index.html')
const sources = [
  'package-lock.json',
  'vite.config.ts',
  ...globSync('client/{index.html,src/**/*,public/**/*}', { cwd: root }),
  ...globSync('shared/src/**/*', { cwd: root }),
]

function isCurrent(): boolean {
  if (!existsSync(built) || !existsSync(VERIFIER)) return false
  const builtAt = statSync(built).mtimeMs
  return sources.every((source) => statSync(join(root, source)).mtimeMs < builtAt)
}

if (!isCurrent()) {
  const { status } = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  await buildVerifier()
}
