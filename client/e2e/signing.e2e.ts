// A signing on paper, as the secretariat works at it with the keyboard alone, and as the others see it.
import { execFileSync } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type BrowserPerson, flawsOf, leave, openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { everyday } from './support/settings.ts'
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

/** With the focus on it and Enter, wherever it stands. */
async function press(scope: Page | Locator, name: string): Promise<void> {
  const button = scope.getByRole('button', { name, exact: true })
  await button.waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await button.page().keyboard.press('Tab')
  }
  await button.page().keyboard.press('Enter')
}

const dialog = (page: Page) => page.getByRole('dialog')
const isOver = (page: Page) => dialog(page).waitFor({ state: 'detached' })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

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

// The news look at the same header in Japanese.
test.each(everyday(1, ['en-GB', 'ja-JP']))(
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

test('[SG93] printed is the signature page alone, with room above the rule of a city that has not signed, [SG113] each page says at its foot what is signed, and [SG228] of many cities each has those that follow', async () => {
  const { page, context } = await openSigning('viewer@hanoi.example')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('region', { name: 'Signature page' }).waitFor()
  expect(await page.getByRole('banner').isVisible()).toBe(false)
  expect(await page.getByRole('complementary').isVisible()).toBe(false)
  const line = page.getByRole('listitem').first().locator('p').first()
  expect((await line.boundingBox())?.height).toBeGreaterThan(60)
  const foot = page.getByRole('article').locator('footer')
  expect(await foot.innerText()).toMatch(/ · Rev\. 1\s+SHA-256( [0-9a-f]{4}){16}$/)
  const { position, bottom } = await foot.evaluate((element) => getComputedStyle(element))
  expect({ position, bottom }).toEqual({ position: 'fixed', bottom: '0px' })
  const places = Array.from({ length: 30 }, (_, index) => index + 1)
  await page
    .getByRole('article')
    .locator('ol')
    .evaluate((list, numbers) => {
      const blocks = numbers.map((number) => {
        const block = list.firstElementChild?.cloneNode(true) as Element
        block.getElementsByTagName('b')[0]?.replaceChildren(`City ${number}`)
        return block
      })
      list.replaceChildren(...blocks)
      list.setAttribute('data-long', 'true')
    }, places)
  const read = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ format: 'A4' }) })
  const signing = String(read)
    .split('\f')
    .map((words) => [...words.matchAll(/City (\d+)/g)].map(([, place]) => Number(place)))
  expect(signing.flatMap((each) => each.toSorted((one, other) => one - other))).toEqual(places)
  await context.close()
})

test('[SG92] [SG84] with the keyboard alone: opened, two recorded on paper, one declined, scanned, concluded', async () => {
  const { page, context, complaints } = await openSigning('secretariat@demo.example')
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' }
  const hanoi = await openSigning('head@hanoi.example', phone)
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Open the signing…')
  await dialog(page).getByText('Rev. 1 is sealed').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await press(dialog(page), 'Open the signing')
  await page.getByRole('heading', { name: '0 of 11 cities have signed.' }).waitFor({ timeout: 30_000 })
  await hanoi.page.getByRole('heading', { name: 'ハノイを代表して署名' }).waitFor()
  expect(await flawsOf(hanoi.page)).toEqual([])

  for (const city of ['Hanoi', 'Seoul']) {
    await press(page, `${city} signed on paper…`)
    await dialog(page).waitFor()
    await press(dialog(page), `Record the signature of ${city}`)
    await isOver(page)
    await expect.poll(() => focused(page)).toBe(`Take back the signature of ${city}…`)
  }
  await hanoi.page.getByRole('status').getByText('11都市のうち2都市が署名しました。').waitFor()
  await press(page, 'Tokyo does not sign…')
  await dialog(page).getByRole('textbox').waitFor()
  await dialog(page).getByRole('textbox').focus()
  await page.keyboard.insertText('The council decides in December.')
  await press(dialog(page), 'Record that Tokyo does not sign')
  await isOver(page)
  await expect.poll(() => focused(page)).toBe('Tokyo signs after all')
  const scan = { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }
  await page.locator('input[type=file]').setInputFiles(scan)
  await page.getByRole('link', { name: 'Download page.pdf' }).waitFor()
  expect(await flawsOf(page)).toEqual([])
  await press(page, 'Conclude the signing…')
  await dialog(page).getByText('Recorded as declined: Tokyo.').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await press(dialog(page), 'Conclude the signing')
  await isOver(page)
  await page.getByRole('heading', { name: '2 of 11 cities signed.' }).waitFor()
  await hanoi.page.getByRole('heading', { name: '11都市のうち2都市が署名しました。' }).waitFor()
  await hanoi.page.getByRole('link', { name: 'page.pdfをダウンロード' }).waitFor()
  expect(await flawsOf(hanoi.page)).toEqual([])
  const [bundle] = await Promise.all([
    hanoi.page.waitForEvent('download'),
    hanoi.page.getByRole('link', { name: /^一式ファイル/ }).click(),
  ])
  expect(bundle.suggestedFilename()).toBe('Tokyo-Declaration-signed.zip')
  expect([...complaints, ...hanoi.complaints]).toEqual([])
  await leave(context, hanoi.context)
})
