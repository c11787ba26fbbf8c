// The server comes back from a backup that lacks the last words: who wrote them gets them as drafts, the text stays the
// backup's, and nobody's old copy brings the lost past in by the back door.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DEMO_PASSWORD, runCommand, startProduct } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { clauseText, WireClient } from '../../server/wire/wire-client.ts'
import { clickInClause, openDesk, waitUntilSaved, wordsOfText } from './support/desk.ts'
import { goOffline, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

test('[CS42] after a restored backup offline words are drafts, an old copy of others’ words is refused, and typing goes on', async () => {
  const cookie = await signIn(example.product, 'drafter@seoul.example', DEMO_PASSWORD)
  const { textId } = example
  const { page, context } = await openPerson(example, 'drafter@hanoi.example')
  await openDesk(page, example)
  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText(' ⟦in the backup⟧')
  await waitUntilSaved(page)
  await runCommand(example.folder, ['backup', join(example.folder, 'copy.backup')])

  await clickInClause(page, 2, 'end')
  await page.keyboard.insertText(' ⟦lost with the disk⟧')
  await waitUntilSaved(page)
  const doc = new Y.Doc()
  const stock = new WireClient({ target: example.product, textId, cookie, doc })
  await stock.synced()
  await stock.close()
  await goOffline(page)
  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText(' ⟦offline⟧')
  await page.locator('[data-save-state=offline]').waitFor({ timeout: 40_000 })

  await example.product.end('SIGTERM')
  const { port } = new URL(example.product.url)
  await runCommand(example.folder, ['restore', join(example.folder, 'copy.backup'), '--replace'])
  example.product = await startProduct(example.folder, { command: 'start', port: Number(port) })

  const again = await signIn(example.product, 'drafter@seoul.example', DEMO_PASSWORD)
  const returned = new WireClient({ target: example.product, textId, cookie: again, doc })
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
  await page.getByText('⟦lost with the disk⟧').first().waitFor()
  const words = await wordsOfText(page)
  expect(words.split('⟦in the backup⟧')).toHaveLength(2)
  expect(words).not.toContain('⟦lost with the disk⟧')
  expect(words).not.toContain('⟦offline⟧')

  await clickInClause(page, 1, 'end')
  await page.keyboard.insertText(' ⟦and on⟧')
  await waitUntilSaved(page)
  const witness = new WireClient({ target: example.product, textId, cookie: again })
  await witness.synced()
  expect(clauseText(witness.doc, 0).toString()).toMatch(/⟦in the backup⟧ ⟦and on⟧$/)
  await Promise.all([witness.close(), context.close()])
})
