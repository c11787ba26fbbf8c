// Japanese words through an input method, while others type into the same clause.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD, type Product, startProduct } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import {
  clickEndOfClause,
  openDesk,
  tokyoDeclaration,
  waitUntilSaved,
  wordsOfClause,
} from './support/desk.ts'
import { launchBrowser, openPerson } from './support/people.ts'

let browser: Browser
let folder: string
let product: Product
let declarationId: string

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'plenary-ime-'))
  product = await startProduct(folder)
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  ;({ declarationId } = await tokyoDeclaration(product, cookie))
})

afterAll(async () => {
  await browser?.close()
  await product?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** Composes as an input method does: reading by reading, then the words are committed. */
async function compose(page: Page, readings: readonly string[], words: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  for (const reading of readings) {
    await devtools.send('Input.imeSetComposition', {
      text: reading,
      selectionStart: reading.length,
      selectionEnd: reading.length,
    })
    await page.waitForTimeout(40)
  }
  await devtools.send('Input.insertText', { text: words })
  await devtools.detach()
}

test('[ED33] words composed while another city types into the same clause are lost and doubled nowhere', async () => {
  const tokyo = await openPerson(browser, product, 'drafter@tokyo.example')
  const seoul = await openPerson(browser, product, 'drafter@seoul.example')
  await openDesk(tokyo.page, product, declarationId)
  await openDesk(seoul.page, product, declarationId)
  await clickEndOfClause(seoul.page, 5)
  let count = 0
  let isOver = false
  const typing = (async () => {
    while (!isOver) {
      await seoul.page.keyboard.type(`s${count} `, { delay: 12 })
      count += 1
    }
  })()

  await tokyo.page.evaluate(() => {
    const clauses = document.querySelectorAll('.ProseMirror > [data-node=clauses] > [data-node=clause]')
    const paragraph = clauses[4]?.querySelector(':scope > p')
    if (!paragraph) throw new Error('clause 5 is not there')
    ;(document.querySelector('.ProseMirror') as HTMLElement).focus()
    getSelection()?.setPosition(paragraph, 0)
  })
  const phrases = ['都市は', '協力して', '環境を', '守り、', '次の世代に', '引き継ぐ。']
  for (const phrase of phrases)
    await compose(tokyo.page, ['と', 'とし', 'としは', phrase.slice(0, 1), phrase], phrase)
  isOver = true
  await typing

  await waitUntilSaved(tokyo.page)
  await waitUntilSaved(seoul.page)
  await expect
    .poll(async () => (await wordsOfClause(tokyo.page, 5)) === (await wordsOfClause(seoul.page, 5)))
    .toBe(true)
  const words = await wordsOfClause(tokyo.page, 5)
  expect(words).toContain(phrases.join(''))
  const others = Array.from({ length: count }, (_, index) => `s${index} `).join('')
  expect(words).toContain(others.trimEnd())
  expect([...words.matchAll(/都市は/g)]).toHaveLength(1)
  expect(tokyo.complaints).toEqual([])
  expect(seoul.complaints).toEqual([])
  await Promise.all([tokyo.context.close(), seoul.context.close()])
})
