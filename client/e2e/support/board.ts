// The positions board as a person finds it.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { BrowserPerson } from './people.ts'
import type { Example } from './stage.ts'

/** Of the Tokyo Declaration. */
export const CLAUSES = 5

export async function openBoard({ product, declarationId }: Example, page: Page): Promise<void> {
  await page.goto(`${product.url}/declarations/${declarationId}/positions`)
  await page.getByRole('grid').waitFor({ timeout: 30_000 })
}

/** What the cells of a city say, the whole text last. */
export async function row(page: Page, city: string): Promise<string[]> {
  const cells = page.getByRole('row', { name: new RegExp(`^${city}`) }).getByRole('gridcell')
  return firstWords(await cells.allInnerTexts())
}

/** The same of every city at once: to find one row by its name takes as long as to read them all. */
export async function rows(page: Page): Promise<Record<string, string[]>> {
  const all = await page.getByRole('row').evaluateAll((elements) =>
    elements.map((element) => ({
      city: element.querySelector('th[scope=row] a')?.textContent ?? '',
      said: [...element.querySelectorAll<HTMLElement>('td')].map(({ innerText }) => innerText),
    })),
  )
  return Object.fromEntries(all.map(({ city, said }) => [city, firstWords(said)]))
}

const firstWords = (said: string[]) => said.map((words) => words.split('.')[0]?.trim() ?? '')

/** What a row says: the same word in each clause but those that are given, and nothing on the whole text. */
export const said = (word: string, others: Record<number, string> = {}) => [
  ...Array.from({ length: CLAUSES }, (_, index) => others[index + 1] ?? word),
  'Not stated',
]

/** Goes on with Tab until the focus is on the button with this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

export const focusedCell = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell'))

/** Presses a button with the keyboard once it is on: before the connection is there, it says why it is off. */
export async function pressWhenOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.waitForFunction(
    (label) => {
      const focused = document.activeElement
      return focused?.textContent === label && focused.getAttribute('aria-disabled') !== 'true'
    },
    name,
    { timeout: 30_000 },
  )
  await page.keyboard.press('Enter')
}

/** States a position on the words as they are, as the person's screen does. */
export async function state(
  { product, declarationId, textId }: Example,
  { context }: BrowserPerson,
  clause: string,
  { position = 'agrees', note }: { position?: string; note?: string } = {},
): Promise<void> {
  const answer = await context.request.get(`${product.url}/api/texts/${textId}/digests`)
  const { clauses } = (await answer.json()) as { clauses: { clauseId: string; digest: string }[] }
  const digest = clauses.find((one) => one.clauseId === clause)?.digest
  const stated = await context.request.post(`${product.url}/api/declarations/${declarationId}/positions`, {
    headers: { origin: product.url },
    data: { clause, position, digest, ...(note === undefined ? {} : { note }) },
  })
  expect(stated.ok()).toBe(true)
}
