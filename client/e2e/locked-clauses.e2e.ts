// Locked clauses under the hands of somebody who writes: with the mouse, with the keyboard, with an input method.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { leave, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const LOCKED = 3

beforeAll(async () => {
  await command(example, 'lock', { clause: await clauseId(example, LOCKED) })
})

/** A point on the first words of the n-th clause, scrolled into view. */
function wordsAt(page: Page, number: number): Promise<{ x: number; y: number; width: number }> {
  return page.evaluate((place) => {
    const clause = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
      place - 1
    ]
    const paragraph = clause?.querySelector(':scope > p')
    paragraph?.scrollIntoView({ block: 'center' })
    const { left, top, width } = paragraph?.getBoundingClientRect() ?? new DOMRect()
    return { x: left + 10, y: top + 12, width }
  }, number)
}

/** The number of the clause in which the caret is. */
function clauseOfCaret(page: Page): Promise<number> {
  return page.evaluate(() => {
    const clauses = [...document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')]
    return clauses.findIndex((clause) => clause.contains(getSelection()?.anchorNode ?? null)) + 1
  })
}

const panel = (page: Page) => page.locator('[data-region=panel] h2').first()
const explanation = (page: Page) => page.getByText('Clause 3 is locked. Only the secretariat can unlock it.')

test('[LK8] a click selects a locked clause for the panel; what is typed then goes nowhere and is told of', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  const before = await Promise.all([1, 2, 3, 4].map((number) => wordsOfClause(page, number)))
  const { x, y } = await wordsAt(page, LOCKED)
  await page.mouse.click(x, y)
  await expect.poll(() => panel(page).textContent()).toBe('Clause 3')
  expect(await explanation(page).isVisible()).toBe(false)
  await page.keyboard.type('Not here')
  await explanation(page).waitFor()
  expect(await Promise.all([1, 2, 3, 4].map((number) => wordsOfClause(page, number)))).toEqual(before)
  await clickInClause(page, 2, 'end')
  await page.keyboard.insertText(' ⟦goes on⟧')
  await waitUntilSaved(page)
  expect(await wordsOfClause(page, 2)).toContain('⟦goes on⟧')
  expect(complaints).toEqual([])
  await leave(context)
})

test('[LK6] words of a locked clause are selected with the mouse and copied', async () => {
  const { context, page } = await openPerson(example, 'drafter@delhi.example', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await openDesk(page, example)
  const { x, y, width } = await wordsAt(page, LOCKED)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + width / 2, y, { steps: 5 })
  await page.mouse.up()
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '')
  expect(selected.length).toBeGreaterThan(5)
  expect(await wordsOfClause(page, LOCKED)).toContain(selected)
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(selected)
  await page.keyboard.press('Delete')
  await explanation(page).waitFor()
  await context.close()
})

test('[LK7] with the keyboard alone the caret goes over a locked clause, both ways', async () => {
  const { context, page } = await openPerson(example, 'drafter@seoul.example')
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => clauseOfCaret(page)).toBe(4)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => clauseOfCaret(page)).toBe(2)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => clauseOfCaret(page)).toBe(4)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => clauseOfCaret(page)).toBe(2)
  await page.keyboard.type(' ⟦between⟧')
  expect(await wordsOfClause(page, 2)).toContain('⟦between⟧')
  await page.keyboard.press('Control+z')
  await waitUntilSaved(page)
  await leave(context)
})

test('[LK9] a lock that arrives while an input method composes: what was composed is kept, nothing is doubled', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@tokyo.example')
  await openDesk(page, example)
  await clickInClause(page, 5, 'end')
  const before = await wordsOfClause(page, 5)
  const devtools = await context.newCDPSession(page)
  const composed = (text: string) =>
    devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await composed('と')
  await composed('とし')
  await command(example, 'lock', { clause: await clauseId(example, 5) })
  await page.waitForTimeout(400)
  await composed('としは').catch(() => undefined)
  await devtools.send('Input.insertText', { text: '都市は' }).catch(() => undefined)
  await page.waitForTimeout(400)
  // What was composed before the lock is in the text, letter by letter as it was sent; what came after it is not.
  const reader = await openPerson(example, 'viewer@hanoi.example')
  await openDesk(reader.page, example)
  const locked = await wordsOfClause(reader.page, 5)
  expect([before, `${before}と`, `${before}とし`]).toContain(locked)
  await expect.poll(() => wordsOfClause(page, 5), { timeout: 20_000 }).toBe(locked)
  await clickInClause(page, 4, 'end')
  await page.keyboard.insertText(' ⟦after the lock⟧')
  await waitUntilSaved(page)
  expect(await wordsOfClause(page, 4)).toContain('⟦after the lock⟧')
  expect(complaints).toEqual([])
  await context.close()
})

test('[LK8] an input method leaves nothing in a locked clause that is selected', async () => {
  const { context, page } = await openPerson(example, 'head@tokyo.example')
  await openDesk(page, example)
  const before = await Promise.all([2, 3, 4].map((number) => wordsOfClause(page, number)))
  const { x, y } = await wordsAt(page, LOCKED)
  await page.mouse.click(x, y)
  const devtools = await context.newCDPSession(page)
  for (const text of ['と', 'とし', 'としは'])
    await devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await devtools.send('Input.insertText', { text: '都市は' })
  await page.waitForTimeout(300)
  expect(await Promise.all([2, 3, 4].map((number) => wordsOfClause(page, number)))).toEqual(before)
  await context.close()
})

test('[LK14] a lock that arrives under the typing fingers: every letter is in the clause or beside it, in order', async () => {
  const { context, page, complaints } = await openPerson(example, 'drafter@seoul.example')
  await openDesk(page, example)
  await clickInClause(page, 1, 'end')
  const before = await wordsOfClause(page, 1)
  const typed = ' every word of this sentence is kept'
  const typing = page.keyboard.type(typed, { delay: 60 })
  await expect.poll(() => wordsOfClause(page, 1)).toContain(' every w')
  await command(example, 'lock', { clause: await clauseId(example, 1) })
  await typing
  const slip = page.locator('[data-slip]')
  await expect.poll(() => slip.allInnerTexts()).toEqual([expect.stringMatching(/sentence is kept/)])
  const kept = await slip.locator('blockquote').evaluate((quote) => {
    for (const gone of quote.querySelectorAll('del')) gone.remove()
    return quote.textContent
  })
  const inText = (await wordsOfClause(page, 1)).slice(before.length)
  expect(inText).toMatch(/^ every w/)
  expect(typed.startsWith(inText)).toBe(true)
  expect(kept).toMatch(new RegExp(`${typed}$`))
  await page.reload()
  await openDesk(page, example)
  await expect.poll(() => slip.allInnerTexts()).toEqual([expect.stringMatching(/sentence is kept/)])
  expect(complaints).toEqual([])
  await context.close()
})

test('[LK16] the clause that the secretariat has just locked stays selected, whatever touches the page', async () => {
  const { context, page } = await openPerson(example, 'secretariat@demo.example')
  await openDesk(page, example)
  await clickInClause(page, 2, 'end')
  await page.getByRole('button', { name: /^Lock clause 2/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Lock clause 2/ })
    .click()
  await page.getByRole('button', { name: /^Unlock clause 2/ }).waitFor()
  // As extensions of browsers do.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('.ProseMirror *')) element.style.zoom = '1'
  })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))))
  expect(await panel(page).textContent()).toBe('Clause 2')
  await context.close()
})
