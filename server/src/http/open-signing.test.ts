// The page that is signed, with the real typesetter and a root of its own, as programs of others read it.
import { execFileSync } from 'node:child_process'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignedPage } from '../commands/set-signed-page.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { PageThread } from '../page/page-thread.ts'
import { furnish, type House, openHouse, type Scene } from '../testing/http-house.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { makeSubject } from '../testing/subject.ts'
import { readTextsToSeal } from './queries/read-texts-to-seal.ts'

let house: House
let scene: Scene
const pages = new PageThread(new PageFonts())
beforeAll(async () => {
  house = await openHouse({
    makePage: (parts) =>
      createSignedPage(parts, {
        readTexts: (asked) => readTextsToSeal(parts.storage.read, asked),
        renderPage: (texts) => pages.renderPage(texts),
      }),
  })
  scene = await furnish(house)
})
afterAll(async () => {
  await house.close()
  await pages.close()
})

test('[SG24] the sealed page is valid for readers of others, has the frozen cities, and a field for each', async () => {
  const { secretariat, head } = scene.people
  const roster = `/api/plenaries/${scene.own.plenaryId}`
  const put = (address: string, body: unknown) => house.ask(`PUT ${address}`, { as: secretariat, body })
  const absent = { member: true, present: false, counts: true, named: true, signs: true }
  await put(`${roster}/roster/${scene.seoul}`, absent)
  await put(`${roster}/proxies/${scene.seoul}`, { holder: scene.hanoi, scopes: ['sign'], letter: 'Of May' })
  const signatory = { names: { en: 'Head of delegation' }, titles: { en: 'Governor of the city' } }
  await put(`${roster}/roster/${scene.hanoi}/signatory`, { signatory })
  const { declaration } = await makeSubject(house, scene, 'signing')
  const address = `/api/declarations/${declaration}/signing`
  const signing = (await (await house.ask(`GET ${address}`, { as: head })).json()) as Signing
  const pdf = new Uint8Array(await (await house.ask(`GET ${address}/pdf`, { as: head })).arrayBuffer())
  const root = await house.read.selectFrom('authority').select('certificate').executeTakeFirstOrThrow()
  const readers = new ReadersOfSignatures([new Uint8Array(root.certificate)])
  readers.qpdf(pdf)
  expect(readers.openssl(pdf)).toBe(1)
  expect(readers.pdfsig(pdf)).toEqual([
    { field: 'seal', name: 'A network', isValid: true, isTrusted: true, isOfTotal: true },
  ])
  await readers.close()
  expect(signing.sealed.length).toBe(pdf.length)
  const file = Buffer.from(pdf).toString('latin1')
  for (const city of [scene.hanoi, scene.seoul]) expect(file).toContain(inUtf16(`city-${city}`))
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })
  for (const words of ['Head of delegation', 'Governor of the city', 'Hanoi', 'Seoul', 'proxy'])
    expect(text).toContain(words)
  expect(text).not.toContain('DRAFT')
})

/** As the PDF writes the name of a field: in hexadecimal. */
function inUtf16(text: string): string {
  return `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
