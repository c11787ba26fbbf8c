// Views and dialogs that were never open, asked for without a connection: the text stays, and writing goes on.
import { expect, test } from 'vitest'
import { clickInClause, openDesk, saveState, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { goOffline, NEW, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const VIEWS = ['positions', 'roster', 'record']

test('[DK79] the views whose code came behind the text open without a connection', async () => {
  const { page, complaints } = await openPerson(example, 'secretariat@demo.example', NEW)
  const chunks = VIEWS.map((view) =>
    page.waitForResponse((response) => response.url().includes(`/assets/${view}-route-`)),
  )
  await openDesk(page, example)
  await Promise.all(chunks)
  await page.waitForLoadState('networkidle')
  await goOffline(page)
  await page.locator('[data-save-state=offline]').waitFor()
  for (const view of ['Positions', 'Record', 'Roster']) {
    await page.getByRole('link', { name: view, exact: true }).click()
    await page.waitForURL(`**/${view.toLowerCase()}`)
    expect(await page.getByText('This view opens when').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1, name: 'Tokyo' }).count()).toBe(1)
  }
  await page.getByRole('row', { name: 'Hanoi' }).first().waitFor()
  expect(complaints).toEqual([])
})

test('[DK79] where its code is not there, the desk and what is written stay, and it opens with the connection', async () => {
  const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example', NEW)
  await page.route('**/assets/roster-route-*', (route) => route.abort())
  await openDesk(page, example)
  await waitUntilSaved(page)
  await goOffline(page)
  await clickInClause(page, 2, 'end')
  await page.keyboard.insertText(' ⟦on⟧')
  await page.getByRole('link', { name: 'Roster' }).click()
  await page.getByText('This view opens when the connection returns.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('This view opens when the connection returns.').waitFor()
  expect(await saveState(page).textContent()).toContain('Not connected')
  await page.getByRole('link', { name: 'Text', exact: true }).click()
  expect(await wordsOfClause(page, 2)).toContain('⟦on⟧')
  await page.getByRole('link', { name: 'Roster' }).click()
  await page.getByText('This view opens when the connection returns.').waitFor()
  await page.unroute('**/assets/roster-route-*')
  await context.setOffline(false)
  await page.getByRole('row', { name: 'Hanoi' }).first().waitFor()
  const isStyled = () => [...document.styleSheets].some(({ href }) => href?.includes('/roster-route-'))
  expect(await page.evaluate(isStyled)).toBe(true)
  expect(complaints).toEqual([])
})

test('[DK72] a dialog whose code cannot be fetched is told of, and costs neither text nor caret', async () => {
  const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example', NEW)
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  await goOffline(page)
  await page.keyboard.press('Control+/')
  await page.getByText('The server cannot be reached.').waitFor()
  await page.keyboard.insertText(' ⟦on⟧')
  expect(await wordsOfClause(page, 2)).toContain('⟦on⟧')
  await context.setOffline(false)
  await waitUntilSaved(page)
  await page.keyboard.press('Control+/')
  await page.getByRole('dialog').waitFor()
  expect(complaints).toEqual([])
})

test('[RS50] bringing back without a connection says that the server cannot be reached, and is asked again', async () => {
  const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example', NEW)
  const moment = `${example.product.url}/declarations/${example.declarationId}/versions/past?moment=now`
  await page.goto(moment)
  await page.getByRole('article').waitFor()
  await goOffline(page)
  await page.getByRole('button', { name: 'Bring back…' }).press('Enter')
  await page.getByRole('menuitem', { name: /^Clause 2/ }).press('Enter')
  const missing = page.getByRole('dialog', { name: 'The server cannot be reached.' })
  await missing.waitFor()
  await context.setOffline(false)
  await missing.getByRole('button', { name: 'Try again' }).press('Enter')
  await page.getByRole('dialog', { name: /^Bring back clause 2/ }).waitFor()
  await page.getByText('Nothing changes: the words are what they were then.').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Bring back…'))
  expect(complaints).toEqual([])
})
