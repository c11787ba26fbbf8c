// Signing a declaration in the browser: several cities, at the same moment, by passkey, code and proxy; and a server that lies.
import { readFile } from 'node:fs/promises'
import { fromBase64 } from '@plenary/shared/signing/base64'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Page, Route } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { ReadersOfSignatures } from '../../server/src/testing/readers-of-signatures.ts'
import {
  addPasskey,
  askToSign,
  cityIds,
  fillCode,
  giveDevice,
  giveProxy,
  openSigningOf,
  signButton,
  signedSentence,
} from './support/ceremony.ts'
import { type BrowserPerson, flawsOf, leave } from './support/people.ts'
import { command, request } from './support/secretariat.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()
/** Not a popover. */
const dialog = (page: Page) => page.locator('[role=dialog][aria-modal=true]')

beforeAll(async () => {
  await giveProxy(example, 'Jakarta', 'Seoul')
  await command(example, 'close')
})

async function networkRoots(): Promise<Bytes[]> {
  const roots = (await request(example, 'GET', 'authority')) as { fingerprint: string }[]
  return Promise.all(
    roots.map(async ({ fingerprint }) => {
      const answer = await fetch(`${example.product.url}/api/authority/${fingerprint}.pem`)
      const der = fromBase64((await answer.text()).replaceAll(/-----.*-----|\s/g, ''))
      if (!der) throw new Error('no certificate')
      return der
    }),
  )
}

async function wall(): Promise<Page> {
  const { address } = (await request(example, 'POST', `declarations/${example.declarationId}/hall`)) as {
    address: string
  }
  const page = await (await example.browser.newContext({ locale: 'en-GB' })).newPage()
  await page.goto(address)
  return page
}

/** The signature of each waits until those of all are on their way: they were prepared upon the same bytes. */
async function meetAtTheServer(...pages: Page[]): Promise<void> {
  const gate = Promise.withResolvers<void>()
  let arrived = 0
  for (const page of pages) {
    await page.route('**/signature', async (route) => {
      arrived++
      if (arrived === pages.length) gate.resolve()
      await gate.promise
      await route.continue()
    })
  }
}

/** How often the page sent a signature. */
function countSent(page: Page): () => number {
  let sent = 0
  page.on('request', (asked) => {
    if (asked.url().endsWith('/signature')) sent++
  })
  return () => sent
}

/** What is sent next is recorded, and the page cannot even ask whether it was; later it can again. */
async function signUnheard(page: Page, city: string): Promise<void> {
  await page.route('**/signature', async (route) => {
    await page.route('**/signing', (asked) => asked.abort())
    await route.fetch()
    await route.abort()
  })
  await signButton(page, city).click()
  await page.getByText(/^The connection was lost while the signature was being sent/).waitFor()
  await page.unrouteAll()
}

async function downloaded(page: Page): Promise<Bytes> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the signed text (PDF)' }).click(),
  ])
  return new Uint8Array(await readFile(await file.path()))
}

test('[SG170] from the closed text to the open signing: two confirmations, and seconds', async () => {
  const { page, context, complaints } = await openSigningOf(example, 'secretariat@demo.example')
  const began = Date.now()
  let confirmations = 0
  const confirm = async (question: string, act: string) => {
    await page.getByRole('button', { name: question }).click()
    await dialog(page).getByRole('button', { name: act, exact: true }).click()
    await dialog(page).waitFor({ state: 'detached' })
    confirmations++
  }
  await page.getByRole('button', { name: /Closed/ }).click()
  await confirm('Adopt…', 'Adopt the declaration')
  await page.getByRole('link', { name: 'Signing' }).first().click()
  await confirm('Open the signing…', 'Open the signing')
  await page.getByRole('heading', { name: '0 of 11 cities have signed.' }).waitFor()
  const seconds = (Date.now() - began) / 1_000
  process.stdout.write(`from closed to signing: ${seconds.toFixed(1)} s, ${confirmations} confirmations\n`)
  expect(confirmations).toBeLessThanOrEqual(3)
  expect(complaints).toEqual([])
  await leave(context)
})

