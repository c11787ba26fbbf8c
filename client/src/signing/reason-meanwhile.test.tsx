// Dialogs that ask for a reason, while the signing ends under them.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { showSigning } from './testing/show-signing.tsx'
import { signedAt, signingWith } from './testing/tokyo-signing.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const at = '2010-11-09T02:40:07.000Z'
const paper = signedAt(12, { way: 'paper', certificate: null, confirmation: null })
const asked = signingWith({ hanoi: paper })
const concluded = { ...asked, ended: { kind: 'concluded', at, reason: null } } as const
const HANOI = { role: 'head', cityId: 'hanoi' } as const

test.each([
  ['Tokyo does not sign…', {}, null, /^The signing was aborted meanwhile/],
  ['Take back the signature of Hanoi…', {}, concluded, /^The signing was concluded at .*:40:07/],
  ['Abort…', {}, null, /^The signing was aborted meanwhile/],
  ['Jakarta does not sign…', HANOI, null, /^The signing was aborted meanwhile/],
] as const)('[SG114] what was typed under “%s” outlasts the signing', async (name, who, ended, said) => {
  const { sent, end } = showSigning(asked, who)
  await userEvent.click(await screen.findByRole('button', { name }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByRole('textbox'), 'Elections')
  await end(ended)
  await waitFor(() => expect(dialog.getByRole('status').textContent).toMatch(said))
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Elections')
  await userEvent.keyboard('{Tab}{Tab}{Enter}')
  expect(sent).toEqual([])
})
