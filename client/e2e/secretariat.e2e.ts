// From an empty folder to the first word in the desk: setting up, cities, a plenary, its roster, an invitation that a
// second person accepts, and the Tomsk declaration read from plain text.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { waitUntilSaved, wordsOfText } from './support/desk.ts'
import { flawsOf, listen } from './support/people.ts'
import { stageForFile } from './support/stage.ts'

const PASSWORD = 'a long enough password'
const TOMSK = join(import.meta.dirname, '../../shared/src/testing/fixtures/tomsk-declaration-2014.ja.txt')

const stage = stageForFile('start')
let context: BrowserContext
let page: Page
let plenaryAddress: string
const complaints: string[] = []

beforeAll(async () => {
  context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page = await context.newPage()
  listen(page, complaints)
})

test('[SE1] the setup link of the console leads to the secretariat’s empty overview', async () => {
  const setupLink = stage.product.output().match(/http\S+\/setup#\S+/)?.[0]
  await page.goto(setupLink ?? '')
  await page.getByLabel('Name of the network in English').fill('Asian Network of Major Cities 21')
  await page.getByLabel('Your name or function').fill('Secretariat, Tomsk')
  await page.getByLabel('E-mail address').fill('secretariat@tomsk.example')
  await page.getByRole('textbox', { name: /^Password/ }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Set up the network' }).click()
  await page.getByRole('link', { name: 'Secretariat', exact: true }).click()
  await page.getByText('There is no plenary yet.').waitFor()
  expect(await flawsOf(page)).toEqual([])
})

test('[SE2] the network is renamed per language, and its header follows', async () => {
  await page.getByRole('button', { name: 'Rename the network' }).click()
  await page.getByLabel('Name in Japanese').fill('アジア大都市ネットワーク21')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await page.getByText('アジア大都市ネットワーク21').waitFor()
})

test('[SE3] cities are added with names, codes that follow them, and a sort name', async () => {
  await page.getByRole('link', { name: 'Cities', exact: true }).click()
  await page.getByRole('button', { name: 'Add the first city' }).click()
  await page.getByRole('button', { name: 'Save the city' }).click()
  await page.getByText('A name in one language is needed.').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await fillCity('Tomsk', 'トムスク')
  for (const [en, ja] of [
    ['Hanoi', 'ハノイ'],
    ['Seoul', 'ソウル'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a city' }).click()
    await fillCity(en, ja)
  }
  const names = await page.getByRole('main').getByRole('listitem').allTextContents()
  expect(names.map((name) => name.match(/^[A-Z][a-z]+/)?.[0])).toEqual(['Hanoi', 'Seoul', 'Tomsk'])
})

test('[SE4] a plenary that ends before it starts is refused at the field, and created when it does not', async () => {
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('link', { name: 'New plenary' }).click()
  await page.getByLabel('Name in English').fill('13th Plenary Meeting')
  await page.getByLabel('Name in Japanese').fill('第13回総会')
  await page.getByLabel('Place', { exact: true }).fill('Tomsk')
  await page.getByLabel('First day').fill('2014-09-05')
  await page.getByLabel('Last day').fill('2014-09-04')
  await page.getByLabel('Host city').selectOption({ label: 'Tomsk' })
  await page.getByLabel('English alphabetical, the host first').check()
  await page.getByRole('button', { name: 'Create the plenary' }).click()
  await page.getByText('The last day is before the first.').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.getByLabel('Last day').fill('2014-09-06')
  await page.getByRole('button', { name: 'Create the plenary' }).click()
  await page.getByRole('heading', { name: '13th Plenary Meeting' }).waitFor()
  plenaryAddress = page.url().replace('/roster', '')
})

test('[SE5] the roster: all cities put on it, one made there, facts ticked one by one, a doubtful pair noted', async () => {
  await page.getByRole('button', { name: 'Put all 3 cities of the network on the roster' }).click()
  await page.getByRole('button', { name: 'New city' }).click()
  await fillCity('Jakarta', 'ジャカルタ')
  await page.getByRole('rowheader', { name: /Jakarta/ }).waitFor()
  for (const fact of ['Member', 'Present', 'Counts', 'Named'])
    await page.getByRole('checkbox', { name: `Hanoi: ${fact}` }).check()
  await page.getByRole('checkbox', { name: 'Jakarta: Named' }).check()
  await page.getByText('Named, not present').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.reload()
  await page.getByText('Named, not present').waitFor()
  expect(
    (await page.getByRole('rowheader').allTextContents()).map((name) => name.slice(2).replace('host', '')),
  ).toEqual(['Tomsk', 'Hanoi', 'Jakarta', 'Seoul'])
  expect(await page.getByRole('checkbox', { name: 'Jakarta: Present' }).isChecked()).toBe(false)
  expect(await page.getByRole('checkbox', { name: 'Hanoi: Signs' }).isChecked()).toBe(false)
})

test('[SE7] a city is taken off after a question', async () => {
  await page.getByRole('button', { name: 'Take off Seoul' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take Seoul off the roster' }).click()
  await page.getByText('Cities of the network that are not on the roster').waitFor()
  await page.getByRole('button', { name: 'Put on the roster: Seoul' }).click()
  await page.getByRole('checkbox', { name: 'Seoul: Member' }).waitFor()
})

test('[SE8] inviting a head by the keyboard alone; the link is accepted in a second browser', async () => {
  await page.goto(`${plenaryAddress}/people`)
  await page.getByRole('button', { name: 'Create the link' }).waitFor()
  const role = page.getByLabel('Function')
  await tabTo(page, 'Function')
  expect(await role.inputValue()).toBe('head')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hanoi')
  await tabTo(page, 'E-mail address (optional)')
  await page.keyboard.type('head@hanoi.example')
  await page.keyboard.press('Enter')
  const link = page.getByLabel('Single-use link')
  await link.waitFor()
  expect(await flawsOf(page)).toEqual([])
  const address = await link.inputValue()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy the link')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Invited: head@hanoi.example').waitFor()
  await link.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(address)

  const second = await stage.browser.newContext({ locale: 'en-GB' })
  const guest = await second.newPage()
  listen(guest, complaints)
  await guest.goto(address)
  await guest.getByLabel('Your name or function').fill('Head of delegation, Hanoi')
  await guest.getByLabel('E-mail address').fill('head@hanoi.example')
  await guest.getByRole('textbox', { name: /^Password/ }).fill(PASSWORD)
  await guest.keyboard.press('Enter')
  await guest.waitForURL(`${stage.product.url}/`)
  await guest.getByRole('link', { name: 'People' }).click()
  await guest.getByText('Delegation of Hanoi').waitFor()
  expect(await guest.getByText('Delegation of Seoul').count()).toBe(0)
  expect(await flawsOf(guest)).toEqual([])
  await second.close()
})

test('[SE9] an invitation is issued anew and withdrawn, each link dead after it', async () => {
  await page.reload()
  await page.getByLabel('Function').selectOption('observer')
  await page.getByRole('button', { name: 'Create the link' }).click()
  const first = await page.getByLabel('Single-use link').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'New link for Observer' }).click()
  const again = await page.getByLabel('Single-use link').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Withdraw the invitation of Observer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Invited: No address given').waitFor({ state: 'detached' })
  expect(again).not.toBe(first)
  const other = await stage.browser.newContext({ locale: 'en-GB' })
  for (const dead of [first, again]) {
    const visitor = await other.newPage()
    await visitor.goto(dead)
    await visitor.getByRole('alert').waitFor()
  }
  await other.close()
})

test('[SE12] the Tomsk text is read, corrected in one place, kept over a reload, created, and typed into', async () => {
  await page.goto(plenaryAddress)
  await page.getByText('This plenary has no declaration yet.').waitFor()
  await page.getByRole('link', { name: 'New declaration' }).click()
  await page.getByLabel('Choose a text file').setInputFiles(TOMSK)
  await page.getByText(/Read from tomsk-declaration-2014.ja.txt/).waitFor()
  await page.getByRole('button', { name: 'Read the text' }).click()
  await page.getByText('Nothing is saved yet.', { exact: false }).waitFor()
  expect(await page.getByLabel('Title in the list').inputValue()).toContain('トムスク宣言')
  expect(await page.getByLabel('Language').inputValue()).toBe('ja')
  expect(await page.getByLabel('Status').inputValue()).toBe('gist')
  expect(await flawsOf(page)).toEqual([])

  const title = page.getByRole('textbox', { name: /of block 2, Title/ })
  await title.fill('トムスク宣言')
  await page.getByRole('region', { name: 'Page' }).getByText('トムスク宣言', { exact: true }).waitFor()
  await page.reload()
  expect(await title.inputValue()).toBe('トムスク宣言')
  await page.getByRole('button', { name: 'Create the declaration' }).click()

  const text = page.locator('.ProseMirror')
  await text.waitFor({ timeout: 30_000 })
  const source = await readFile(TOMSK, 'utf8')
  const firstClause =
    source
      .split('\n')
      .find((line) => line.startsWith('そして'))
      ?.trim() ?? ''
  expect(await wordsOfText(page)).toContain(firstClause)
  await text.locator('[data-node=clause] > p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('FIRST')
  await waitUntilSaved(page)
  expect(await wordsOfText(page)).toContain('FIRST')
  expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContain(
    `plenary.import.1.${plenaryAddress.split('/').at(-1)}`,
  )
})

test('[SE15] a declaration is renamed in the list, and opened from there', async () => {
  await page.goto(plenaryAddress)
  await page.getByRole('button', { name: 'Rename トムスク宣言' }).click()
  await page.getByLabel('Title in the list').fill('Tomsk Declaration')
  await page.getByRole('button', { name: 'Save the title' }).click()
  await page.getByRole('link', { name: 'Tomsk Declaration' }).click()
  await page.locator('.ProseMirror').waitFor({ timeout: 30_000 })
})

test('[SE10] a removed person is gone from the list, after the consequence was stated', async () => {
  await page.goto(`${plenaryAddress}/people`)
  await page.getByRole('button', { name: 'Remove Head of delegation, Hanoi' }).click()
  await page
    .getByRole('dialog')
    .getByText(/out at once/)
    .waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove Head of delegation, Hanoi' }).click()
  await page.getByText('head@hanoi.example').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

async function fillCity(en: string, ja: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name in English').fill(en)
  await dialog.getByLabel('Name in Japanese').fill(ja)
  expect(await dialog.getByLabel('Short code in English').inputValue()).toBe(en.slice(0, 2))
  await dialog.getByRole('button', { name: 'Save the city' }).click()
  await dialog.waitFor({ state: 'detached' })
}
/** Presses Tab until the field with this label has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label)
  for (let presses = 0; presses < 60; presses += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${label}`)
}
