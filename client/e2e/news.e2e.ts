// The news: Seoul changes what Hanoi agreed to, Hanoi is told and settles it, and a word that is put back is told of no more.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { WireClient } from '../../server/wire/wire-client.ts'
import { openBoard } from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved } from './support/desk.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { everyday } from './support/settings.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const button = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^(News|お知らせ)/ })
const list = (page: Page) => page.getByRole('dialog', { name: 'News' })
const ON_CLAUSE_3 = 'Clause 3 changed after Hanoi agreed.'

/** What stands on the button, as soon as it is so. */
const says = (page: Page, words: string) =>
  button(page).getByText(words, { exact: true }).waitFor({ timeout: 2_000 })

/** By keyboard, wherever the focus is. */
async function openNews(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('link').first().focus()
  for (let presses = 0; presses < 20; presses += 1) {
    if (await button(page).evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await list(page).waitFor()
}

/** Follows the entry with the keyboard. */
async function follow(page: Page, sentence: string): Promise<void> {
  await list(page).getByRole('link').filter({ hasText: sentence }).first().waitFor()
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (focused.includes(sentence)) break
  }
  await page.keyboard.press('Enter')
  await list(page).waitFor({ state: 'hidden' })
}

test('[NW2][NW10][NW12] a word changes after Hanoi agreed: Hanoi is told at once, follows with the keyboard, reaffirms', async () => {
  const [hanoi, seoul] = await Promise.all([
    openPerson(example, 'head@hanoi.example'),
    openPerson(example, 'head@seoul.example'),
  ])
  const text = await openDesk(hanoi.page, example)
  await clickInClause(hanoi.page, 3, 'end')
  await hanoi.page.getByRole('button', { name: 'Agree for Hanoi' }).click()
  await hanoi.page.getByRole('button', { name: 'Agree for Hanoi' }).waitFor({ state: 'hidden' })
  await clickInClause(hanoi.page, 1, 'end')
  await says(hanoi.page, 'News')
  await openDesk(seoul.page, example)
  await clickInClause(seoul.page, 3, 'end')
  await seoul.page.keyboard.insertText(' together')
  await waitUntilSaved(seoul.page)
  await says(hanoi.page, '1 new')

  await openNews(hanoi.page)
  const entry = list(hanoi.page).getByRole('link').first()
  expect(await entry.innerText()).toContain(ON_CLAUSE_3)
  expect(await entry.innerText()).toContain('Last changed by Seoul')
  expect(await entry.innerText()).toContain('New')
  await says(hanoi.page, 'News')
  expect(await flawsOf(hanoi.page)).toEqual([])
  await follow(hanoi.page, ON_CLAUSE_3)
  await hanoi.page.getByRole('heading', { name: 'Clause 3' }).waitFor()
  expect(await text.evaluate((element) => element.contains(document.activeElement))).toBe(true)

  await clickInClause(hanoi.page, 1, 'end')
  await hanoi.page.getByRole('heading', { name: 'Clause 1' }).waitFor()
  await openNews(hanoi.page)
  expect(await list(hanoi.page).getByRole('link').first().innerText()).not.toContain('New')
  await follow(hanoi.page, ON_CLAUSE_3)
  await hanoi.page.getByRole('heading', { name: 'Clause 3' }).waitFor()
  await hanoi.page.getByRole('button', { name: 'Reaffirm for Hanoi' }).click()
  await openNews(hanoi.page)
  await list(hanoi.page).getByText(ON_CLAUSE_3).waitFor({ state: 'hidden' })
  await hanoi.page.keyboard.press('Escape')
  await list(hanoi.page).waitFor({ state: 'hidden' })
  expect(await button(hanoi.page).evaluate((element) => element === document.activeElement)).toBe(true)
  for (const { complaints } of [hanoi, seoul]) expect(complaints).toEqual([])
  await leave(...[hanoi, seoul].map(({ context }) => context))
})

test('[NW2][NW9] the word put back is told of no more, and what one device has seen is seen on the other', async () => {
  const [hanoi, seoul, telephone] = await Promise.all([
    openPerson(example, 'head@hanoi.example'),
    openPerson(example, 'head@seoul.example'),
    openPerson(example, 'head@hanoi.example', { viewport: { width: 390, height: 844 }, hasTouch: true }),
  ])
  await openDesk(hanoi.page, example)
  await openDesk(seoul.page, example)
  await says(hanoi.page, 'News')
  await clickInClause(seoul.page, 3, 'end')
  await seoul.page.keyboard.type('!')
  await says(hanoi.page, '1 new')
  await seoul.page.keyboard.press('Backspace')
  await says(hanoi.page, 'News')
  await seoul.page.keyboard.type('!')
  await says(hanoi.page, '1 new')
  await openNews(hanoi.page)
  await says(hanoi.page, 'News')
  await openDesk(telephone.page, example)
  await button(telephone.page).tap()
  await list(telephone.page).getByText(ON_CLAUSE_3).waitFor()
  expect(await list(telephone.page).getByText('New', { exact: true }).count()).toBe(0)
  await leave(...[hanoi, seoul, telephone].map(({ context }) => context))
})

test('[BD41][NW12] the secretariat is led to the cell on the board, again as often as the same link is followed', async () => {
  const { page, context, complaints } = await openPerson(example, 'secretariat@demo.example')
  await openDesk(page, example)
  await openNews(page)
  await follow(page, ON_CLAUSE_3)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '')
  await expect.poll(focused).not.toBe('')
  const cell = await focused()
  await page.keyboard.press('Home')
  await expect.poll(focused).not.toBe(cell)
  await openNews(page)
  await follow(page, ON_CLAUSE_3)
  await expect.poll(focused).toBe(cell)
  expect(complaints).toEqual([])
  await leave(context)
})

