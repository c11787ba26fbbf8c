// A city's ledger, and the opinions of cities that were absent: Hanoi agrees, objects and withdraws, Seoul reads it all; after
// the adoption Delhi gives an opinion, and Tokyo sees it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBoard, pressWhenOn, tabTo } from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { command, markAbsent } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const cell = (page: Page, city: string, clause: number) =>
  page
    .getByRole('row', { name: new RegExp(`^${city}`) })
    .getByRole('gridcell')
    .nth(clause - 1)
const entries = (page: Page) => page.locator('main ol > li')

/** Chooses a position in the dialog with the keyboard, so many below the first, and sends it. */
async function choose(page: Page, down: number, note: string, send: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().focus()
  for (let presses = 0; presses < down; presses += 1) await page.keyboard.press('ArrowDown')
  if (down === 0) await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(note)
  await tabTo(page, send)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

test('[BD24][BD26][BD27] Hanoi agrees, objects and withdraws; Seoul opens its ledger by keyboard and reads all three with their words', async () => {
  const [hanoi, seoul, writer] = await Promise.all([
    openPerson(example, 'head@hanoi.example'),
    openPerson(example, 'viewer@seoul.example'),
    openPerson(example, 'drafter@bangkok.example'),
  ])
  await openBoard(example, hanoi.page)
  await cell(hanoi.page, 'Hanoi', 2).focus()
  await pressWhenOn(hanoi.page, 'Agree for Hanoi')
  await cell(hanoi.page, 'Hanoi', 2).getByText('Agrees').waitFor()

  await openDesk(writer.page, example)
  await clickInClause(writer.page, 2, { after: 'urban ' })
  await writer.page.keyboard.insertText('natural ')
  await waitUntilSaved(writer.page)
  await cell(hanoi.page, 'Hanoi', 2).getByText('To reaffirm').waitFor()
  await pressWhenOn(hanoi.page, 'Change…')
  await choose(hanoi.page, 3, 'Not “natural”.', 'State for Hanoi')
  await cell(hanoi.page, 'Hanoi', 2).getByText('Objects').waitFor()
  await pressWhenOn(hanoi.page, 'Change…')
  await hanoi.page.getByRole('dialog').waitFor()
  await tabTo(hanoi.page, 'Withdraw the position')
  await hanoi.page.keyboard.press('Enter')
  await cell(hanoi.page, 'Hanoi', 2).getByText('Not stated').waitFor()

  await openBoard(example, seoul.page)
  const { page } = seoul
  await cell(page, 'Hanoi', 1).focus()
  await tabTo(page, 'All positions of Hanoi')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Positions of Hanoi' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Positions of Hanoi')
  expect(await entries(page).locator('h3').allInnerTexts()).toEqual([
    'Position withdrawn',
    'Objects',
    'Agrees',
  ])
  await entries(page).nth(1).getByText('Not “natural”.').waitFor()
  await entries(page).nth(1).getByText('Withdrawn at').waitFor()
  await entries(page).nth(2).getByText('Replaced by a later one at').waitFor()
  for (let entry = 0; entry < 3; entry += 1) {
    await tabTo(page, 'Show the words')
    await page.keyboard.press('Enter')
  }
  await entries(page).nth(2).locator('ins').getByText('natural').waitFor()
  await entries(page).nth(1).getByText('The words are the same today.').waitFor()
  await entries(page).nth(0).getByText('The words are the same today.').waitFor()
  expect(await flawsOf(page)).toEqual([])

  await page.goBack()
  await page.getByRole('grid').waitFor()
  for (const { complaints, context } of [hanoi, seoul, writer]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})

test('[BD25][BD28] what Hanoi states shows in its open ledger within a second; narrowed, it has an address that can be passed on', async ({
  annotate,
}) => {
  const [hanoi, seoul] = await Promise.all([
    openPerson(example, 'head@hanoi.example'),
    openPerson(example, 'viewer@seoul.example'),
  ])
  await openBoard(example, hanoi.page)
  await openBoard(example, seoul.page)
  const { page } = seoul
  await page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: 'Positions of Hanoi' }).waitFor()
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new MutationObserver((_, observer) => {
          if (!/Whole text/.test(document.querySelector('main ol > li')?.textContent ?? '')) return
          observer.disconnect()
          resolve(Date.now())
        }).observe(document.body, { subtree: true, childList: true })
      }),
  )
  await hanoi.page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('gridcell')
    .last()
    .focus()
  await hanoi.page.locator('button:not([aria-disabled=true])', { hasText: 'Agree for Hanoi' }).waitFor()
  const pressed = await hanoi.page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Agree for Hanoi',
    )
    button?.click()
    return Date.now()
  })
  const took = (await shown) - pressed
  await annotate(`shown in the ledger after ${took} ms`)
  expect(took).toBeLessThan(1_000)

  await page.getByRole('combobox').selectOption({ label: 'Whole text (1)' })
  await expect.poll(() => entries(page).count()).toBe(1)
  const other = await openPerson(example, 'viewer@seoul.example', {
    viewport: { width: 390, height: 844 },
    locale: 'ja-JP',
  })
  await other.page.goto(page.url())
  await other.page.getByRole('heading', { name: 'ハノイの立場の記録' }).waitFor()
  expect(await entries(other.page).count()).toBe(1)
  expect(await flawsOf(other.page)).toEqual([])
  const beyond = await other.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  for (const { complaints, context } of [hanoi, seoul, other]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})

