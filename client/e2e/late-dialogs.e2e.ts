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
  await page.keyboard.type(' ⟦on⟧')
  expect(await wordsOfClause(page, 2)).toContain('⟦on⟧')
  await context.setOffline(false)
  await waitUntilSaved(page)
  await page.keyboard.press('Control+/')
  await page.getByRole('dialog').waitFor()
  expect(complaints).toEqual([])
})
