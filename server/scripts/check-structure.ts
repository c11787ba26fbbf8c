// Checks what the compiler cannot: import directions, import cycles, single importers of outside libraries, file sizes.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const files = globSync('{shared,client}/{src,e2e}/**/*.{ts,tsx}', { cwd: root })
  .concat(globSync('server/{src,bench,wire,scripts}/**/*.ts', { cwd: root }))
  .filter((file) => !file.includes('/dist/'))
  .sort()
const problems: string[] = []

/** Layers from the lowest up: a file may import from its own layer and from those below, never from those above or beside. */
const serverLayers = [
  ['ports', 'config', 'mail-settings'],
  ['threads'],
  ['storage', 'export', 'page', 'auth', 'signing', 'history'],
  ['commands'],
  ['http', 'sync', 'mail', 'versions'],
  ['compose', 'operations', 'testing'],
  ['main'],
]
const clientLayers = [
  ['ui', 'i18n', 'testing'],
  ['api', 'sync'],
  ['editor'],
  [
    'desk',
    'positions',
    'history',
    'comments',
    'signing',
    'secretariat',
    'people',
    'import',
    'record',
    'hall',
    'published',
    'news',
    'account',
    'verify',
  ],
  ['app'],
  ['main'],
]

/** An outside library (or a prefix of its modules) and the only files that may import it; tests are free. */
const soleImporters: Record<string, RegExp> = {
  'better-auth': /^server\/src\/auth\//,
  'node:sqlite': /^server\/src\/storage\/sqlite\/|^server\/src\/operations\//,
  ws: /^server\/src\/sync\/web-socket\.ts$|^server\/(bench|wire)\//,
  'y-websocket': /^client\/src\/sync\/provider\.ts$|^server\/(bench|wire)\//,
  '@libpdf/core': /^server\/src\/signing\/pdf-/,
  '@peculiar/x509': /^server\/src\/signing\/x509\.ts$/,
  '@myriaddreamin/typst-ts-node-compiler': /^server\/src\/page\/page-compiler\.ts$/,
  '@simplewebauthn/server': /^server\/src\/(auth\/passkeys|signing\/passkey-answer)\.ts$/,
  docx: /^server\/src\/export\//,
  fflate: /^server\/src\/export\/bundle\.ts$/,
  nodemailer: /^server\/src\/mail\/smtp\.ts$/,
  pino: /^server\/src\/log\.ts$/,
  idb: /^client\/src\/sync\/device-store\.ts$/,
}

interface Import {
  from: string
  specifier: string
  target: string | undefined
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"\n;]*?(?:[\s\S]{0,2000}?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g
  return [...source.matchAll(pattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? ''
    return { from: file, specifier, target: resolve(file, specifier) }
  })
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@plenary/shared/'))
    return `shared/src/${specifier.slice('@plenary/shared/'.length)}.ts`
  if (!specifier.startsWith('.')) return undefined
  const path = relative(root, join(root, dirname(file), specifier))
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => existsSync(join(root, candidate)))
}

const isTest = (file: string) =>
  /\.(test|bench|e2e)\.tsx?$|-contract\.ts$|\/testing\/|^client\/e2e\/|^server\/(bench|wire|scripts)\//.test(
    file,
  )
const packageOf = (file: string) => file.split('/')[0] ?? ''
const folderOf = (file: string) => (file.split('/')[2] ?? '').replace(/\.tsx?$/, '')

function checkDirection({ from, target }: Import): void {
  if (!target || isTest(from)) return
  const [here, there] = [packageOf(from), packageOf(target)]
  if (here === 'shared' && there !== 'shared')
    problems.push(`${from} imports ${target}: shared imports nothing of ours`)
  if (here !== there && there !== 'shared')
    problems.push(`${from} imports ${target}: client and server never see each other`)
  if (here !== there || here === 'shared') return
  const layers = here === 'server' ? serverLayers : clientLayers
  const layerOf = (file: string) => layers.findIndex((layer) => layer.includes(folderOf(file)))
  const [above, below] = [layerOf(from), layerOf(target)]
  if (below > above && above !== -1) problems.push(`${from} imports ${target}: imports only look down`)
  const isBeside = above === below && above !== -1 && folderOf(from) !== folderOf(target)
  if (isBeside && here === 'client' && layers[above]?.includes('desk'))
    problems.push(`${from} imports ${target}: features never import each other`)
}

function checkSoleImporter({ from, specifier }: Import): void {
  for (const [library, allowed] of Object.entries(soleImporters)) {
    const isLibrary = specifier === library || specifier.startsWith(`${library}/`)
    if (isLibrary && !allowed.test(from) && !isTest(from))
      problems.push(`${from} imports ${specifier}: its one importer is ${allowed.source}`)
  }
}

function checkCycles(edges: Map<string, string[]>): void {
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, path: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      problems.push(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`)
      return
    }
    state.set(file, 'open')
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    state.set(file, 'done')
  }
  for (const file of edges.keys()) visit(file, [])
}

function checkSize(file: string): void {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const limit = /\/(app\.tsx|main\.tsx?|compose\.ts)$/.test(file) ? 150 : 400
  const saysWhy = /indivisible/i.test(lines.slice(0, 3).join(' '))
  if (!isTest(file) && lines.length > limit && !(limit === 400 && saysWhy)) {
    problems.push(
      `${file} has ${lines.length} lines: above ${limit}, split it or say in the first line why the thought is indivisible`,
    )
  }
}

const imports = files.flatMap(importsOf)
imports.forEach(checkDirection)
imports.forEach(checkSoleImporter)
files.forEach(checkSize)
checkCycles(
  new Map(
    files.map((file) => [
      file,
      imports.filter((edge) => edge.from === file).flatMap(({ target }) => target ?? []),
    ]),
  ),
)

for (const problem of new Set(problems)) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${files.length} files, ${imports.length} imports: directions, cycles and sizes hold`)
