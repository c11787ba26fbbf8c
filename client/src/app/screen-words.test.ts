// Every screen names the areas whose words it needs.
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The areas that a file and everything below it uses. */
function areasBelow(file: string, seen = new Set<string>()): Set<string> {
  const areas = new Set<string>()
  const source = sources[file]
  if (source === undefined || seen.has(file)) return areas
  seen.add(file)
  for (const [, named] of source.matchAll(/useTranslation\(([^)]*)\)/g))
    for (const [, area] of (named ?? '').matchAll(/'(\w+)'/g)) if (area) areas.add(area)
  for (const [, path] of source.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    const target = new URL(path ?? '', `file:///src/app/${file}`).pathname
    for (const area of areasBelow(target.replace('/src/', '../').replace('../app/', './'), seen))
      areas.add(area)
  }
  areas.delete('shell')
  return areas
}

test('[UI15] a screen’s address names every area of which it shows words', () => {
  const screens = ['./routes.tsx', './secretariat-routes.tsx'].flatMap((file) => [
    ...(sources[file] ?? '').matchAll(/withWords\(import\('([^']+)'\)([^)]*)\)/g),
  ])
  expect(screens.length).toBeGreaterThan(15)
  for (const [, screen = '', named = ''] of screens) {
    const areas = [...named.matchAll(/'(\w+)'/g)].map(([, area]) => area)
    expect(areas, screen).toEqual(expect.arrayContaining([...areasBelow(screen)]))
  }
  expect([...areasBelow('./record-route.tsx')].sort()).toEqual(['desk', 'record'])
})
