// What the secretariat does to a declaration, on its screens: with the keyboard alone, and looked at by axe at every step.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { everyday } from './support/settings.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** Goes on with Tab, or another key, until the focus is on what has this name. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const nameOfFocused = () =>
    page.evaluate(() => {
      const control = document.activeElement?.closest('button, a, input, textarea')
      return control?.getAttribute('aria-label') ?? control?.textContent ?? ''
    })
  for (let presses = 0; presses < 90; presses += 1) {
    const focused = (await nameOfFocused()).trim()
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
    await page.keyboard.press(key)
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** A dialog that is over has given the focus to something one can go on from. */
async function isOver(page: Page): Promise<void> {
  await dialog(page).waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 3_000 })
    .not.toBe('BODY')
}

const dialog = (page: Page) => page.getByRole('dialog')

test('[UI22] with the keyboard alone the secretariat locks, unlocks, closes, adopts and reopens', async () => {
  const { page, context, complaints } = await openPerson(example, 'secretariat@demo.example')
  await openDesk(page, example)
  await page.keyboard.press('F6')
  await tabTo(page, /Economic growth/, 'ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Clause 2' }).waitFor()

  await page.keyboard.press('F6')
  await press(page, 'Lock clause 2')
  await dialog(page).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel')
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Lock clause 2')
  await isOver(page)
  await page.getByText('1 of 5 clauses locked').waitFor()
  expect(await flawsOf(page)).toEqual([])

  await press(page, 'Unlock clause 2…')
  await dialog(page).waitFor()
  await press(page, 'Unlock clause 2')
  await dialog(page).getByRole('textbox').waitFor()
  await dialog(page).getByRole('textbox').focus()
  await page.keyboard.insertText('A typing error')
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Unlock clause 2')
  await isOver(page)

  await press(page, /Drafting/)
  await page.getByRole('button', { name: 'Close the text…' }).waitFor()
  await press(page, 'Close the text…')
  await dialog(page).getByText('Rev. 1').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Close the text')
  await page.locator('[data-save-state=closed]').waitFor()
  expect(await flawsOf(page)).toEqual([])

  await press(page, /Closed/)
  await page.getByRole('button', { name: 'Adopt…' }).waitFor()
  await press(page, 'Adopt…')
  await dialog(page)
    .getByText(/consensus/i)
    .first()
    .waitFor()
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Adopt the declaration')
  await isOver(page)

  await press(page, /Adopted/)
  await page.getByRole('button', { name: 'Reopen…' }).waitFor()
  await press(page, 'Reopen…')
  await dialog(page).getByRole('textbox').focus()
  await page.keyboard.insertText('A word was wrong')
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Reopen the text')
  await page.locator('[data-save-state=saved]').waitFor()
  expect(complaints).toEqual([])
  await leave(context)
})

test.each(
  everyday(1, [
    ['in Japanese, dark, at 390', { width: 390, height: 844 }, 'ja-JP', 'dark'],
    ['in English, light, at 1024', { width: 1024, height: 768 }, 'en-GB', 'light'],
  ] as const),
)('[UI20] [UI23] %s: the closed desk and the record', async (_, viewport, locale, colorScheme) => {
  await command(example, 'close')
  const { page, context, complaints } = await openPerson(example, 'head@hanoi.example', {
    viewport,
    locale,
    colorScheme,
  })
  await openDesk(page, example)
  await page.locator('[data-save-state=closed]').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/record`)
  await page.getByRole('heading', { level: 2 }).or(page.getByRole('table')).first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(await flawsOf(page)).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await context.close()
  await command(example, 'reopen', { reason: 'The next screen' })
})
