// Checks that every rule of docs/spec has an id of its own and a test that carries it, and that every id of a test is a rule.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
/** In a table or in a list. */
const RULE = /^(?:\| |- \*\*)([A-Z]{2}\d+)(?: \||\*\*)/gm
const CARRIED = /\[([A-Z]{2}\d+)\]/g

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const idsIn = (file: string, pattern: RegExp) => [...read(file).matchAll(pattern)].map(([, id]) => id ?? '')

const rules = globSync('docs/spec/*.md', { cwd: root })
  .sort()
  .flatMap((file) => idsIn(file, RULE).map((id) => ({ id, file })))
const carried = globSync('{shared,server,client}/**/*{.test.ts,.test.tsx,.e2e.ts,-contract.ts}', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/dist/**'],
}).flatMap((file) => idsIn(file, CARRIED).map((id) => ({ id, file })))

const known = new Map<string, string>()
const problems: string[] = []
for (const { id, file } of rules) {
  if (known.has(id)) problems.push(`${id} is a rule twice: in ${known.get(id)} and in ${file}`)
  known.set(id, file)
}
const tested = new Set(carried.map(({ id }) => id))
for (const [id, file] of known) if (!tested.has(id)) problems.push(`${id} in ${file} has no test`)
for (const { id, file } of carried)
  if (!known.has(id)) problems.push(`${id} in ${file} is no rule of docs/spec`)

for (const problem of new Set(problems)) console.error(problem)
console.log(`${known.size} rules: ${problems.length === 0 ? 'each has its test' : 'see above'}`)
process.exitCode = problems.length === 0 ? 0 : 1
