// The positions board: three heads agree with the keyboard, a word changes and comes back, Hanoi objects and withdraws.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  CLAUSES,
  focusedCell,
  openBoard,
  pressWhenOn,
  row,
  rows,
  said,
  state,
  tabTo,
} from './support/board.ts'
import { clickInClause, openDesk, waitUntilSaved } from './support/desk.ts'
import { axeViolations, type BrowserPerson, openPerson } from './support/people.ts'
import { clauseId } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const status = (page: Page) => page.locator('[data-region=inspector] [role=status]')
const CITIES = ['Hanoi', 'Seoul', 'Tokyo']

/** Of every screen, the rows of the three cities, until they are so. */
async function rowsAre(people: readonly BrowserPerson[], expected: string[], timeout = 5_000): Promise<void> {
  const ofAll = Object.fromEntries(CITIES.map((city) => [city, expected]))
  for (const { page } of people)
    await expect.poll(() => rows(page), { timeout }).toEqual(expect.objectContaining(ofAll))
}

test('[BD2] three cities agree with the keyboard, one word makes exactly its clause stale, an objection blocks until it is withdrawn', async () => {
  const people = await Promise.all(
    CITIES.map((city) => openPerson(example, `head@${city.toLowerCase()}.example`)),
  )
  for (const [index, { page }] of people.entries()) {
    await openBoard(example, page)
    await page.locator('td[tabindex="0"]').focus()
    for (let clause = 1; clause <= CLAUSES; clause += 1) {
      const cell = await focusedCell(page)
      await pressWhenOn(page, `Agree for ${CITIES[index]}`)
      await expect.poll(() => focusedCell(page), { timeout: 30_000 }).toBe(cell)
      await page.keyboard.press('ArrowRight')
    }
  }
  await rowsAre(people, said('Agrees'))

  const writer = await openPerson(example, 'drafter@bangkok.example')
  await openDesk(writer.page, example)
  await clickInClause(writer.page, 2, { after: 'urban ' })
  await writer.page.keyboard.type('natural ')
  await rowsAre(people, said('Agrees', { 2: 'To reaffirm' }))
  const [hanoi] = people
  if (!hanoi) throw new Error('Hanoi is there')
  const { page } = hanoi
  await page.getByRole('listitem').filter({ hasText: 'Clause 2' }).getByText('3 cities stated').waitFor()
  await page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('gridcell')
    .nth(1)
    .focus()
  await status(page)
    .getByText(/Hanoi on clause 2\./)
    .waitFor()
  await status(page).locator('ins').getByText('natural').waitFor()
  expect(await axeViolations(page)).toEqual([])

  for (const _ of 'natural ') await writer.page.keyboard.press('Backspace')
  await waitUntilSaved(writer.page)
  await rowsAre(people, said('Agrees'))

  await page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('gridcell')
    .nth(2)
    .focus()
  await tabTo(page, 'Change…')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('radio', { name: 'Agrees' }).focus()
  for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.type('“Should” instead of “shall”')
  await tabTo(page, 'State for Hanoi')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const { page: screen } of people) {
    await expect
      .poll(() => row(screen, 'Hanoi'), { timeout: 5_000 })
      .toEqual(said('Agrees', { 3: 'Objects' }))
    await screen.getByRole('heading', { name: 'one matter still blocks adoption' }).waitFor()
    await screen.getByRole('listitem').filter({ hasText: 'Clause 3' }).getByText('Hanoi objects').waitFor()
  }
  await status(page).getByText('“Should” instead of “shall”').waitFor()

  await tabTo(page, 'Change…')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, 'Withdraw the position')
  await page.keyboard.press('Enter')
  for (const { page: screen } of people) {
    await expect
      .poll(() => row(screen, 'Hanoi'), { timeout: 5_000 })
      .toEqual(said('Agrees', { 3: 'Not stated' }))
    await screen.getByRole('heading', { name: /^Nothing blocks adoption/ }).waitFor()
  }
  for (const { complaints } of [...people, writer]) expect(complaints).toEqual([])
  await Promise.all([...people, writer].map(({ context }) => context.close()))
})

test('[BD12] what another screen states shows within a second, in a frame', async ({ annotate }) => {
  const [hanoi, seoul] = await Promise.all([
    openPerson(example, 'head@hanoi.example'),
    openPerson(example, 'head@seoul.example'),
  ])
  await openBoard(example, hanoi.page)
  await openBoard(example, seoul.page)
  const whole = (page: Page) =>
    page
      .getByRole('row', { name: /^Seoul/ })
      .getByRole('gridcell')
      .last()
  const shown = hanoi.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector('td[data-changed] [data-shown="agrees"]')) return
          observer.disconnect()
          resolve(Date.now())
        }).observe(document.body, { subtree: true, childList: true, attributes: true })
      }),
  )
  await whole(seoul.page).focus()
  const pressed = await seoul.page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Agree for Seoul',
    )
    button?.click()
    return Date.now()
  })
  const took = (await shown) - pressed
  await annotate(`shown on the other screen after ${took} ms`)
  expect(took).toBeLessThan(1_000)
  await Promise.all([hanoi, seoul].map(({ context }) => context.close()))
})

