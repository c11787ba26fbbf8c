// The desk when something is not as usual: reading along, blocked WebSocket, signed out, an old page, swallowed words, keys.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { clickInClause, openDesk, saveState, waitUntilSaved, wordsOfClause } from './support/desk.ts'
import { leave, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

const desk = () => `${example.product.url}/declarations/${example.declarationId}`
const stateOf = (page: Page) => saveState(page).getAttribute('data-save-state')
const regionOfFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region)

test('[DK40] a viewer reads along and is told so; on a small screen everybody reads', async () => {
  const viewer = await openPerson(example, 'viewer@hanoi.example')
  const text = await openDesk(viewer.page, example)
  expect(await text.getAttribute('contenteditable')).toBe('false')
  await viewer.page.getByText('You read along as Viewer').waitFor()
  await leave(viewer.context)
  const small = await openPerson(example, 'drafter@hanoi.example', {
    viewport: { width: 390, height: 800 },
  })
  const smallText = await openDesk(small.page, example)
  expect(await smallText.getAttribute('contenteditable')).toBe('false')
  await small.page.getByText('On a screen this small').waitFor()
  await small.context.close()
})

test('[DK42] [NW10] where WebSocket is blocked the text is read, the page says that it lags, and news come as the words do', async () => {
  const { page, context } = await openPerson(example, 'drafter@delhi.example')
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 4999 }))
  await page.goto(desk())
  await page.locator('[data-save-state=polling]').waitFor({ timeout: 60_000 })
  await expect.poll(() => wordsOfClause(page, 1)).toMatch(/^.*Since the establishment/)
  await page.getByText('This network blocks live connections').waitFor()
  const news = page.getByRole('banner').getByRole('button', { name: /^News/ })
  const clause = await clauseId(example, 2)
  await command(example, 'lock', { clause })
  await news.getByText('1 new').waitFor({ timeout: 15_000 })
  await command(example, 'unlock', { clause, reason: 'Seen' })
  await news.getByText('2 new').waitFor({ timeout: 15_000 })
  await context.close()
})

test('[DK41] a page that is too old shows no empty sheet and offers to reload', async () => {
  const { page, context } = await openPerson(example, 'drafter@delhi.example')
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 4409 }))
  await page.goto(desk())
  await page.getByRole('button', { name: 'Reload the page' }).waitFor()
  expect(await stateOf(page)).toBe('ended')
  expect(await page.locator('.ProseMirror').count()).toBe(0)
  await page.getByText('The text could not be loaded').waitFor()
  await context.close()
})

test('[DK3] who is signed out meanwhile is led to sign in and comes back to the text', async () => {
  const { page, context } = await openPerson(example, 'drafter@delhi.example')
  await openDesk(page, example)
  await waitUntilSaved(page)
  await context.request.post(`${example.product.url}/api/auth/sign-out`, {
    data: {},
    headers: { origin: example.product.url },
  })
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('drafter@delhi.example')
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(desk())
  await waitUntilSaved(page)
  await leave(context)
})

test('[DK33] swallowed words are inserted again into their clause, and only then put away', async () => {
  const { page, context } = await openPerson(example, 'drafter@seoul.example')
  await openDesk(page, example)
  const clauseId = await page.locator('.ProseMirror [data-clause]').nth(2).getAttribute('data-clause')
  const words = { id: 'lost', clauseId, wording: 'Words that came back.', author: 'Drafter, Seoul' }
  let isPutAway = false
  await page.route(/\/swallowed$/, (route) =>
    route.fulfill({ json: isPutAway ? [] : [{ ...words, cityId: null, at: new Date().toISOString() }] }),
  )
  await page.route(/\/swallowed\/lost$/, (route) => {
    isPutAway = true
    return route.fulfill({ status: 204 })
  })
  await page.reload()
  await page.getByRole('button', { name: 'Insert again' }).click()
  await expect.poll(() => isPutAway).toBe(true)
  await page.locator('[data-slip]').waitFor({ state: 'detached' })
  expect(await wordsOfClause(page, 3)).toMatch(/Words that came back\.$/)
  await waitUntilSaved(page)
  await context.close()
})

test('[UI8] F6 goes round the regions, Alt+F10 to the toolbar, Ctrl+/ lists the keys', async () => {
  const { page, context } = await openPerson(example, 'drafter@seoul.example')
  const text = await openDesk(page, example)
  await text.focus()
  const visited: (string | undefined)[] = []
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press('F6')
    visited.push(await regionOfFocus(page))
  }
  expect(visited).toEqual(['panel', 'outline', 'toolbar', 'text'])
  await page.keyboard.press('Alt+F10')
  expect(await regionOfFocus(page)).toBe('toolbar')
  await page.keyboard.press('Control+/')
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
  await leave(context)
})

test('[UI5] a chosen theme and language hold on the next visit', async () => {
  const { page, context } = await openPerson(example, 'head@tokyo.example')
  await page.goto(`${example.product.url}/account`)
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: '日本語' }).click()
  await page.getByRole('heading', { name: 'アカウント' }).waitFor()
  await page.goto(example.product.url, { waitUntil: 'commit' })
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.getByRole('heading', { name: '宣言' }).first().waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('ja')
  await context.close()
})

test('[UI7] opening a sign-in link consumes nothing; its button does', async () => {
  await expect.poll(() => example.product.output()).toMatch(/#[0-9a-z]{40}/)
  const [link] = example.product.output().match(/http:\S+#[0-9a-z]{40}/) ?? []
  if (!link) throw new Error('the demonstration printed no link')
  for (let visit = 0; visit < 2; visit += 1) {
    const context = await example.browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('button', { name: /^Sign in as/ }).waitFor()
    if (visit === 1) {
      await page.getByRole('button', { name: /^Sign in as/ }).click()
      await page.getByRole('heading', { name: 'Declarations' }).waitFor()
    }
    await context.close()
  }
  const late = await example.browser.newContext({ locale: 'en-GB' })
  const page = await late.newPage()
  await page.goto(link)
  await page.getByRole('alert').getByText('used already').waitFor()
  await late.close()
})

test('[DK44] while the disk refuses, the desk says so and nothing unsaved is shown to who joins; then all is saved', async () => {
  const writer = await openPerson(example, 'drafter@hanoi.example')
  const joiner = await openPerson(example, 'observer@tomsk.example')
  await openDesk(writer.page, example)
  await waitUntilSaved(writer.page)
  const otherWriter = new DatabaseSync(join(example.folder, 'plenary.db'))
  otherWriter.exec('BEGIN IMMEDIATE')
  try {
    await clickInClause(writer.page, 2, 'end')
    await writer.page.keyboard.insertText(' WAITING')
    await writer.page.locator('[data-save-state=cannot-save]').waitFor({ timeout: 20_000 })
    await writer.page
      .getByText(/Can’t save/)
      .first()
      .waitFor()
    await writer.page.keyboard.insertText(' STILL')
    await openDesk(joiner.page, example)
    expect(await wordsOfClause(joiner.page, 2)).not.toContain('WAITING')
    expect(await stateOf(writer.page)).toBe('cannot-save')
  } finally {
    otherWriter.exec('ROLLBACK')
    otherWriter.close()
  }
  await waitUntilSaved(writer.page)
  await expect.poll(() => wordsOfClause(joiner.page, 2)).toMatch(/ WAITING STILL$/)
  expect((await wordsOfClause(writer.page, 2)).match(/WAITING/g)).toHaveLength(1)
  expect(writer.complaints).toEqual([])
  await leave(writer.context)
  await leave(joiner.context)
})
