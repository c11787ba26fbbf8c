// The signing in a real browser.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type BrowserPerson, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

beforeAll(async () => {
  await command(example, 'close')
  await command(example, 'adopt')
})

async function openSigning(email: string, options = {}): Promise<BrowserPerson> {
  const person = await openPerson(example, email, options)
  await person.page.goto(`${example.product.url}/declarations/${example.declarationId}/signing`)
  await person.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ timeout: 30_000 })
  return person
}

/** What of the header is out of the window, or upon its neighbour; tabs that slide are cut where they slide. */
function crowded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nav = document.querySelector('header nav')
    const parts = [nav, ...document.querySelectorAll('header button, header [data-save-state]')]
    const boxes = parts
      .map((part) => ({
        words: part?.textContent ?? '',
        box: part?.getBoundingClientRect() ?? new DOMRect(),
      }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
    const open = nav?.querySelector('[aria-current=page]')?.getBoundingClientRect()
    const frame = nav?.getBoundingClientRect()
    const isCut = !open || !frame || open.left < frame.left - 1 || open.right > frame.right + 1
    return [
      ...(isCut ? ['the open tab is cut'] : []),
      ...boxes.flatMap(({ words, box }, index) => [
        ...(box.left < 0 || box.right > innerWidth + 0.5 ? [`${words} is out`] : []),
        ...boxes
          .slice(index + 1)
          .filter(
            ({ box: other }) =>
              box.left < other.right - 1 &&
              other.left < box.right - 1 &&
              box.top < other.bottom - 8 &&
              other.top < box.bottom - 8,
          )
          .map((other) => `${words} upon ${other.words}`),
      ]),
    ]
  })
}

test.each(['en-GB', 'ja-JP'])(
  '[SG80] %s: with the sixth view nothing is pushed out of the header',
  async (locale) => {
    const { page, context } = await openSigning('secretariat@demo.example', { locale })
    for (const width of [1440, 1200, 1199, 1024, 999, 900, 899, 768, 767, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await expect.poll(() => crowded(page), { message: `${width}` }).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    }
    await context.close()
  },
)

test('[SG93] printed is the signature page alone, with room above the rule of a city that has not signed', async () => {
  const { page, context } = await openSigning('viewer@hanoi.example')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('region', { name: 'Signature page' }).waitFor()
  expect(await page.getByRole('banner').isVisible()).toBe(false)
  expect(await page.getByRole('complementary').isVisible()).toBe(false)
  const line = page.getByRole('listitem').first().locator('p').first()
  expect((await line.boundingBox())?.height).toBeGreaterThan(60)
  await context.close()
})
