// 40 cities, 200 clauses, 8,000 positions: what a key costs the page on the board and in the text. docs/performance.md has the figures.
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { focusedCell } from './support/board.ts'
import { clickInClause, waitUntilSaved } from './support/desk.ts'
import { agreeToAll, largeDeclaration } from './support/large-declaration.ts'
import { openPerson } from './support/people.ts'
import { stageForFile } from './support/stage.ts'

const stage = stageForFile('demo')
const SOON = { timeout: 30_000 }
const COMPUTING = new Set(['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'])

let declaration: string
beforeAll(async () => {
  declaration = await largeDeclaration(stage)
  await agreeToAll(stage, declaration)
})

/** Presses keys and notes how long the page's thread computed for each, in milliseconds, until it was drawn. */
async function computingOf(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent: number[] = []
  const soFar = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.reduce((sum, { name, value }) => sum + (COMPUTING.has(name) ? value * 1_000 : 0), 0)
  }
  return {
    async press(key: string): Promise<void> {
      const before = await soFar()
      await page.keyboard.press(key)
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      spent.push((await soFar()) - before)
    },
    figures(): string {
      const sorted = spent.toSorted((one, other) => one - other)
      const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(1)
      return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`
    },
  }
}

test('[BD11] of 40 cities and 200 clauses little is drawn, and the focus stays where it is', async ({
  annotate,
}) => {
  const { page, context } = await openPerson(stage, 'secretariat@demo.example')
  await page.goto(`${stage.product.url}/declarations/${declaration}/positions`)
  await page.locator('td[tabindex="0"]').focus(SOON)
  const computing = await computingOf(page)
  for (let presses = 0; presses < 20; presses += 1) await computing.press('ArrowRight')
  await computing.press('Control+End')
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('41')
  expect(await page.getByRole('grid').getAttribute('aria-colcount')).toBe('202')
  await page.getByText('City 39 on the whole text.').waitFor()
  await page.getByRole('grid').hover()
  await page.mouse.wheel(-40_000, -4_000)
  await page.getByRole('columnheader', { name: /^Clause 1 / }).waitFor()
  await expect.poll(() => page.locator('td').count()).toBeLessThan(300)
  expect(await focusedCell(page)).toMatch(/ whole$/)
  await annotate(`a key on the board: ${computing.figures()}`)
  await context.close()
})

test('[DK76] beside 200 clauses with 8,000 positions the text is typed in, and its own clause alone turns stale', async ({
  annotate,
}) => {
  const { page, context } = await openPerson(stage, 'secretariat@demo.example')
  await page.goto(`${stage.product.url}/declarations/${declaration}`)
  const strips = page.locator('[data-aside=strip]')
  await expect.poll(() => strips.filter({ hasText: '40 agree' }).count(), SOON).toBe(200)
  await clickInClause(page, 100, 'end')
  const computing = await computingOf(page)
  for (const letter of ' and so they go on') await computing.press(letter)
  await waitUntilSaved(page)
  await expect.poll(() => strips.filter({ hasText: '40 to reaffirm' }).count(), SOON).toBe(1)
  expect(await strips.filter({ hasText: '40 agree' }).count()).toBe(199)
  await annotate(`a key in the text: ${computing.figures()}`)
  await context.close()
})
