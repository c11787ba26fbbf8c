// The secretariat's screens on the example: every one in its settings, a wrong role, and a long import.
import { expect, test } from 'vitest'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { everyday } from './support/settings.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const screens = ['/secretariat', '/secretariat/cities', '/secretariat/people', '/secretariat/plenaries/new']
const ofPlenary = ['', '/roster', '/people', '/details', '/declarations/new']

test.each(
  everyday(1, [
    ['in Japanese, dark, at 1024', { width: 1024, height: 768 }, 'ja-JP', 'dark'],
    ['in English, light, at 390', { width: 390, height: 844 }, 'en-GB', 'light'],
  ] as const),
)(
  '[SE16] screens %s have no finding of axe and never scroll sideways',
  async (_, viewport, locale, colorScheme) => {
    const { context, page, complaints } = await openPerson(example, 'secretariat@demo.example', {
      viewport,
      locale,
      colorScheme,
    })
    const plenaries = await (await context.request.get(`${example.product.url}/api/plenaries`)).json()
    const plenary = `/plenaries/${plenaries[0].id}`
    const all = [...screens, ...ofPlenary.map((screen) => plenary + screen)]
    const beyond = () =>
      page.evaluate(() => {
        const main = document.querySelector('main')
        return Math.max(document.documentElement.scrollWidth, main?.scrollWidth ?? 0) - innerWidth
      })
    for (const address of all) {
      await page.goto(example.product.url + address)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await flawsOf(page), address).toEqual([])
      expect(await beyond(), address).toBeLessThanOrEqual(0)
      await page.setViewportSize({ ...viewport, width: 390 })
      expect(await beyond(), `${address} at 390`).toBeLessThanOrEqual(0)
      await page.setViewportSize(viewport)
    }
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('[SE17] who is not of the secretariat is told so on its screens', async () => {
  const { context, page } = await openPerson(example, 'drafter@hanoi.example')
  for (const address of screens) {
    await page.goto(example.product.url + address)
    await page.getByText('You have no access to this.').waitFor()
  }
  await leave(context)
})

test.each(everyday(1, [100, 950]))(
  '[SE12] %i clauses of two blocks each are read, corrected and typed into',
  async (count) => {
    const { context, page } = await openPerson(example, 'secretariat@demo.example')
    const plenaries = await (await context.request.get(`${example.product.url}/api/plenaries`)).json()
    await page.goto(`${example.product.url}/plenaries/${plenaries[0].id}/declarations/new`)
    const clauses = Array.from(
      { length: count },
      (_, n) => `${n + 1}. Clause ${n + 1} begins.\n\nIt goes on.`,
    )
    const source = `Long Declaration\n\nWe hereby declare:\n\n${clauses.join('\n\n')}\n`
    await page
      .getByLabel('Choose a text file')
      .setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(source) })
    await page.getByText(/Read from long.txt/).waitFor()
    await page.getByRole('button', { name: 'Read the text' }).click()
    const last = page.locator('textarea').nth(2 * count + 1)
    await last.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' quickly')
    expect(await last.inputValue()).toBe('It goes on. quickly')
    await page.keyboard.press('Home')
    await page.keyboard.press('Backspace')
    await expect.poll(() => page.locator('textarea').count()).toBe(2 * count + 1)
    await leave(context)
  },
)