test('[BD29] on paper there is the title of the declaration, and nothing that can only be pressed', async () => {
  const { page, context } = await openPerson(example, 'viewer@seoul.example', { colorScheme: 'dark' })
  await openBoard(example, page)
  await page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: 'Positions of Hanoi' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  const isVisible = (name: string) =>
    page.locator('main').getByText(name, { exact: true }).first().isVisible()
  await expect.poll(() => isVisible('Tokyo Declaration')).toBe(true)
  expect(await isVisible('Show the words')).toBe(false)
  expect(await isVisible('Back to all cities')).toBe(false)
  const [ink, paper] = await page.evaluate(() => {
    const heading = document.querySelector('main h2')
    return [heading ? getComputedStyle(heading).color : '', getComputedStyle(document.body).backgroundColor]
  })
  expect(ink).toBe('rgb(21, 24, 28)')
  expect(paper).toBe('rgba(0, 0, 0, 0)')
  await context.close()
})

test('[BD30][BD31][BD32] Delhi, absent at the adoption, gives an opinion by keyboard; Tokyo’s screen shows it', async () => {
  await markAbsent(example, 'Delhi')
  await command(example, 'close')
  await command(example, 'adopt')
  const [delhi, tokyo, secretariat] = await Promise.all([
    openPerson(example, 'head@delhi.example'),
    openPerson(example, 'head@tokyo.example'),
    openPerson(example, 'secretariat@demo.example'),
  ])
  for (const { page } of [delhi, tokyo, secretariat]) await openBoard(example, page)
  const opinions = (page: Page) => page.locator('[data-region=opinions]')
  await opinions(tokyo.page).getByText('No opinion yet: Delhi').waitFor()
  expect(await opinions(tokyo.page).getByRole('button').count()).toBe(0)

  const year = new Date().getFullYear() + 1
  await opinions(secretariat.page).getByRole('button', { name: 'Set the last day…' }).click()
  await secretariat.page.getByLabel('Last day').fill(`${year}-12-31`)
  await secretariat.page.keyboard.press('Enter')
  await opinions(delhi.page).getByText(`Collected until 31 December ${year}`).waitFor()

  const { page } = delhi
  await page.locator('[data-region=opinions] h3').waitFor()
  await pressWhenOn(page, 'Give an opinion for Delhi…')
  await choose(page, 2, 'By letter of the mayor.', 'Give the opinion of Delhi')
  for (const screen of [tokyo.page, page]) {
    const row = opinions(screen).getByRole('listitem')
    await row.filter({ hasText: 'Delhi' }).getByText('Reserves').waitFor()
    await row.getByText('By letter of the mayor.').waitFor()
    await row.getByText('Whole text').waitFor()
    await expect.poll(() => opinions(screen).getByText('No opinion yet').count()).toBe(0)
  }
  expect(await flawsOf(page)).toEqual([])
  await opinions(tokyo.page).getByRole('link', { name: 'Delhi' }).click()
  await entries(tokyo.page).getByText('Opinion of an absent city').waitFor()
  for (const { complaints, context } of [delhi, tokyo, secretariat]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})
