// The secretariat locks and closes while people write, online and away: what is locked stays as it was, and nobody's words
// are gone.
import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { clauseText, WireClient } from '../../server/wire/wire-client.ts'
import { IndependentReader } from '../../shared/src/testing/independent-digest.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfClause, wordsOfText } from './support/desk.ts'
import { type BrowserPerson, goOffline, leave, listen, openPerson } from './support/people.ts'
import { clauseId, command } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

/** Types into clauses without a connection, waits until that is kept, and closes the tab. */
async function leaveOffline({ page }: BrowserPerson, edits: Record<number, string>): Promise<void> {
  await openDesk(page, example)
  await goOffline(page)
  for (const [clause, words] of Object.entries(edits)) {
    await clickInClause(page, Number(clause), 'end')
    await page.keyboard.insertText(words)
  }
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await expect
    .poll(() => page.locator('[data-save-state=offline]').textContent())
    .toMatch(/kept on this device/)
  await page.close()
}

async function comeBack(context: BrowserContext, complaints: string[]): Promise<Page> {
  await context.setOffline(false)
  const page = await context.newPage()
  listen(page, complaints)
  await openDesk(page, example)
  return page
}

const markOf = (page: Page) => page.evaluate(() => Object.assign(window, { untouched: true }) && true)
const isUntouched = (page: Page) => page.evaluate(() => 'untouched' in window)
/** How far the text is scrolled, and the words before the caret in its paragraph. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection()
    const before = (selection?.anchorNode?.textContent ?? '').slice(0, selection?.anchorOffset)
    return { scrolled: document.querySelector('[data-region=text]')?.scrollTop, before: before.slice(-12) }
  })
const slips = (page: Page) => page.locator('[data-slip]').allInnerTexts()

test('[LI2] a lock while Hanoi types and Seoul is away: the clause stays, the wording is in the trays, everybody goes on', async () => {
  const tokyo = await openPerson(example, 'secretariat@demo.example')
  const hanoi = await openPerson(example, 'drafter@hanoi.example')
  const seoul = await openPerson(example, 'drafter@seoul.example')
  await leaveOffline(seoul, { 3: ' ⟦Seoul in three⟧', 4: ' ⟦Seoul in four⟧' })
  await openDesk(tokyo.page, example)
  await openDesk(hanoi.page, example)
  const before = await wordsOfClause(tokyo.page, 3)

  await clickInClause(hanoi.page, 3, 'end')
  await markOf(hanoi.page)
  await goOffline(hanoi.page)
  await hanoi.page.keyboard.insertText(' ⟦Hanoi in three⟧')
  await hanoi.page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await command(example, 'lock', { clause: await clauseId(example, 3) })
  await hanoi.context.setOffline(false)

  await expect
    .poll(() => slips(hanoi.page), { timeout: 30_000 })
    .toEqual([expect.stringContaining('⟦Hanoi in three⟧')])
  await clickInClause(hanoi.page, 5, 'end')
  await hanoi.page.keyboard.insertText(' ⟦Hanoi goes on⟧')
  await waitUntilSaved(hanoi.page)
  expect(await isUntouched(hanoi.page)).toBe(true)

  const back = await comeBack(seoul.context, seoul.complaints)
  await expect
    .poll(() => slips(back), { timeout: 30_000 })
    .toEqual([expect.stringContaining('⟦Seoul in three⟧')])
  await clickInClause(back, 1, 'end')
  await back.keyboard.insertText(' ⟦Seoul goes on⟧')
  await waitUntilSaved(back)

  for (const page of [tokyo.page, hanoi.page, back]) {
    await expect.poll(() => wordsOfClause(page, 4)).toContain('⟦Seoul in four⟧')
    await expect.poll(() => wordsOfClause(page, 5)).toContain('⟦Hanoi goes on⟧')
    await expect.poll(() => wordsOfClause(page, 1)).toContain('⟦Seoul goes on⟧')
    expect(await wordsOfClause(page, 3)).toBe(before)
    expect((await wordsOfText(page)).split('⟦Seoul in four⟧')).toHaveLength(2)
  }
  await back.reload()
  await openDesk(back, example)
  await expect.poll(() => slips(back)).toEqual([expect.stringContaining('⟦Seoul in three⟧')])
  const complaints = [tokyo, hanoi, seoul].flatMap((person) => person.complaints)
  expect(complaints.filter((text) => !/offline|Failed to fetch/i.test(text))).toEqual([])
  await leave(...[tokyo, hanoi, seoul].map(({ context }) => context))
})

test('[LK13] who writes beside a clause that is locked meanwhile keeps caret, scroll and every letter', async () => {
  await command(example, 'unlock', { clause: await clauseId(example, 3), reason: 'For the next one' })
  const { page, context, complaints } = await openPerson(example, 'drafter@jakarta.example')
  await openDesk(page, example)
  await clickInClause(page, 3, 'end')
  await goOffline(page)
  await page.keyboard.insertText(' ⟦Jakarta in three⟧')
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await command(example, 'lock', { clause: await clauseId(example, 3) })
  await clickInClause(page, 4, { after: 'resolve' })
  await page.keyboard.type(' ⟦Jakarta')
  const before = await placeOf(page)
  const generation = page.locator('[data-slip]')
  await context.setOffline(false)
  for (const letter of ' types through') await page.keyboard.type(letter, { delay: 60 })
  await generation.first().waitFor({ timeout: 30_000 })
  await page.keyboard.type(' it all⟧')
  await waitUntilSaved(page)
  expect(await wordsOfClause(page, 4)).toContain('resolve ⟦Jakarta types through it all⟧')
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
  expect(Math.abs(Number((await placeOf(page)).scrolled) - Number(before.scrolled))).toBeLessThan(250)
  expect(complaints.filter((text) => !/offline|Failed to fetch/i.test(text))).toEqual([])
  await leave(context)
})

test('[LI2] a stock client that ignores all this is closed with 4423 and changes nothing', async () => {
  const cookie = await signIn(example.product, 'drafter@bangkok.example', DEMO_PASSWORD)
  const stock = new WireClient({ target: example.product, textId: example.textId, cookie })
  await stock.synced()
  const before = clauseText(stock.doc, 2).toString()
  clauseText(stock.doc, 2).insert(0, 'Stock. ')
  await stock.ended()
  expect(stock.closed).toEqual({ code: 4423, reason: 'locked' })
  const reader = new WireClient({ target: example.product, textId: example.textId, cookie })
  await reader.synced()
  expect(clauseText(reader.doc, 2).toString()).toBe(before)
  await reader.close()
})

test('[LI8] closing while people write: every screen shows the final text and its digest; reopened, they go on', async () => {
  const delhi = await openPerson(example, 'drafter@delhi.example')
  const taipei = await openPerson(example, 'drafter@taipei.example')
  await leaveOffline(taipei, { 1: ' ⟦Taipei, too late⟧' })
  await openDesk(delhi.page, example)
  await clickInClause(delhi.page, 2, 'end')
  await markOf(delhi.page)
  await delhi.page.keyboard.insertText(' ⟦Delhi in time⟧')
  await waitUntilSaved(delhi.page)
  const closed = (await command(example, 'close')) as { version: string; digest: string }
  const short = `${closed.digest.slice(0, 4)} ${closed.digest.slice(4, 8)}`
  await delhi.page.locator('[data-save-state=closed]').waitFor({ timeout: 5_000 })
  await delhi.page.getByText(short).first().waitFor({ timeout: 5_000 })
  expect(await delhi.page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false')

  const back = await comeBack(taipei.context, taipei.complaints)
  await back.locator('[data-save-state=closed]').waitFor({ timeout: 15_000 })
  await expect
    .poll(() => slips(back), { timeout: 30_000 })
    .toEqual([expect.stringContaining('⟦Taipei, too late⟧')])
  await back.getByText(short).first().waitFor()
  expect(await wordsOfText(back)).toBe(await wordsOfText(delhi.page))
  expect(await wordsOfText(back)).not.toContain('too late')

  const stock = new WireClient({
    target: example.product,
    textId: example.textId,
    cookie: await signIn(example.product, 'drafter@bangkok.example', DEMO_PASSWORD),
  })
  await stock.synced()
  clauseText(stock.doc, 1).insert(0, 'Stock. ')
  await stock.ended()
  expect(stock.closed).toEqual({ code: 4423, reason: 'closed' })

  await command(example, 'adopt', { digest: closed.digest })
  await delhi.page.getByText('Adopted', { exact: false }).first().waitFor({ timeout: 5_000 })
  const cookie = await signIn(example.product, 'viewer@hanoi.example', DEMO_PASSWORD)
  const version = (await (
    await fetch(
      `${example.product.url}/api/declarations/${example.declarationId}/versions/${closed.version}`,
      {
        headers: { cookie },
      },
    )
  ).json()) as Parameters<IndependentReader['declaration']>[0] & { digest: string }
  expect(version.digest).toBe(closed.digest)
  expect(
    new IndependentReader((text) => createHash('sha256').update(text).digest('hex')).declaration(version),
  ).toBe(closed.digest)

  await command(example, 'reopen', { reason: 'A word was wrong' })
  await expect
    .poll(() => delhi.page.locator('.ProseMirror').getAttribute('contenteditable'), { timeout: 10_000 })
    .toBe('true')
  await clickInClause(delhi.page, 2, 'end')
  await delhi.page.keyboard.insertText(' ⟦Delhi again⟧')
  await waitUntilSaved(delhi.page)
  expect(await isUntouched(delhi.page)).toBe(true)
  const complaints = [delhi, taipei].flatMap((person) => person.complaints)
  expect(complaints.filter((text) => !/offline|Failed to fetch/i.test(text))).toEqual([])
  await leave(delhi.context, taipei.context)
})
