// What the text shows of positions: in the outline, in the margin, at the outline's foot; and what it does not do to the text.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { state } from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const SOON = { timeout: 30_000 }

beforeAll(async () => {
  const [hanoi, seoul] = await Promise.all(
    ['hanoi', 'seoul'].map((city) => openPerson(example, `head@${city}.example`)),
  )
  if (!hanoi || !seoul) throw new Error('both are there')
  const [first, second, fourth] = await Promise.all([1, 2, 4].map((number) => clauseId(example, number)))
  for (const clause of [first, second]) {
    await state(example, hanoi, clause ?? '')
    await state(example, seoul, clause ?? '')
  }
  await state(example, seoul, fourth ?? '', { position: 'objects', note: 'Who pays?' })
  await command(example, 'lock', { clause: first })
})

const outlineRow = (page: Page, number: number) =>
  page
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('button', { name: new RegExp(`Clause ${number} `) })

/** What stands in the margin of the n-th clause. */
const strip = (page: Page, number: number) =>
  page
    .locator('.ProseMirror > [data-node=clauses] > [data-node=clause]')
    .nth(number - 1)
    .locator('[data-aside=strip]')

/** The number of the clause in which the caret is, and how many letters stand before it there. */
const caret = (page: Page) =>
  page.evaluate(() => {
    const clauses = [...document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')]
    const selection = getSelection()
    const at = clauses.findIndex((clause) => clause.contains(selection?.anchorNode ?? null)) + 1
    return [at, selection?.anchorNode?.nodeType === Node.TEXT_NODE ? selection.anchorOffset : -1] as const
  })

test('[DK73] [DK74] [DK75] [DK76] [DK77] the text says what the cities say, to each reader, and follows the words', async () => {
  const hanoi = await openPerson(example, 'head@hanoi.example')
  const drafter = await openPerson(example, 'drafter@seoul.example')
  const { page } = hanoi
  await Promise.all([openDesk(page, example), openDesk(drafter.page, example)])
  await expect.poll(() => strip(page, 2).innerText(), SOON).toBe('2 agree\n9 not stated')
  await expect.poll(() => outlineRow(page, 2).innerText()).toContain('9 not stated, 2 agree')
  expect(await outlineRow(page, 4).innerText()).toContain('1 objects')
  expect(await outlineRow(page, 4).textContent()).toContain('Own position: Not stated')
  expect(await strip(page, 3).count()).toBe(0)
  const matters = page.getByRole('link', { name: '1 matter still blocks adoption' })
  expect(await matters.isVisible()).toBe(true)
  expect(await flawsOf(page)).toEqual([])

  await clickInClause(drafter.page, 2, 'end')
  await drafter.page.keyboard.insertText(' ⟦more⟧')
  await waitUntilSaved(drafter.page)
  await expect.poll(() => strip(page, 2).innerText(), SOON).toBe('2 to reaffirm\n9 not stated')
  await expect.poll(() => outlineRow(page, 2).textContent()).toContain('Own position: To reaffirm')
  await expect
    .poll(() => page.locator('.ProseMirror [class*=_changed_]').allTextContents())
    .toEqual([' ⟦more⟧'])
  await matters.click()
  await page.getByRole('heading', { name: 'One matter still blocks adoption' }).waitFor(SOON)
  expect([hanoi.complaints, drafter.complaints]).toEqual([[], []])
  await leave(hanoi.context, drafter.context)
})

test.each([1440, 1024])(
  '[DK76] at %i the strip is in no caret’s way, and is neither printed nor copied',
  async (width) => {
    const { page, context, complaints } = await openPerson(example, 'drafter@hanoi.example', {
      viewport: { width, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await openDesk(page, example)
    await strip(page, 2).waitFor({ state: 'attached', ...SOON })
    // What was changed since the city agreed is marked, which parts the words that the caret is counted in.
    await page.locator('.ProseMirror [class*=_changed_]').first().waitFor(SOON)
    await clickInClause(page, 2, 'end')
    const [, end] = await caret(page)
    await page.keyboard.press('ArrowRight')
    expect(await caret(page)).toEqual([3, 0])
    await page.keyboard.press('ArrowLeft')
    expect(await caret(page)).toEqual([2, end])
    await page.keyboard.press('ArrowDown')
    expect((await caret(page))[0]).toBe(3)
    await page.keyboard.press('ArrowUp')
    expect((await caret(page))[0]).toBe(2)
    await page.keyboard.press('End')
    expect(await caret(page)).toEqual([2, end])

    const before = await wordsOfClause(page, 2)
    await page.keyboard.type(' x')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect(await wordsOfClause(page, 2)).toBe(before)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('ControlOrMeta+c')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('Since the establishment')
    expect(copied).not.toMatch(/not stated|agree\b|Locked/)
    await page.emulateMedia({ media: 'print' })
    expect(await strip(page, 2).getByText('not stated').isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
  },
)
