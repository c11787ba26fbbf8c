// Makes `npm start`, `npm run demo` and `npm test` work as the single command in a fresh clone: installs what the
// lock file says, checks the Node that npm brought, and with --browser makes sure that a Chromium is there.
// Plain JavaScript that Node 18 can run, because it runs before Node 24 is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stamp = join(root, 'node_modules', '.plenary-lock-digest')
const digest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

function fail(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0
}

function install() {
  const npm = process.env.npm_execpath
  if (!npm) fail('Run this through npm: npm start, npm run demo or npm test.')
  console.log('Installing the packages of package-lock.json …')
  const env = { ...process.env, NODE_ENV: '' }
  if (!run(process.env.npm_node_execpath ?? process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], env)) {
    fail('The packages could not be installed. The lines above say why; nothing else was changed.')
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

function hasCurrentInstall() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

function ensureNode() {
  const found = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? 'none'
  const major = Number(/^v(\d+)/.exec(found)?.[1])
  if (!(major >= 24)) {
    fail(
      `Plenary needs Node 24; npm brings it for Linux on x64 and arm64, and ${found} was found. Install Node 24 and try again.`,
    )
  }
}

function ensureBrowser() {
  if (existsSync('/usr/bin/chromium')) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    fail(
      'The browser tests need Chromium at /usr/bin/chromium: apt-get install chromium fonts-liberation fonts-noto-cjk',
    )
  }
  console.log('Installing Chromium for the browser tests …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core', 'fonts-noto-cjk']
  const installed =
    run('apt-get', ['update', '-qq'], env) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env)
  if (!installed) fail('Chromium could not be installed. Install the package chromium by hand and try again.')
}

if (!hasCurrentInstall()) install()
ensureNode()
if (process.argv.includes('--browser')) ensureBrowser()