/** What stands out of the header, or upon its neighbour, each as its words. */
function crowded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const header = document.querySelector('header')
    const found = [...(header?.querySelectorAll<HTMLElement>('a, button, [data-save-state]') ?? [])]
    const boxes = found
      .map((element) => ({ words: element.textContent ?? '', box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
    const isUpon = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 1 &&
      other.left < one.right - 1 &&
      one.top < other.bottom - 8 &&
      other.top < one.bottom - 8
    return boxes.flatMap(({ words, box }, index) => [
      ...(box.left < 0 || box.right > innerWidth + 0.5 ? [`${words} is out`] : []),
      ...boxes
        .slice(index + 1)
        .flatMap((other) => (isUpon(box, other.box) ? [`${words} upon ${other.words}`] : [])),
    ])
  })
}

const CITIES = 'bangkok delhi hanoi jakarta kualalumpur manila seoul singapore taipei tokyo yangon'.split(' ')

/** Somebody of every city is there. */
async function everyCityComes(): Promise<WireClient[]> {
  return Promise.all(
    CITIES.map(async (city) => {
      const cookie = await signIn(example.product, `drafter@${city}.example`, DEMO_PASSWORD)
      const client = new WireClient({ target: example.product, textId: example.textId, cookie })
      await client.until('the text', () => client.isSynced)
      client.sendAwareness(client.doc.clientID, 1, {})
      return client
    }),
  )
}

test.each(
  everyday(2, [
    ['Metropolitan Manila, in English', 'head@manila.example', 'en-GB'],
    ['the secretariat, in Japanese', 'secretariat@demo.example', 'ja-JP'],
    ['the secretariat, in English', 'secretariat@demo.example', 'en-GB'],
  ] as const),
)('[NW13] %s: nothing is pushed out of the header, at any width', async (_, email, locale) => {
  const clause = await clauseId(example, 1)
  await command(example, 'lock', { clause })
  await command(example, 'unlock', { clause, reason: 'To be seen' })
  const others = await everyCityComes()
  const { page, context } = await openPerson(example, email, { locale })
  await openBoard(example, page)
  if (email.startsWith('head'))
    await button(page)
      .getByText(/^\d+ new$/)
      .waitFor()
  await page
    .getByRole('banner')
    .getByText(/11 cities|11都市/)
    .first()
    .waitFor({ state: 'attached' })
  for (const width of [1440, 1360, 1359, 1200, 1199, 1024, 900, 899, 768, 767, 390]) {
    await page.setViewportSize({ width, height: 844 })
    expect([width, await crowded(page)]).toEqual([width, []])
  }
  for (const { socket } of others) socket.terminate()
  await context.close()
})