test('[BD19] [DK81] Enter on a cell, and an address with a clause, open the text there', async () => {
  const { page, context } = await openPerson(example, 'drafter@hanoi.example')
  await openBoard(example, page)
  expect(await page.title()).toBe('Positions – Tokyo Declaration – Plenary')
  await page
    .getByRole('row', { name: /^Seoul/ })
    .getByRole('gridcell')
    .nth(3)
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Clause 4' }).waitFor()
  expect(await page.title()).toBe('Tokyo Declaration – Plenary')
  expect(new URL(page.url()).hash).not.toBe('')
  const first = await clauseId(example, 1)
  await page.goto(`${example.product.url}/declarations/${example.declarationId}#${first}`)
  await page.getByRole('heading', { name: 'Clause 1' }).waitFor()
  await context.close()
})

test('[BD20] where WebSocket is blocked the board goes by what is read over HTTP', async () => {
  const [blocked, seoul] = await Promise.all([
    openPerson(example, 'head@tokyo.example'),
    openPerson(example, 'head@seoul.example'),
  ])
  await blocked.page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 4999 }))
  await blocked.page.goto(`${example.product.url}/declarations/${example.declarationId}/positions`)
  await blocked.page.getByRole('grid').waitFor({ timeout: 60_000 })
  await openBoard(example, seoul.page)
  const cell = (page: Page, city: string) =>
    page
      .getByRole('row', { name: new RegExp(`^${city}`) })
      .getByRole('gridcell')
      .last()
  await cell(seoul.page, 'Seoul').focus()
  await seoul.page.getByRole('button', { name: 'Change…' }).click()
  await seoul.page.getByRole('dialog').getByRole('radio', { name: 'Abstains' }).check()
  await seoul.page.getByRole('button', { name: 'State for Seoul' }).click()
  await cell(blocked.page, 'Seoul').getByText('Abstains').waitFor({ timeout: 15_000 })
  await cell(blocked.page, 'Tokyo').focus()
  await blocked.page.getByRole('button', { name: 'Agree for Tokyo' }).click()
  await cell(seoul.page, 'Tokyo').getByText('Agrees').waitFor()
  await Promise.all([blocked, seoul].map(({ context }) => context.close()))
})

test('[BD21] who lost the access reads no more on the board', async () => {
  const { page, context } = await openPerson(example, 'head@delhi.example')
  const sockets: WebSocketRoute[] = []
  await page.routeWebSocket(/\/sync\//, (socket) => {
    socket.connectToServer()
    sockets.push(socket)
  })
  await openBoard(example, page)
  await sockets[0]?.close({ code: CLOSE.forbidden })
  await page.getByText('The text is not shown any more.').waitFor()
  expect(await page.getByRole('grid').count()).toBe(0)
  await context.close()
})

test.each([
  ['in English, light, at 1024', { width: 1024, height: 768 }, 'en-GB', 'light'],
  ['in Japanese, dark, at 1440', { width: 1440, height: 900 }, 'ja-JP', 'dark'],
] as const)('[UI20] %s: the board is accessible and quiet', async (_, viewport, locale, colorScheme) => {
  const { page, context, complaints } = await openPerson(example, 'secretariat@demo.example', {
    viewport,
    locale,
    colorScheme,
  })
  await openBoard(example, page)
  expect(await axeViolations(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('[BD18] [BD46] on a telephone there is one clause at a time, with the same acts, whatever the note', async () => {
  const hanoi = await openPerson(example, 'head@hanoi.example', {
    viewport: { width: 390, height: 844 },
    locale: 'ja-JP',
    hasTouch: true,
  })
  const { page, context, complaints } = hanoi
  await page.goto(`${example.product.url}/declarations/${example.declarationId}/positions`)
  await page.getByRole('combobox').selectOption({ index: 2 })
  const own = page.getByRole('listitem').getByRole('button', { name: /ハノイ/ })
  await own.tap()
  await page.getByRole('button', { name: 'ハノイとして賛成' }).tap()
  await own.filter({ hasText: '賛成' }).waitFor()
  const note = '実証事業の費用負担が明らかでない。'.repeat(18)
  await state(example, hanoi, await clauseId(example, 3), { position: 'reserves', note })
  await page.locator('[data-region=inspector]').getByText(note).waitFor()
  const change = await page.getByRole('button', { name: '変更…' }).boundingBox()
  expect((change?.y ?? 0) + (change?.height ?? 0)).toBeLessThanOrEqual(844)
  expect(await axeViolations(page)).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('[BD22] [BD40] from the board the secretariat closes and adopts; then it says so, and offers no position', async () => {
  const secretary = await openPerson(example, 'secretariat@demo.example')
  await openBoard(example, secretary.page)
  const { page, context } = await openPerson(example, 'head@hanoi.example')
  await openBoard(example, page)
  await page
    .getByRole('row', { name: /^Hanoi/ })
    .getByRole('gridcell')
    .nth(1)
    .focus()
  await page.getByRole('button', { name: 'Change…' }).waitFor()
  expect(await page.getByRole('button', { name: /^(Close the text|Adopt)/ }).count()).toBe(0)
  for (const [ask, act] of [
    ['Close the text…', 'Close the text'],
    ['Adopt…', 'Adopt the declaration'],
  ] as const) {
    await pressWhenOn(secretary.page, ask)
    await secretary.page.getByRole('dialog').waitFor()
    await pressWhenOn(secretary.page, act)
    await secretary.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('heading', { name: 'The declaration is adopted' }).waitFor()
  await secretary.page.getByRole('heading', { name: 'The declaration is adopted' }).waitFor()
  expect(await page.getByRole('button', { name: 'Change…' }).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await Promise.all([context.close(), secretary.context.close()])
})