test('[SG171] [SG151] [SG152] [SG154] [SG157] [SG160] two at the same moment, by passkey and code, and one for another by proxy', async () => {
  const hall = await wall()
  const people = await Promise.all(
    ['head@tokyo.example', 'head@hanoi.example', 'head@seoul.example', 'viewer@hanoi.example'].map((email) =>
      openSigningOf(example, email),
    ),
  )
  const [tokyo, hanoi, seoul, viewer] = people as [BrowserPerson, BrowserPerson, BrowserPerson, BrowserPerson]
  const address = tokyo.page.url()
  await giveDevice(tokyo.page)
  await addPasskey(example, tokyo.page)
  await tokyo.page.goto(address)

  await fillCode(example, hanoi.page, 'Hanoi')
  await askToSign(tokyo.page, 'Tokyo')
  await tokyo.page.getByText('Your passkey confirms').waitFor()
  await meetAtTheServer(tokyo.page, hanoi.page)
  const counts = [countSent(tokyo.page), countSent(hanoi.page)]
  // Twice: what is pressed while it is under way does nothing.
  await Promise.all([
    signButton(tokyo.page, 'Tokyo').dblclick(),
    signButton(hanoi.page, 'Hanoi').dblclick({ noWaitAfter: true }),
  ])
  await Promise.all([
    signedSentence(tokyo.page, 'Tokyo').waitFor(),
    signedSentence(hanoi.page, 'Hanoi').waitFor(),
  ])
  expect(counts.map((count) => count()).sort()).toEqual([1, 2])
  await expect
    .poll(() => hanoi.page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/^Signed for Hanoi/)

  await fillCode(example, seoul.page, 'Seoul')
  await signUnheard(seoul.page, 'Seoul')
  await signedSentence(seoul.page, 'Seoul').waitFor()
  await fillCode(example, seoul.page, 'Jakarta')
  await dialog(seoul.page).getByText('By proxy').waitFor()
  await dialog(seoul.page).getByLabel('Drawn by hand').check()
  const field = await seoul.page.getByRole('img', { name: 'Field to draw in' }).boundingBox()
  await seoul.page.mouse.move((field?.x ?? 0) + 40, (field?.y ?? 0) + 100)
  await seoul.page.mouse.down()
  await seoul.page.mouse.move((field?.x ?? 0) + 200, (field?.y ?? 0) + 40, { steps: 12 })
  await seoul.page.mouse.up()
  expect(await flawsOf(seoul.page)).toEqual([])
  await signButton(seoul.page, 'Jakarta').click()
  await signedSentence(seoul.page, 'Jakarta').waitFor()

  await viewer.page.getByRole('heading', { name: '4 of 11 cities have signed.' }).waitFor()
  await hall.getByText('4 of 11 cities have signed').waitFor()

  const pdf = await downloaded(seoul.page)
  const readers = new ReadersOfSignatures(await networkRoots())
  const said = readers.pdfsig(pdf)
  expect(said).toHaveLength(5)
  expect(said.every(({ isValid, isTrusted }) => isValid && isTrusted)).toBe(true)
  expect(said.filter(({ isOfTotal }) => isOfTotal)).toHaveLength(1)
  expect(readers.openssl(pdf)).toBe(5)
  readers.qpdf(pdf)
  await readers.close()
  expect(people.flatMap(({ complaints }) => complaints.filter((text) => !text.includes('409')))).toEqual([])
  await Promise.all([...people.map(({ context }) => context.close()), hall.context().close()])
})

const LIES = {
  '**/prepare': 'The signature would have been over something else than this file.',
  '**/attempts/*/pdf': 'The file that it prepared does not begin with the sealed text.',
}

test('[SG155] a server that alters attributes or document gets no signature, and is told of', async () => {
  const { page, context, complaints } = await openSigningOf(example, 'head@delhi.example')
  const sent = countSent(page)
  for (const [path, reason] of Object.entries(LIES)) {
    await page.route(path, lie)
    await fillCode(example, page, 'Delhi')
    await signButton(page, 'Delhi').click()
    const alert = dialog(page).getByRole('alert')
    await alert.getByText(/^Nothing was signed: the document that the server sent is not the one/).waitFor()
    await alert.getByText(reason).waitFor()
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await page.unroute(path)
  }
  expect(sent()).toBe(0)
  expect(complaints).toEqual([])
  await leave(context)
})

