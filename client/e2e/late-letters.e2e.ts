// The text is closed under the fingers of somebody who goes on typing.
import { expect, test } from 'vitest'
import { clickInClause, openDesk, wordsOfClause } from './support/desk.ts'
import { leave, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

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
