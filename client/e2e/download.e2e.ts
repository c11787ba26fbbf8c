// A text is taken along as a file.
import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk } from './support/desk.ts'
import { axeViolations, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const FORMATS = ['PDF', 'Word', 'Web page', 'Markdown', 'Plain text', 'Akoma Ntoso', 'Data']

const ofText = (page: Page) => page.getByRole('button', { name: 'Download the text as a file' })
const formats = (within: Locator) => within.getByRole('link')

/** What is downloaded by an act, with its words. */
async function fileOf(page: Page, act: () => Promise<unknown>): Promise<{ name: string; words: string }> {
  const [file] = await Promise.all([page.waitForEvent('download') as Promise<Download>, act()])
  return { name: file.suggestedFilename(), words: await readFile(await file.path(), 'utf8') }
}

test('[EX73] with the keyboard alone the text of the desk is downloaded, and the focus is where it was', async () => {
  const { page, context, complaints } = await openPerson(example, 'viewer@hanoi.example')
  await openDesk(page, example)
  await ofText(page).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'Download the text as a file' })
  await menu.getByText(/^Not adopted/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await formats(menu).filter({ hasText: 'Plain text' }).focus()
  const file = await fileOf(page, () => page.keyboard.press('Enter'))
  expect(file.name).toMatch(/^Tokyo-Declaration-\d{4}-\d\d-\d\d-en\.txt$/)
  expect(file.words).toContain('DRAFT')
  await menu.waitFor({ state: 'detached' })
  expect(await ofText(page).evaluate((button) => button === document.activeElement)).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

test('[EX70] every numbered version is downloaded from the versions, in every format, [EX71] and said to be a draft', async () => {
  await command(example, 'versions', { name: 'Chair’s text' })
  const { page, context } = await openPerson(example, 'observer@tomsk.example')
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions`)
  await page.getByRole('button', { name: 'Download Rev. 1, Chair’s text' }).click()
  const menu = page.getByRole('dialog', { name: /^Download Rev. 1/ })
  await menu.getByText(/^Not adopted/).waitFor()
  const said = await formats(menu).evaluateAll((links) =>
    links.map(({ children }) => [...children].map(({ textContent }) => textContent)),
  )
  expect(said.map(([name]) => name)).toEqual(FORMATS)
  expect(said.filter(([, use]) => !use)).toEqual([])
  const { name } = await fileOf(page, () => formats(menu).first().click())
  expect(name).toBe('Tokyo-Declaration-Rev-1-en.pdf')
  await context.close()
})

test('[EX72] a file that cannot be had is said in words, and can be asked for again', async () => {
  const { page, context } = await openPerson(example, 'viewer@hanoi.example')
  await openDesk(page, example)
  await ofText(page).click()
  const word = formats(page.getByRole('dialog')).filter({ hasText: 'word processor' })
  await page.route('**/export?*', (route) => route.abort())
  await word.click()
  await page.getByRole('alert').filter({ hasText: 'The server cannot be reached' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.unroute('**/export?*')
  const { name } = await fileOf(page, () => word.click())
  expect(name).toMatch(/\.docx$/)
  await context.close()
})
