// A clause is brought back by one city while another one types elsewhere: every letter stays, and so does the caret.
import { expect, test } from 'vitest'
import { clickInClause, openDesk, saveState, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { flawsOf, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const PHRASE = ' Seoul goes on.'

test('[RS34][RS35] a clause comes back in Hanoi while Seoul types elsewhere: its letters stay, and so does its caret', async () => {
  const [hanoi, seoul] = await Promise.all([
    openPerson(example, 'drafter@hanoi.example'),
    openPerson(example, 'drafter@seoul.example'),
  ])
  const { id } = (await command(example, 'versions', { name: 'Zero draft' })) as { id: string }
  await openDesk(hanoi.page, example)
  const before = await wordsOfClause(hanoi.page, 1)
  await clickInClause(hanoi.page, 1, 'end')
  await hanoi.page.keyboard.insertText(' Written in Hanoi.')
  await waitUntilSaved(hanoi.page)
  await openDesk(seoul.page, example)
  const elsewhere = await wordsOfClause(seoul.page, 3)
  await clickInClause(seoul.page, 3, 'end')
  let typed = ''
  let isOver = false
  const typing = (async () => {
    while (!isOver) {
      await seoul.page.keyboard.type(PHRASE, { delay: 40 })
      typed += PHRASE
    }
  })()

  const { page } = hanoi
  await page.goto(
    `${example.product.url}/declarations/${example.declarationId}/versions/past?moment=version:${id}`,
  )
  await page.getByRole('button', { name: 'Bring back…' }).press('Enter')
  await page.getByRole('menuitem', { name: /^Clause 1/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Bring back clause 1 as it was in Rev. 1?' })
  await dialog.getByRole('region', { name: 'What changes' }).getByText('Written in Hanoi.').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring back clause 1' }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('status').getByText('Brought back as it was in Rev. 1: clause 1.').waitFor()

  await expect.poll(() => wordsOfClause(seoul.page, 1)).toBe(before)
  isOver = true
  await typing
  await seoul.page.keyboard.type(PHRASE)
  await waitUntilSaved(seoul.page)
  expect(await saveState(seoul.page).innerText()).toMatch(/saved/i)
  await openDesk(page, example)
  for (const each of [page, seoul.page]) {
    await expect.poll(() => wordsOfClause(each, 3)).toBe(elsewhere + typed + PHRASE)
    expect(await wordsOfClause(each, 1)).toBe(before)
  }
  expect([...hanoi.complaints, ...seoul.complaints]).toEqual([])
})
