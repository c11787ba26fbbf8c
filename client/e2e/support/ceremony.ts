// The act of signing, as signatories and the secretariat go about it in the browser.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../server/wire/product.ts'
import { type BrowserPerson, openPerson } from './people.ts'
import { markAbsent, request } from './secretariat.ts'
import type { Example } from './stage.ts'

export async function openSigningOf(
  example: Example,
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserPerson> {
  const person = await openPerson(example, email, options)
  await person.page.goto(`${example.product.url}/declarations/${example.declarationId}/signing`)
  await person.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ timeout: 30_000 })
  return person
}

export async function cityIds(example: Example): Promise<Record<string, string>> {
  const { roster } = (await request(
    example,
    'GET',
    `declarations/${example.declarationId}`,
  )) as DeclarationFacts
  return Object.fromEntries(roster.map(({ city }) => [city.names.en ?? '', city.id]))
}

/** The principal is absent, and its letter lets the holder sign. */
export async function giveProxy(example: Example, principal: string, holder: string): Promise<void> {
  const path = `declarations/${example.declarationId}`
  const { plenary } = (await request(example, 'GET', path)) as DeclarationFacts
  const ids = await cityIds(example)
  await markAbsent(example, principal)
  await request(example, 'PUT', `plenaries/${plenary.id}/proxies/${ids[principal]}`, {
    holder: ids[holder],
    scopes: ['sign'],
    letter: 'Letter of the Governor, 1 November 2010',
  })
}

/** As the secretariat issues it; it hands it over in person. */
export async function codeFor(example: Example, city: string): Promise<string> {
  const ids = await cityIds(example)
  const path = `declarations/${example.declarationId}/signing/cities/${ids[city]}/code`
  return ((await request(example, 'POST', path)) as { code: string }).code
}

/** Compares the digest, and opens the dialog. */
export async function askToSign(page: Page, city: string): Promise<void> {
  await page.getByLabel('I compared the digest with the one shown in the hall').check()
  await page.getByRole('button', { name: `Sign for ${city}…` }).click()
  await page.getByRole('dialog', { name: `Sign for ${city}?` }).waitFor()
}

/** Until only the button is to be pressed. */
export async function fillCode(example: Example, page: Page, city: string): Promise<void> {
  const code = await codeFor(example, city)
  await askToSign(page, city)
  await page.getByLabel('Code', { exact: true }).fill(code)
}

export const signButton = (page: Page, city: string) =>
  page.getByRole('dialog').getByRole('button', { name: `Sign for ${city}`, exact: true })

export const signedSentence = (page: Page, city: string) =>
  page.getByText(new RegExp(`^Signed for ${city} at .*\\d\\d:\\d\\d:\\d\\d`))

/** A device of the browser's own that recognises its owner. */
export async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** On the account page, with the password given again. */
export async function addPasskey({ product }: Example, page: Page): Promise<void> {
  await page.goto(`${product.url}/account`)
  await page.getByRole('button', { name: 'Add a passkey', exact: true }).click()
  await page.getByRole('textbox', { name: 'Current password' }).last().fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('The passkey was added.').waitFor()
}
