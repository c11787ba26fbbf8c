// The server comes back from a backup that lacks the last words: who had them keeps them as drafts, the text stays the
// backup's, and nobody's old copy brings the lost past in by the back door.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DEMO_PASSWORD, type Product, runCommand, startProduct } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { clauseText, WireClient } from '../../server/wire/wire-client.ts'
import { clickEndOfClause, openDesk, tokyoDeclaration, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { launchBrowser, openPerson } from './support/people.ts'

let browser: Browser
let folder: string
let product: Product

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'plenary-restored-'))
  product = await startProduct(folder)
})
afterAll(async () => {
  await browser?.close()
  await product?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

test('[CS42] after a restored backup offline words are drafts, an old copy of others’ words is refused, and typing goes on', async () => {
  const cookie = await signIn(product, 'drafter@seoul.example', DEMO_PASSWORD)
  const { declarationId, textId } = await tokyoDeclaration(product, cookie)
  const { page, context } = await openPerson(browser, product, 'drafter@hanoi.example')
  await openDesk(page, product, declarationId)
  await clickEndOfClause(page, 1)
  await page.keyboard.type(' ⟦in the backup⟧')
  await waitUntilSaved(page)
  await runCommand(folder, ['backup', join(folder, 'copy.backup')])

  await clickEndOfClause(page, 2)
  await page.keyboard.type(' ⟦lost with the disk⟧')
  await waitUntilSaved(page)
  const doc = new Y.Doc()
  const stock = new WireClient({ target: product, textId, cookie, doc })
  await stock.synced()
  await stock.close()
  await context.setOffline(true)
  await clickEndOfClause(page, 1)
  await page.keyboard.type(' ⟦offline⟧')
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })

  await product.end('SIGTERM')
  const { port } = new URL(product.url)
  await runCommand(folder, ['restore', join(folder, 'copy.backup'), '--replace'])
  product = await startProduct(folder, { command: 'start', port: Number(port) })

  const again = await signIn(product, 'drafter@seoul.example', DEMO_PASSWORD)
  const returned = new WireClient({ target: product, textId, cookie: again, doc })
  await returned.ended()
  expect(returned.closed?.code).toBe(4410)

  await context.setOffline(false)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('drafter@hanoi.example')
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.ProseMirror').waitFor({ timeout: 30_000 })
  await waitUntilSaved(page)
  await page.getByText('⟦offline⟧').first().waitFor()
  const words = await wordsOfText(page)
  expect(words.split('⟦in the backup⟧')).toHaveLength(2)
  expect(words).not.toContain('⟦lost with the disk⟧')
  expect(words).not.toContain('⟦offline⟧')

  await clickEndOfClause(page, 1)
  await page.keyboard.type(' ⟦and on⟧')
  await waitUntilSaved(page)
  const witness = new WireClient({ target: product, textId, cookie: again })
  await witness.synced()
  expect(clauseText(witness.doc, 0).toString()).toMatch(/⟦in the backup⟧ ⟦and on⟧$/)
  await Promise.all([witness.close(), context.close()])
})
