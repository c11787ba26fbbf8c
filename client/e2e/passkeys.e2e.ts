// A person's passkey from its making to its removal, on a device of the browser's own that recognises its owner.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../server/wire/product.ts'
import { flawsOf, openPerson } from './support/people.ts'
import { exampleForFile } from './support/stage.ts'

const example = exampleForFile()

async function giveDevice(page: Page): Promise<void> {
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

/** Whether nothing lies over the lower edge of the field with the focus. */
function isFieldInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const field = document.activeElement
    const { left, bottom } = field?.getBoundingClientRect() ?? new DOMRect()
    return document.elementFromPoint(left + 12, bottom - 4) === field
  })
}

test('[PK10] [PK11] a passkey is added, renamed, used to sign in, and removed, with the keyboard alone', async () => {
  const { page, context, complaints } = await openPerson(example, 'head@seoul.example')
  await giveDevice(page)
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  // The other one is of the form above, which changes it.
  const password = page.getByRole('textbox', { name: 'Current password' }).last()
  await page.goto(`${example.product.url}/account`)

  await press('Add a passkey')
  expect(await isFieldInSight(page)).toBe(true)
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByText('The current password is wrong. Nothing was changed.').waitFor()
  await password.fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('The passkey was added.').waitFor()

  await press('Rename: Linux')
  await page.keyboard.type('The city’s laptop')
  await page.keyboard.press('Enter')
  await page.getByText('The city’s laptop').waitFor()
  expect(await flawsOf(page)).toEqual([])

  await press('Add a passkey')
  await password.fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('This device has a passkey of yours already. No other was added.').waitFor()

  await context.clearCookies()
  await page.goto(`${example.product.url}/sign-in?return=%2Faccount`)
  await press('Use a passkey instead')
  await page.getByText(/^Last used/).waitFor()

  await press('Remove: The city’s laptop')
  await page.getByRole('dialog', { name: 'Remove the passkey “The city’s laptop”?' }).waitFor()
  await press('Remove the passkey')
  await page.getByText('The city’s laptop').waitFor({ state: 'detached' })

  await context.clearCookies()
  await page.goto(`${example.product.url}/sign-in`)
  await press('Use a passkey instead')
  await page.getByText(/^Nobody could be signed in with this passkey/).waitFor()
  expect(await flawsOf(page)).toEqual([])
  expect(complaints.filter((text) => !/status of 40[19]/.test(text))).toEqual([])
  await context.close()
})
