// The wall in the room: opened and steered from the desk, followed through the text, the positions and the adoption.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startProduct } from '../../server/wire/product.ts'
import { state } from './support/board.ts'
import { clickInClause, openDesk } from './support/desk.ts'
import { flawsOf, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const SOON = { timeout: 3_000 }

const hallButton = (page: Page) => page.getByRole('button', { name: /^Hall/ })

async function openWall(address: string): Promise<Page> {
  const context = await example.browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

test('[HA6] [HA7] [HA8] [HA9] [HA12] [HA13] the secretariat opens the wall, takes it along, and it ends with the result', async () => {
  const secretary = await openPerson(example, 'secretariat@demo.example')
  const hanoi = await openPerson(example, 'head@hanoi.example')
  const desk = secretary.page
  await Promise.all([openDesk(desk, example), openDesk(hanoi.page, example)])
  expect(await hallButton(hanoi.page).count()).toBe(0)

  await hallButton(desk).focus()
  await desk.keyboard.press('Enter')
  await desk.getByRole('button', { name: 'Open the hall screen' }).press('Enter')
  const address = await desk.getByLabel('Address').inputValue()
  expect(await flawsOf(desk)).toEqual([])
  const wall = await openWall(address)
  await wall.getByText('Drafting', { exact: false }).first().waitFor()
  expect(await flawsOf(wall)).toEqual([])

  await desk.getByLabel('The clause that I am in').focus()
  await desk.keyboard.press('Space')
  await desk.keyboard.press('Escape')
  await clickInClause(desk, 3, 'end')
  await wall.getByText('Clause 3 of 5').waitFor(SOON)
  await desk.reload()
  await desk.locator('.ProseMirror').waitFor()
  await clickInClause(desk, 2, 'end')
  await wall.getByText('Clause 2 of 5').waitFor(SOON)
  await hallButton(desk).click()
  await desk.getByText('Clause 2 is on the wall.').waitFor()
  expect(await desk.getByLabel('Address').count()).toBe(0)
  await desk.keyboard.press('Escape')

  await state(example, hanoi, await clauseId(example, 2))
  await wall.getByText('1 agrees').waitFor(SOON)
  await clickInClause(desk, 2, 'end')
  await desk.keyboard.insertText(' Indeed.')
  await wall.getByText('Indeed.').first().waitFor(SOON)
  await wall.getByText('1 to reaffirm').waitFor(SOON)
  expect(await flawsOf(wall)).toEqual([])

  await wall.context().setOffline(true)
  await wall.getByText('Not connected since').waitFor({ timeout: 10_000 })
  await wall.getByText('Indeed.').first().waitFor()
  await wall.context().setOffline(false)
  await wall.getByText('Not connected since').waitFor({ state: 'detached', timeout: 10_000 })

  const { folder, product } = example
  await product.end('SIGTERM')
  await desk.getByText('Not connected').first().waitFor(SOON)
  const isSteered = desk.waitForEvent('requestfailed', (request) => request.url().endsWith('/hall/view'))
  await clickInClause(desk, 4, 'end')
  await isSteered
  example.product = await startProduct(folder, { port: Number(new URL(product.url).port) })
  await wall.getByText('Clause 4 of 5').waitFor({ timeout: 20_000 })

  await hallButton(desk).click()
  await desk.getByLabel('Names of the heads of delegation').check()
  await wall.getByText('Head of delegation, Hanoi').waitFor(SOON)
  await desk.keyboard.press('Escape')

  await command(example, 'close', {})
  await command(example, 'adopt', {})
  await wall.getByText(/^Adopted, /).waitFor(SOON)
  expect(await flawsOf(wall)).toEqual([])

  await hallButton(desk).click()
  await desk.getByRole('button', { name: 'Close…' }).press('Enter')
  await desk.getByRole('button', { name: 'Close the hall screen' }).press('Enter')
  await wall.getByText('This hall screen is not open').waitFor(SOON)
  expect(secretary.complaints).toEqual([])
})
