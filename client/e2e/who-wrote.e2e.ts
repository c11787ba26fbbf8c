// Two cities write in one clause, and a third screen shows who wrote what: also after words were split off and moved, and after
// the server was started again.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startProduct } from '../../server/wire/product.ts'
import { clickInClause, openDesk, waitUntilSaved } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** The words of the n-th clause that have a line, with the code of their city: `Ha:clean rivers`. */
function linesOf(page: Page, clause: number): Promise<string> {
  return page.evaluate((place) => {
    const element = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')[
      place - 1
    ]
    const found: [string, string][] = []
    for (const piece of element?.querySelectorAll<HTMLElement>('[data-writer]') ?? []) {
      const words = piece.cloneNode(true) as HTMLElement
      for (const widget of words.querySelectorAll('.ProseMirror-widget')) widget.remove()
      const { writer = '' } = piece.dataset
      const last = found.at(-1)
      if (last && last[0] === writer) last[1] += words.textContent
      else found.push([writer, words.textContent ?? ''])
    }
    return found.map((pair) => pair.join(':')).join('|')
  }, clause)
}

async function write(page: Page, after: string, words: string): Promise<void> {
  await clickInClause(page, 2, { after })
  await page.keyboard.insertText(words)
  await waitUntilSaved(page)
}

async function showWhoWrote(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('switch', { name: 'Show who wrote what' }).click()
}

const said = (page: Page) => page.locator('[data-region=panel] [role=status]')

test('[AT40] lines and names are right, the first author of split and moved words stays, and who moved them is named', async () => {
  const [hanoi, seoul, reader] = await Promise.all(
    ['drafter@hanoi.example', 'drafter@seoul.example', 'drafter@tokyo.example'].map((who) =>
      openPerson(example, who),
    ),
  )
  if (!hanoi || !seoul || !reader) throw new Error('nobody is there')
  for (const { page } of [hanoi, seoul, reader]) await openDesk(page, example)
  await showWhoWrote(reader.page)
  await write(hanoi.page, 'urban environment.', ' Hanoi wants quiet streets by the river.')
  await write(seoul.page, 'quiet streets', '/lanes')
  await expect
    .poll(() => linesOf(reader.page, 2))
    .toBe('Ha:Hanoi wants quiet streets|Se:/lanes|Ha:by the river.')

  await clickInClause(seoul.page, 2, { after: 'Hanoi wants' })
  await seoul.page.keyboard.press('Enter')
  await expect.poll(() => linesOf(reader.page, 2)).toBe('Ha:Hanoi wants')
  const carried = 'Ha:quiet streets|Se:/lanes|Ha:by the river.'
  await expect.poll(() => linesOf(reader.page, 3)).toBe(carried)
  await seoul.page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(() => linesOf(reader.page, 4)).toBe(carried)
  await waitUntilSaved(seoul.page)

  const check = async () => {
    await clickInClause(reader.page, 4, { after: 'streets' })
    await expect.poll(() => said(reader.page).innerText()).toMatch(/Seoul, \d\d:\d\d/)
    await reader.page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => said(reader.page).innerText())
      .toMatch(/Hanoi, \d\d:\d\d[\s\S]*Moved here by Seoul, \d\d:\d\d/)
  }
  await check()
  const point = await reader.page.locator('[data-writer=Ha]').last().boundingBox()
  await reader.page.mouse.move((point?.x ?? 0) + 30, (point?.y ?? 0) + 12)
  await reader.page.mouse.move((point?.x ?? 0) + 34, (point?.y ?? 0) + 12)
  await expect.poll(() => reader.page.getByText('Moved here by Seoul').count()).toBe(2)
  expect(await flawsOf(reader.page)).toEqual([])

  await example.product.end('SIGTERM')
  example.product = await startProduct(example.folder, { port: Number(new URL(example.product.url).port) })
  await reader.page.reload()
  await expect.poll(() => linesOf(reader.page, 4)).toBe(carried)
  await reader.page.getByRole('tab', { name: 'History' }).click()
  await check()
  for (const { complaints, context } of [hanoi, seoul, reader]) {
    expect(complaints).toEqual([])
    await leave(context)
  }
})
