// Every screen that a delegate sees, in both languages: axe finds nothing, the console is quiet, the keyboard reaches all.
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { openDesk, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { flawsOf, leave, listen, openPerson } from './support/people.ts'
import { everyday } from './support/settings.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

// Other stories look at the desk in English, light, at 1440, and closed in Japanese, dark, at 390.
const settings = everyday(1, [
  { name: 'Japanese, dark, 1024', locale: 'ja-JP', colorScheme: 'dark', width: 1024 },
  { name: 'English, light, 390', locale: 'en-GB', colorScheme: 'light', width: 390 },
  { name: 'Japanese, dark, 1440', locale: 'ja-JP', colorScheme: 'dark', width: 1440 },
  { name: 'English, light, 1440', locale: 'en-GB', colorScheme: 'light', width: 1440 },
])

test.each(settings)(
  '[UI20] $name: the desk and the screens around it are accessible and quiet',
  async ({ locale, colorScheme, width }) => {
    const person = await openPerson(example, 'head@hanoi.example', {
      locale,
      colorScheme,
      viewport: { width, height: 900 },
    })
    const { page, complaints, context } = person
    await openDesk(page, example)
    expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2))
    expect(await flawsOf(page)).toEqual([])
    // The desk is drawn anew for each width. The other screens are one column: once in each language will do.
    const desk = `/declarations/${example.declarationId}`
    const others = [
      '/account',
      '/',
      `${desk}/roster`,
      `${desk}/versions`,
      `${desk}/versions/past`,
      '/nothing-here',
    ]
    for (const path of width === 1440 ? [] : others) {
      await page.goto(`${example.product.url}${path}`)
      await page.locator('main').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await flawsOf(page), path).toEqual([])
    }
    expect(complaints.filter((text) => !/404/.test(text))).toEqual([])
    await context.close()
  },
)

test('[UI21] signing in: a wrong password is refused in words, a right one leads to where one wanted to go', async () => {
  const context = await example.browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const complaints: string[] = []
  listen(page, complaints)
  await page.goto(`${example.product.url}/declarations/${example.declarationId}`)
  await page.getByLabel('E-mail address').fill('drafter@seoul.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toMatch(/wrong/)
  expect(await flawsOf(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.ProseMirror').waitFor({ timeout: 30_000 })
  expect(new URL(page.url()).pathname).toBe(`/declarations/${example.declarationId}`)
  await context.close()
})

test('[UI22] with the keyboard alone: into the text, a new clause, moved up, undone, and out again', async () => {
  const { page, context, complaints } = await openPerson(example, 'drafter@yangon.example')
  await openDesk(page, example)
  const before = await wordsOfText(page)
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))) break
  }
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A clause by keyboard.')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await waitUntilSaved(page)
  expect(await wordsOfText(page)).toContain('A clause by keyboard.')
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('Control+z')
  await waitUntilSaved(page)
  expect(await wordsOfText(page)).toBe(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(false)
  expect(complaints).toEqual([])
  await leave(context)
})
