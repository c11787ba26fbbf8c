// A text is taken along as a file; an adopted one is published, and then read and taken along by everybody.
import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk } from './support/desk.ts'
import { flawsOf, leave, listen, openPerson } from './support/people.ts'
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

test('[EX72] a file that cannot be had is said in words; [EX73] with the keyboard alone it is asked for again, and the focus is where it was', async () => {
  const { page, context, complaints } = await openPerson(example, 'viewer@hanoi.example')
  await openDesk(page, example)
  await ofText(page).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'Download the text as a file' })
  await menu.getByText(/^Not adopted/).waitFor()
  await formats(menu).filter({ hasText: 'Plain text' }).focus()
  await page.route('**/export?*', (route) => route.abort())
  await page.keyboard.press('Enter')
  await menu.getByRole('alert').filter({ hasText: 'The server cannot be reached' }).waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.unroute('**/export?*')
  const file = await fileOf(page, () => page.keyboard.press('Enter'))
  expect(file.name).toMatch(/^Tokyo-Declaration-draft-\d{4}-\d\d-\d\d-\d{6}-UTC-en\.txt$/)
  expect(file.words).toContain('DRAFT')
  await menu.waitFor({ state: 'detached' })
  expect(await ofText(page).evaluate((button) => button === document.activeElement)).toBe(true)
  expect(complaints).toEqual([])
  await leave(context)
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
  const { name } = await fileOf(page, () => formats(menu).filter({ hasText: 'Markdown' }).click())
  expect(name).toBe('Tokyo-Declaration-draft-Rev-1-en.md')
  await leave(context)
})

test('[PB20] [PB10] the secretariat publishes from the desk and withdraws it there; others are shown the address', async () => {
  await command(example, 'close')
  await command(example, 'adopt')
  const { page, context, complaints } = await openPerson(example, 'secretariat@demo.example')
  await openDesk(page, example)
  const state = page.getByRole('button', { name: /Adopted/ })
  await state.click()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByText(/^Anybody can read the adopted text/).waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish the declaration' }).click()
  const address = await page.getByRole('textbox', { name: 'Public address' }).inputValue()
  expect(address).toBe(`${example.product.url}/published/${example.declarationId}`)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value'))
  await expect.poll(focused).toBe(address)
  expect(await flawsOf(page)).toEqual([])

  const hanoi = await openPerson(example, 'head@hanoi.example')
  await openDesk(hanoi.page, example)
  await hanoi.page.getByRole('button', { name: /Adopted/ }).click()
  expect(await hanoi.page.getByRole('textbox', { name: 'Public address' }).inputValue()).toBe(address)
  expect(await hanoi.page.getByRole('button', { name: /Withdraw/ }).count()).toBe(0)
  await leave(hanoi.context)

  await page.getByRole('button', { name: 'Withdraw the publication…' }).click()
  await page.getByRole('button', { name: 'Withdraw the publication', exact: true }).click()
  await page.getByRole('dialog', { name: 'Withdraw the publication?' }).waitFor({ state: 'detached' })
  await state.click()
  await page.getByRole('button', { name: 'Publish…' }).waitFor()
  expect(complaints).toEqual([])
  await leave(context)
})

test('[PB21] who is not signed in reads the words, their state and digest, and takes them along, [PB22] while they are published', async () => {
  const context = await example.browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'ja-JP',
    colorScheme: 'dark',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const address = `${example.product.url}/published/${example.declarationId}`
  await page.goto(address)
  await page.getByText('この宣言は公開されていません').waitFor()
  await command(example, 'publication')
  listen(page, complaints)
  await page.goto(address)
  await page.getByText(/採択$/).waitFor()
  await page.getByRole('article').getByText('Since the establishment of the Network').waitFor()
  await page.getByText('各都市の署名はまだ始まっていません。').waitFor()
  expect(await flawsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Digest' }).waitFor()
  const groups = page.getByRole('complementary').getByText(/^[0-9a-f]{4}$/)
  const digest = (await groups.allTextContents()).join('')
  const file = await fileOf(page, () => page.getByRole('link', { name: /^Data/ }).click())
  expect(file.name).toBe('Tokyo-Declaration-Rev-2-en.json')
  expect(file.words).toContain(digest)
  expect(digest).toHaveLength(64)
  expect(complaints).toEqual([])
  await context.close()
})
