// The positions board: quick, quiet, on a telephone, without WebSocket, and to the adoption. A whole meeting is in eleven-cities.e2e.ts.
import { CLOSE } from '@plenary/shared/protocol/frames'
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBoard, pressWhenOn, state } from './support/board.ts'
import { flawsOf, leave, openPerson } from './support/people.ts'
import { clauseId } from './support/secretariat.ts'
import { everyday } from './support/settings.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

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
  await seoul.page.locator('button:not([aria-disabled=true])', { hasText: 'Agree for Seoul' }).waitFor()
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
  await leave(...[hanoi, seoul].map(({ context }) => context))
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
  await leave(context)
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
  await Promise.all([blocked.context.close(), leave(seoul.context)])
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

test.each(
  everyday(1, [
    ['in Japanese, dark, at 1024', { width: 1024, height: 768 }, 'ja-JP', 'dark'],
    ['in English, light, at 1440', { width: 1440, height: 900 }, 'en-GB', 'light'],
  ] as const),
)('[UI20] %s: the board is accessible and quiet', async (_, viewport, locale, colorScheme) => {
  const { page, context, complaints } = await openPerson(example, 'secretariat@demo.example', {
    viewport,
    locale,
    colorScheme,
  })
  await openBoard(example, page)
  expect(await flawsOf(page)).toEqual([])
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
  expect(await flawsOf(page)).toEqual([])
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('[BD22] [BD40] from the board the secretariat closes and adopts; then it says so, and offers no position', async () => {
  const secretary = await openPerson(example, 'secretariat@demo.example')
  await openBoard(example, secretary.page)
  const hanoi = await openPerson(example, 'head@hanoi.example')
  await state(example, hanoi, await clauseId(example, 2))
  const { page, context } = hanoi
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
  expect(await flawsOf(page)).toEqual([])
  await leave(context, secretary.context)
})