/** One bit of the file is another one, or one byte of what would be signed. */
async function lie(route: Route): Promise<void> {
  const answer = await route.fetch()
  if (route.request().url().endsWith('/pdf')) {
    const body = await answer.body()
    body[1_000] = (body[1_000] ?? 0) ^ 1
    return route.fulfill({ response: answer, body })
  }
  const reply = (await answer.json()) as { signedAttributes: string }
  const signedAttributes = `${reply.signedAttributes.slice(0, -4)}AAAA`
  return route.fulfill({ response: answer, json: { ...reply, signedAttributes } })
}

test('[SG172] [SG158] [SG152] [SG220] in Japanese, in the dark, on a telephone, with the keyboard alone: a code is issued, mistyped, and signed with', async () => {
  const secretariat = await openSigningOf(example, 'secretariat@demo.example')
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' } as const
  const bangkok = await openSigningOf(example, 'head@bangkok.example', { ...phone, locale: 'ja-JP' })
  await press(secretariat.page, 'Code for Bangkok…')
  await dialog(secretariat.page).waitFor()
  await press(secretariat.page, 'Issue the code')
  const shown = dialog(secretariat.page).getByText(/^\w{4}-\w{4}-\w{4}$/)
  const code = await shown.innerText()
  expect(await flawsOf(secretariat.page)).toEqual([])
  await press(secretariat.page, 'Handed over')
  await dialog(secretariat.page).waitFor({ state: 'detached' })

  const { page } = bangkok
  await press(page, 'バンコクを代表して署名…')
  await page.getByText('先にダイジェストを照合してください。').waitFor()
  await page.keyboard.press('Space')
  await press(page, 'バンコクを代表して署名…')
  await page.getByRole('textbox', { name: 'コード' }).waitFor()
  await page.keyboard.type('0000-0000-0000')
  expect(await flawsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page
    .getByText(/^このコードは、事務局がこの都市に発行したものではありません。.*残り4回入力できます。$/)
    .waitFor()
  await secretariat.page.getByText(/^Code holds until .* Mistyped once, tries left: 4$/).waitFor()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(code.toUpperCase())
  await page.keyboard.press('Enter')
  await page.getByText(/バンコクを代表して署名しました。/).waitFor()
  expect(await flawsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await Promise.all([leave(secretariat.context), bangkok.context.close()])
})

/** With the focus on it and Enter, wherever it stands. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button.waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

test('[SG156] nothing is signed, and it is said why: connection lost, attempt ended, signed elsewhere, aborted', async () => {
  const { page, context } = await openSigningOf(example, 'head@taipei.example')
  const { Taipei } = await cityIds(example)
  await fillCode(example, page, 'Taipei')
  await page.route('**/prepare', (route) => route.abort())
  await signButton(page, 'Taipei').click()
  await page.getByText('The connection was lost. Nothing was signed.').waitFor()

  await page.unroute('**/prepare')
  await page.route('**/prepare', (route) => route.fulfill({ status: 410, json: { code: 'attempt-ended' } }))
  const [anew] = await Promise.all([
    page.waitForResponse('**/consent'),
    signButton(page, 'Taipei').click(),
    page.getByText('This attempt to sign has ended').waitFor(),
  ])
  expect(anew.status()).toBe(200)
  expect(await page.getByLabel('Code', { exact: true }).inputValue()).not.toBe('')

  const path = `signing/cities/${Taipei}/paper`
  const at = new Date().toISOString()
  await request(example, 'PUT', `declarations/${example.declarationId}/${path}`, { name: 'A deputy', at })
  await dialog(page)
    .getByText(/^Taipei was signed for elsewhere at/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await command(example, `${path}/withdraw`, { reason: 'By mistake' })
  await askToSign(page, 'Taipei')
  await command(example, 'signing/abort', { reason: 'A wrong date' })
  await dialog(page).getByText('The signing was aborted meanwhile.').waitFor()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('heading', { name: 'The signing was aborted.' }).waitFor()
  await context.close()
})
