// Makes `npm start`, `npm run demo` and `npm test` work as the single command in a fresh clone: installs what the
// lock file says, checks the Node that npm brought, and with --browser makes sure that the tests' tools are there: a
// Chromium, fonts, and what reads files that we make.
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

/** Debian's packages, and a file by which one is known to be there. */
const TOOLS = {
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
  'fonts-liberation': '/usr/share/fonts/truetype/liberation',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSerifMyanmar-Regular.ttf',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  'poppler-utils': '/usr/bin/pdftotext',
  qpdf: '/usr/bin/qpdf',
  'libxml2-utils': '/usr/bin/xmllint',
  'libnss3-tools': '/usr/bin/certutil',
  'libreoffice-writer-nogui': '/usr/lib/libreoffice/program/libswlo.so',
}

function ensureTools() {
  const missing = Object.keys(TOOLS).filter((name) => !existsSync(TOOLS[name]))
  if (missing.length === 0) return
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    fail(
      `The tests need a browser, fonts and tools that are not here. Install them and try again: ${command}`,
    )
  }
  console.log(`Installing for the tests: ${missing.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const installed =
    run('apt-get', ['update', '-qq'], env) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env)
  if (!installed) fail(`What the tests need could not be installed. Do it by hand and try again: ${command}`)
}

if (!hasCurrentInstall()) install()
ensureNode()
if (process.argv.includes('--browser')) ensureTools()
