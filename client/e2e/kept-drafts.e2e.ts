// What was not accepted, beside the text: on paper, on a narrow screen, under the keyboard; and a lock and the closing under steady typing.
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { type BrowserPerson, goOffline, leave, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
let writer: BrowserPerson
const slip = () => writer.page.locator('[data-slip]').first()

beforeAll(async () => {
  writer = await openPerson(example, 'drafter@hanoi.example', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const { page, context } = writer
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  await waitUntilSaved(page)
  await goOffline(page)
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await page.keyboard.type(' ⟦too late⟧')
  await page.getByText(/\d changes are kept on this device and will be sent/).waitFor()
  await command(example, 'lock', { clause: await clauseId(example, 2) })
  await context.setOffline(false)
  await slip().waitFor({ timeout: 30_000 })
}, 120_000)

test('[DK6] who comes back is told that what could not be taken over is kept', async () => {
  await writer.page
    .getByText('Connected again. What could not be taken over is kept beside the text.')
    .waitFor()
})

test('[DK39] after copying with the keyboard the focus is where it was', async () => {
  const { page } = writer
  await slip().getByRole('button', { name: 'Copy wording' }).focus()
  await page.keyboard.press('Enter')
  await slip().getByRole('status').getByText('Copied').waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/ ⟦too late⟧$/)
})

test('[DK46] no slip, no message and no count of drafts is printed', async () => {
  const { page } = writer
  await page.emulateMedia({ media: 'print' })
  const isPrinted = (locator: Locator) => locator.first().isVisible()
  expect(await isPrinted(page.locator('.ProseMirror').getByText('Economic growth'))).toBe(true)
  expect(await isPrinted(slip())).toBe(false)
  expect(await isPrinted(page.getByRole('button'))).toBe(false)
  expect(await isPrinted(page.getByText('⟦too late⟧'))).toBe(false)
  const statuses = await page.getByRole('status').filter({ visible: true }).allInnerTexts()
  expect(statuses.filter((words) => words.trim() !== '')).toEqual([])
  await page.emulateMedia({ media: 'screen' })
})

/** What of the header lies over something else of it. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('header :is(a, button, [role=status])')].filter(
      (element) => element.getClientRects().length > 0,
    )
    return controls.flatMap((one, index) =>
      controls.slice(index + 1).flatMap((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        const isApart = width <= 1 || height <= 1 || one.contains(other) || other.contains(one)
        return isApart ? [] : [`${one.textContent} × ${other.textContent}`]
      }),
    )
  })
}

test('[DK38] at 390 pixels the count of drafts covers nothing in the header', async () => {
  const { page } = writer
  await page.setViewportSize({ width: 390, height: 844 })
  await page
    .getByRole('button', { name: '1 draft kept here' })
    .getByText('1 draft', { exact: true })
    .waitFor()
  expect(await overlaps(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('[DK69] whoever types steadily does not keep a clause from being locked', async () => {
  const { page, context } = await openPerson(example, 'secretariat@demo.example')
  await openDesk(page, example)
  await clickInClause(page, 3, 'end')
  await clickInClause(writer.page, 3, 'end')
  let isTyping = true
  const type = async () => {
    while (isTyping) await writer.page.keyboard.type('words ', { delay: 40 })
  }
  const typing = type()
  await page.getByRole('button', { name: 'Lock clause 3' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Hanoi is in this clause now.').waitFor()
  const asItStands = dialog.getByRole('button', { name: 'Lock clause 3 as it stands' })
  // Between two keys the first attempt may be in time.
  await dialog.getByRole('button', { name: 'Lock clause 3' }).click()
  await asItStands.or(page.getByRole('button', { name: 'Unlock clause 3…' })).waitFor()
  if (await asItStands.isVisible()) await asItStands.click()
  await page.getByRole('button', { name: 'Unlock clause 3…' }).waitFor()
  isTyping = false
  await typing
  await Promise.all([leave(context), writer.context.close()])
})

test('[LK17] every letter that is typed through a closing is in the text or beside it, in order and in one piece', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(page, example)
  await clickInClause(page, 4, 'end')
  const before = await wordsOfClause(page, 4)
  const typed = ' every word of this sentence is kept'
  const typing = page.keyboard.type(typed.replace(' kept', ''), { delay: 60 })
  await expect.poll(() => wordsOfClause(page, 4)).toContain(' every w')
  await command(example, 'close', {})
  await typing
  // However late the page hears of it, somebody goes on typing.
  await page.locator('.ProseMirror[contenteditable=false]').waitFor()
  await page.keyboard.type(' kept', { delay: 60 })
  await page.getByText('The secretariat has closed the text.').waitFor()
  const slip = page.locator('[data-slip]')
  await expect.poll(() => slip.allInnerTexts()).toEqual([expect.stringMatching(/sentence is kept/)])
  const inText = (await wordsOfClause(page, 4)).slice(before.length)
  expect(inText).toMatch(/^ every w/)
  expect(typed.startsWith(inText)).toBe(true)
  const kept = await slip.locator('blockquote').evaluate((quote) => {
    for (const gone of quote.querySelectorAll('del')) gone.remove()
    return quote.textContent
  })
  expect(kept).toMatch(new RegExp(`${typed}$`))
  expect(complaints).toEqual([])
  await leave(context)
})
