// A dialog that has never been open, asked for without a connection: the text stays, and writing goes on.
import { expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

test('[DK72] a dialog whose code cannot be fetched is told of, and costs neither text nor caret', async () => {
  const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  await context.setOffline(true)
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
  const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example')
  const moment = `${example.product.url}/declarations/${example.declarationId}/versions/past?moment=now`
  await page.goto(moment)
  await page.getByRole('article').waitFor()
  await context.setOffline(true)
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
