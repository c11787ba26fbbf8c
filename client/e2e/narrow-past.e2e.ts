// The versions on a telephone: nothing of them stands outside the window, and what is to be tapped is large enough.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { clickInClause, openDesk, waitUntilSaved } from './support/desk.ts'
import { openPerson } from './support/people.ts'
import { command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function rightEnd(part: Locator): Promise<number> {
  const box = await part.boundingBox()
  return box ? box.x + box.width : Number.POSITIVE_INFINITY
}

test('[VE74][CM91] on a telephone the changes of each person and a version with a long name stand within the window', async () => {
  const drafter = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(drafter.page, example)
  await clickInClause(drafter.page, 2, 'end')
  await drafter.page.keyboard.type(' More.')
  await waitUntilSaved(drafter.page)
  await command(example, 'versions', { name: 'W'.repeat(110) })

  const head = await openPerson(example, 'head@seoul.example', PHONE)
  const { page } = head
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions`)
  await page.getByRole('button', { name: '1 person' }).tap()
  expect(await rightEnd(page.getByRole('listitem').getByText('6 changes').last())).toBeLessThanOrEqual(390)

  const box = await page.getByRole('checkbox').first().boundingBox()
  if (!box) throw new Error('there is nothing to choose')
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2 + 20)
  expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)

  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions/compare`)
  await page.getByRole('button', { name: /^From/ }).tap()
  const version = page.getByRole('menuitemradio', { name: /^Rev\. 1/ })
  await version.waitFor()
  expect(await rightEnd(version.getByText(/^\d\d:\d\d$/))).toBeLessThanOrEqual(390)
  expect([...drafter.complaints, ...head.complaints]).toEqual([])
})

test('[CM92] on a telephone, and where everything is twice as large, a comparison is printed and downloaded too', async () => {
  const { page } = await openPerson(example, 'head@seoul.example')
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/versions/compare`)
  for (const width of [320, 390, 720]) {
    await page.setViewportSize({ width, height: 640 })
    for (const name of ['Print', 'Download']) {
      const button = page.getByRole('button', { name })
      await button.waitFor()
      await expect.poll(() => rightEnd(button)).toBeLessThanOrEqual(width)
    }
  }
})
