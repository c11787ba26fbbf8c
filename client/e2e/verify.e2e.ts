// The page that verifies: as a file of its own opened from a disk without a connection, and as a screen for everybody.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { utf8Bytes } from '@plenary/shared/signing/bytes'
import { pemOf } from '@plenary/shared/signing/pem'
import { otherPage } from '@plenary/shared/testing/test-signed-pdf'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { writeBundle } from '../../server/src/export/bundle.ts'
import {
  canonicalOf,
  type SignedBundle,
  signedBundle,
  words,
} from '../../server/src/testing/signed-bundle.ts'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { signIn } from '../../server/wire/target.ts'
import { flawsOf, listen } from './support/people.ts'
import { stageForFile } from './support/stage.ts'

const stage = stageForFile('demo')
const FILE = join(import.meta.dirname, '..', 'dist', 'verify.html')
const LARGEST = 110_000

let bundle: SignedBundle
let opened: Awaited<ReturnType<typeof openFile>>
beforeAll(async () => {
  bundle = await signedBundle()
  opened = await openFile()
})

interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const given = (name: string, bytes: Uint8Array | string): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})
const zip = async () => given('bundle.zip', await writeBundle(bundle.data, bundle.sign))
const root = () => given('root.pem', pemOf(new Uint8Array(bundle.data.root)))

/** Opened from the disk, with no network at all; whatever the page complains of is a fault. */
async function openFile(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await stage.browser.newContext({ locale: 'en-GB', ...options, offline: true })
  const page = await context.newPage()
  const complaints: string[] = []
  listen(page, complaints)
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`)
  })
  await page.goto(pathToFileURL(FILE).href)
  return { page, complaints }
}

const give = (page: Page, ...files: GivenFile[]) => page.locator('input[type=file]').setInputFiles(files)
const result = (page: Page) => page.getByRole('status').locator('p').last()

test('[VF50] the file verifies from a disk, asks nobody, and lets nothing run but its own script', async () => {
  const { page, complaints } = opened
  await give(page, await zip(), root())
  await page.getByText('The signatures of 2 cities and everything else in this file hold.').waitFor()
  expect(await page.getByRole('row').allInnerTexts()).toHaveLength(5)
  expect(await flawsOf(page)).toEqual([])
  expect(complaints).toEqual([])
  const html = readFileSync(FILE, 'utf8')
  expect(html.length).toBeLessThan(LARGEST)
  expect(html).toMatch(
    /default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/,
  )
  expect(html).not.toMatch(/(?:src|href)=/)
})

test('[VF51] what is wrong is said in words: the page that was exchanged, the words that differ', async () => {
  const { page } = opened
  await give(page, given('signed.pdf', otherPage(new Uint8Array(bundle.data.pdf))))
  await page.getByText('This file is not as it was signed.').waitFor()
  await page.getByRole('status').getByText('After the last signature the file was changed: page 1.').waitFor()
  const canonical = utf8Bytes(canonicalOf(words('We will not cooperate.')).json)
  await give(page, given('other.zip', await writeBundle({ ...bundle.data, canonical }, bundle.sign)))
  await page.getByText('The words in canonical.json differ from those in the signed page.').first().waitFor()
  expect(await page.locator('ins').allInnerTexts()).toEqual(['not '])
})

test('[VF52] a fingerprint that the reader types makes a root known; everything is done by keyboard', async () => {
  const { page } = await openFile()
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose a file')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles([await zip()])
  await page.getByText('Nothing is broken, but not everything is known').waitFor()
  const fingerprint = await page.locator('dt', { hasText: 'Root certificate' }).locator('~ dd').innerText()
  await page.getByLabel('Fingerprint of the network').focus()
  await page.keyboard.type('12')
  expect(await page.getByText('A fingerprint has 64 hexadecimal digits.').isVisible()).toBe(true)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(fingerprint)
  await page.getByText('everything else in this file hold.').waitFor()
})

test('[VF53] in Japanese, dark, on a telephone: the result stays when the language changes, and nothing is too wide', async () => {
  const { page } = await openFile({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    locale: 'ja-JP',
  })
  await give(page, await zip())
  await page.getByText('壊れた箇所はありませんが').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'English' }).press('Enter')
  expect(await result(page).innerText()).toContain('Nothing is broken, but not everything is known')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})

test('[VF54] the same page is a screen for everybody, signed in or not', async () => {
  const context = await stage.browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${stage.product.url}/verify`)
  await give(page, await zip(), root())
  await page.getByText('The signatures of 2 cities and everything else in this file hold.').waitFor()
  expect(await flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '日本語' }).click()
  await page.getByText('2都市の署名と').waitFor()
})

test('[VF55] on the site of a network its roots are known', async () => {
  const cookie = await signIn(stage.product, 'secretariat@demo.example', DEMO_PASSWORD)
  const made = await fetch(`${stage.product.url}/api/authority/rotate`, {
    method: 'POST',
    headers: { cookie, origin: stage.product.url },
  })
  expect(made.status).toBe(200)
  const page = await (await stage.browser.newContext({ locale: 'en-GB' })).newPage()
  await page.goto(`${stage.product.url}/verify`)
  await page.getByText(/Root certificate added: .* root 1/).waitFor()
  await page.getByText('Revocation list added').first().waitFor()
})
