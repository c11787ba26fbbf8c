// The file of a declaration in a real browser: for every reader and width, copied with its numbers, printed with its mark.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarationHtml } from '../../server/src/export/declaration-html.ts'
import { hostile, signatory, tokyo, tomsk } from '../../server/src/testing/exported-declarations.ts'
import { browserOfWorker, closeContexts, flawsOf, listen } from './support/people.ts'

let browser: Browser
beforeAll(async () => {
  browser = await browserOfWorker()
})
afterAll(closeContexts)

async function opened(html: string, options = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options })
  const complaints: string[] = []
  listen(page, complaints)
  page.on('request', (request) => complaints.push(`asks for ${request.url()}`))
  await page.setContent(html)
  return { page, complaints }
}

test.each([
  ['Tokyo, light, 1440', tokyo(), 'light', 1440],
  ['Tomsk, dark, 390', tomsk(), 'dark', 390],
  ['hostile, light, 320', hostile(), 'light', 320],
] as const)(
  '[EX38] the page is accessible, quiet, asks for nothing and fits its width: %s',
  async (_, declaration, colorScheme, width) => {
    const viewport = { width, height: 900 }
    const { page, complaints } = await opened(await declarationHtml(declaration), { colorScheme, viewport })
    expect(await flawsOf(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(complaints).toEqual([])
    await page.close()
  },
)

test('[EX31] what is copied has the numbers of the clauses, and a digest without gaps', async () => {
  const declaration = tokyo()
  const { page } = await opened(await declarationHtml(declaration))
  const copied = await page.evaluate(() => {
    document.getSelection()?.selectAllChildren(document.body)
    return `${document.getSelection()}`
  })
  expect(copied).toMatch(/^1\.\u00a0Since the establishment/m)
  expect(copied).toMatch(/^5\.\u00a0The 10th Plenary Meeting/m)
  expect(copied).toContain(declaration.version.digest)
  await page.close()
})

test('[EX39] [EX74] each printed page says what it is, with the mark of a draft and its number, and of thirty cities those that follow', async () => {
  const places = Array.from({ length: 30 }, (_, index) => index + 1)
  const signatories = places.map((place) => signatory({ city: `City ${place}`, title: 'Mayor' }))
  const { page } = await opened(await declarationHtml(tokyo({ adoption: null, signatories })))
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  if (!existsSync('/usr/bin/pdftotext')) return
  const read = execFileSync('/usr/bin/pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
  const pages = read.split('\f').slice(0, -1)
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, words] of pages.entries()) {
    expect(words).toContain('DRAFT · Rev. 3 · 9 November 2010, 10:58 (UTC+9)')
    const foot = `Tokyo Declaration · Asian Network of Major Cities 21 · Rev. 3 ${index + 1} / ${pages.length}`
    expect(words.replaceAll(' ', '')).toContain(foot.replaceAll(' ', ''))
  }
  const placesOn = (words: string) => [...words.matchAll(/City (\d+)/g)].map(([, place]) => Number(place))
  const signing = pages.map((words) => placesOn(words).toSorted((one, other) => one - other))
  expect(signing.flat()).toEqual(places)
  expect(signing.filter((each) => each.length > 0).length).toBeGreaterThan(1)
})
