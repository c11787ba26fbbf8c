// A laptop that closes, a tab that dies, a second tab: what was typed comes back and arrives once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD, type Product, startProduct } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { WireClient } from '../../server/wire/wire-client.ts'
import {
  clickEndOfClause,
  openDesk,
  tokyoDeclaration,
  waitUntilSaved,
  wordsOfClause,
  wordsOfText,
} from './support/desk.ts'
import { launchBrowser, listen, openPerson } from './support/people.ts'

let browser: Browser
let folder: string
let product: Product
let declarationId: string
let textId: string

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'plenary-away-'))
  product = await startProduct(folder)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  ;({ declarationId, textId } = await tokyoDeclaration(product, cookie))
})

afterAll(async () => {
  await browser?.close()
  await product?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

test('[CS20] words typed offline survive a closed tab and arrive once', async () => {
  const { context, page, complaints } = await openPerson(browser, product, 'drafter@hanoi.example')
  await openDesk(page, product, declarationId)
  await clickEndOfClause(page, 1)
  await page.keyboard.type(' ⟦online⟧')
  await waitUntilSaved(page)
  await context.setOffline(true)
  await clickEndOfClause(page, 1)
  await page.keyboard.type(' ⟦offline words⟧')
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })
  await expect
    .poll(() => page.locator('[data-save-state=offline]').textContent())
    .toMatch(/kept on this device/)
  await page.close()
  await context.setOffline(false)

  const returned = await context.newPage()
  listen(returned, complaints)
  await openDesk(returned, product, declarationId)
  await waitUntilSaved(returned)
  await expect.poll(() => wordsOfClause(returned, 1)).toContain('⟦offline words⟧')
  const words = await wordsOfText(returned)
  expect(words.split('⟦online⟧')).toHaveLength(2)
  expect(words.split('⟦offline words⟧')).toHaveLength(2)

  const colleague = await openPerson(browser, product, 'drafter@seoul.example')
  await openDesk(colleague.page, product, declarationId)
  await expect.poll(() => wordsOfClause(colleague.page, 1)).toContain('⟦offline words⟧')
  expect(complaints.filter((text) => !/offline|Failed to fetch/i.test(text))).toEqual([])
  await Promise.all([context.close(), colleague.context.close()])
})

test('[CS21] two tabs of one person, typing in turn and reloading, lose and double nothing', async () => {
  const { context, page, complaints } = await openPerson(browser, product, 'drafter@tokyo.example')
  const second = await context.newPage()
  listen(second, complaints)
  await openDesk(page, product, declarationId)
  await openDesk(second, product, declarationId)
  for (let turn = 0; turn < 4; turn += 1) {
    const tab = turn % 2 === 0 ? page : second
    await clickEndOfClause(tab, 5)
    await tab.keyboard.type(` ⟦tab ${turn}⟧`)
  }
  await waitUntilSaved(page)
  await waitUntilSaved(second)
  await page.reload()
  await openDesk(page, product, declarationId)
  await waitUntilSaved(page)
  for (const tab of [page, second]) {
    for (let turn = 0; turn < 4; turn += 1) {
      await expect.poll(async () => (await wordsOfClause(tab, 5)).split(`⟦tab ${turn}⟧`).length).toBe(2)
    }
  }
  expect(complaints).toEqual([])
  await context.close()
})

test('[CS22] an observer’s open desk sends no document frame, and cannot type', async () => {
  const { context, page, complaints } = await openPerson(browser, product, 'observer@tomsk.example')
  const sent: number[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
      if (bytes[0] === 0 && bytes[1] === 2) sent.push(bytes.length)
    })
  })
  const text = await openDesk(page, product, declarationId)
  expect(await text.getAttribute('contenteditable')).toBe('false')
  const before = await wordsOfText(page)
  await text.click()
  await page.keyboard.type('words of an observer')
  expect(await wordsOfText(page)).toBe(before)
  expect(sent).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('[ED40] moving a clause while another city types in it: no word is gone', async () => {
  const mover = await openPerson(browser, product, 'drafter@bangkok.example')
  const typist = await openPerson(browser, product, 'drafter@delhi.example')
  await openDesk(mover.page, product, declarationId)
  await openDesk(typist.page, product, declarationId)
  await clickEndOfClause(typist.page, 4)
  await clickEndOfClause(mover.page, 4)
  const typing = typist.page.keyboard.type(' ⟦moved away under my hands⟧', { delay: 15 })
  await mover.page.keyboard.press('Alt+Shift+ArrowUp')
  await typing
  await waitUntilSaved(typist.page)
  await waitUntilSaved(mover.page)
  const inText = async () => (await wordsOfText(typist.page)).replaceAll(/\s+/g, ' ')
  const offered = async () => (await typist.page.locator('body').innerText()).replaceAll(/\s+/g, ' ')
  const letters = [...'moved away under my hands']
  await expect
    .poll(async () => {
      const all = `${await inText()} ${await offered()}`
      return (
        letters.every((letter) => all.includes(letter)) && (all.includes('hands') || all.includes('moved'))
      )
    })
    .toBe(true)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const reader = new WireClient({ target: product, textId, cookie })
  await reader.synced()
  expect(reader.doc.store.pendingStructs).toBeNull()
  await reader.close()
  await Promise.all([mover.context.close(), typist.context.close()])
})
