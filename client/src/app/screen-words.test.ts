// Every screen names the areas whose words it needs.
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The areas that a file and everything below it uses; what comes with words of its own names those itself. */
function areasBelow(file: string, seen = new Set<string>()): Set<string> {
  const areas = new Set<string>()
  const whole = sources[file]
  if (whole === undefined || seen.has(file)) return areas
  seen.add(file)
  // A type shows no words.
  const source = whole.replace(/import type [^']*'[^']*'/g, '')
  for (const [, named] of source.matchAll(/useTranslation\(([^)]*)\)/g))
    for (const [, area] of (named ?? '').matchAll(/'(\w+)'/g)) if (area) areas.add(area)
  for (const [, path] of source.matchAll(/(?:from |(?<!withWords\()import\()'(\.[^']+)'/g)) {
    for (const area of areasBelow(keyOf(path ?? '', file), seen)) areas.add(area)
  }
  areas.delete('shell')
  return areas
}

/** As `sources` has it, whichever file imports it. */
function keyOf(path: string, importer: string): string {
  const target = new URL(path, `file:///src/app/${importer}`).pathname
  return target.replace('/src/', '../').replace('../app/', './')
}

test('[UI15] what is loaded when it is needed names every area of which it shows words', () => {
  const loaded = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/withWords\(import\('([^']+)'\)([^)]*)\)/g)].map(([, path = '', named = '']) => ({
      file: keyOf(path, file),
      importer: file,
      named,
    })),
  )
  expect(loaded.length).toBeGreaterThan(20)
  for (const { file, importer, named } of loaded) {
    const areas = [...named.matchAll(/'(\w+)'/g)].map(([, area]) => area)
    // What is opened on the desk finds the desk's words there.
    if (importer.startsWith('../desk/')) areas.push('desk', 'editor')
    expect(areas, file).toEqual(expect.arrayContaining([...areasBelow(file)]))
  }
  expect([...areasBelow('./record-route.tsx')].sort()).toEqual(['desk', 'record', 'roster'])
})
