// What a desk loads before the first keystroke, weighed on the built client.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const site = join(import.meta.dirname, '..', '..', 'client', 'dist', 'site')
const BUDGET = 350_000

/** Read in the language whose words weigh more. */
const WORDS = /^(?:desk|editor|refusal-sentences-ja)-[\w-]{8}\.js$/
const JAPANESE = /[\u3040-\u30ff]/

/**
 * The scripts that the page names, the two chunks of the desk, everything that these import statically, and the words that come
 * with them.
 */
function scriptsOfTheDesk(): string[] {
  const assets = readdirSync(join(site, 'assets')).filter((file) => file.endsWith('.js'))
  const page = readFileSync(join(site, 'index.html'), 'utf8')
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(join(site, 'assets', file), 'utf8')
    for (const [, imported] of code.matchAll(/\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      if (imported) visit(imported)
    }
  }
  for (const [, file] of page.matchAll(/\/assets\/([\w.-]+\.js)/g)) if (file) visit(file)
  for (const screen of ['desk-route', 'text-route']) {
    const chunk = assets.find((file) => file.startsWith(`${screen}-`))
    if (!chunk) throw new Error(`the build has no chunk of ${screen}`)
    visit(chunk)
  }
  const words = assets.filter(
    (file) => WORDS.test(file) && JAPANESE.test(readFileSync(join(site, 'assets', file), 'utf8')),
  )
  if (words.length < 3) throw new Error('the build has no chunks of the desk’s words')
  return [...found, ...words]
}

// A fresh clone builds before it tests (package.json, pretest).
test.runIf(existsSync(site))('[UI10] the desk’s scripts weigh less than 350 kB, compressed', () => {
  const weights = scriptsOfTheDesk().map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(site, 'assets', file)), { level: 9 }).length,
  }))
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
  const heaviest = weights.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5)
  expect(total, JSON.stringify(heaviest)).toBeLessThan(BUDGET)
  expect(weights.length).toBeGreaterThan(5)
})
