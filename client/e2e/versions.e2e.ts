// The past of a text: the secretariat names a version, Hanoi writes, the time line says so, and the text is read as it was.
import { expect, test } from 'vitest'
import { pressWhenOn, tabTo } from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { flawsOf, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

test('[VE40][VE45][VE46] a version is named, Hanoi writes, the line says who worked, the past is read, and a clause of it brought back', async () => {
  const [secretariat, hanoi] = await Promise.all([
    openPerson(example, 'secretariat@demo.example'),
    openPerson(example, 'drafter@hanoi.example'),
  ])
  const { page } = secretariat
  await openDesk(page, example)
  const before = await wordsOfClause(page, 2)
  await page.getByRole('link', { name: 'Versions' }).press('Enter')
  await page.getByRole('heading', { name: 'Now' }).waitFor()
  await pressWhenOn(page, 'Name this version…')
  await page.getByRole('dialog', { name: 'Make Rev. 1?' }).waitFor()
  await page.keyboard.type('Chair’s text')
  await page.keyboard.press('Enter')
  const named = page.getByRole('link', { name: 'Rev. 1, Chair’s text' })
  await named.waitFor()
  await page.getByText('Nothing has changed since Rev. 1.').waitFor()

  await openDesk(hanoi.page, example)
  await clickInClause(hanoi.page, 2, 'end')
  await hanoi.page.keyboard.type(' Written in Hanoi.')
  await waitUntilSaved(hanoi.page)
  await page.getByText('Changed since Rev. 1 by').waitFor()
  const work = page.getByRole('listitem').filter({ hasText: 'changes' }).first()
  expect(await work.innerText()).toContain('Ha')
  await work.getByRole('button', { name: '1 person' }).press('Enter')
  await work.getByText('Drafter, Hanoi').waitFor()
  expect(await flawsOf(page)).toEqual([])

  await named.press('Enter')
  await page.getByRole('heading', { name: /^Rev\. 1, Chair’s text · As it was on/ }).waitFor()
  const sheet = page.getByRole('article')
  await expect.poll(() => sheet.innerText()).toContain(before)
  expect(await sheet.innerText()).not.toContain('Written in Hanoi.')
  expect(await page.locator('[contenteditable]').count()).toBe(0)
  expect(await flawsOf(page)).toEqual([])

  await tabTo(page, 'Later')
  await page.keyboard.press('Enter')
  // While somebody writes the end of the work goes on.
  const further = async () => {
    await page.keyboard.press('ArrowRight')
    return sheet.innerText()
  }
  await expect.poll(further).toContain('Written in Hanoi.')
  await page.getByRole('heading', { name: /after changes by Hanoi$/ }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: /^Rev\. 1, Chair’s text · As it was on/ }).waitFor()

  await tabTo(page, 'Bring back…')
  await page.keyboard.press('Enter')
  const clause = page.getByRole('menuitem', { name: /^Clause 2/ })
  await clause.waitFor()
  while (!(await clause.evaluate((item) => item === document.activeElement)))
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Bring back clause 2 as it was in Rev. 1?' }).waitFor()
  await pressWhenOn(page, 'Bring back clause 2')
  await expect.poll(() => wordsOfClause(page, 2)).toBe(before)
  await page.getByRole('link', { name: 'Versions' }).press('Enter')
  await page.getByRole('link', { name: 'Before earlier words were brought back' }).press('Enter')
  await sheet.getByText('Written in Hanoi.').waitFor()
  await pressWhenOn(page, 'Back to the text')
  await expect.poll(() => wordsOfClause(page, 2)).toBe(before)
  expect([...secretariat.complaints, ...hanoi.complaints]).toEqual([])
})
