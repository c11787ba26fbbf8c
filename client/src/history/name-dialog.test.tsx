// Naming a version: what is asked, what is sent, what is refused before it is sent.
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { NameDialog } from './name-dialog.tsx'
import { type Answers, showHistory, VERSIONS, version } from './testing/past-of-tokyo.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const MAKE = 'POST /api/declarations/tokyo/versions'

function ask(named: (typeof VERSIONS)[number] | undefined, answers: Answers = {}) {
  const onClose = vi.fn()
  const { asked } = showHistory(
    <NameDialog declarationId="tokyo" versions={VERSIONS} version={named} onClose={onClose} />,
    { [MAKE]: { id: 'new', number: 2 }, ...answers },
  )
  const sent = () => asked.filter(({ address }) => !address.startsWith('GET'))
  return { sent, onClose, user: userEvent.setup() }
}

test('[VE37] the question says the number and that the text is taken as it stands, the focus is in the name', async () => {
  const { sent, onClose, user } = ask(undefined)
  await screen.findByRole('dialog', { name: 'Make Rev. 2?' })
  expect(screen.getByText(/Rev. 2 is made of the text as it stands now/)).toBeTruthy()
  const name = screen.getByLabelText('Name')
  await waitFor(() => expect(document.activeElement).toBe(name))
  await user.keyboard('  Chair’s   text ')
  await user.type(screen.getByLabelText('Note'), 'For lunch')
  await user.click(screen.getByRole('button', { name: 'Make Rev. 2' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent()).toEqual([{ address: MAKE, body: { name: 'Chair’s text', note: 'For lunch' } }])
})

test('[VE37] a version that was made by itself needs a name, and one with a number does not', async () => {
  const worked = version('w', 5)
  const { sent, user } = ask(worked)
  await user.click(await screen.findByRole('button', { name: 'Name the version' }))
  expect(sent()).toEqual([])
  const name = screen.getByLabelText('Name')
  expect(name.getAttribute('aria-invalid')).toBe('true')
  await waitFor(() => expect(document.activeElement).toBe(name))
  cleanup()
  const numbered = ask(VERSIONS[0])
  const field = await screen.findByLabelText<HTMLInputElement>('Name')
  expect(field.value).toBe('Chair’s text')
  await numbered.user.clear(field)
  await numbered.user.click(screen.getByRole('button', { name: 'Change the name' }))
  await waitFor(() => expect(numbered.onClose).toHaveBeenCalled())
  expect(numbered.sent()).toEqual([
    {
      address: 'PATCH /api/declarations/tokyo/versions/v2',
      body: { note: 'With Seoul’s words on clause 3.' },
    },
  ])
})

test('[VE37] what is too long is said with its length and stays; a refusal is said and nothing typed is lost', async () => {
  const { sent, user } = ask(undefined, { [MAKE]: '409 wrong-state' })
  const name = await screen.findByLabelText<HTMLInputElement>('Name')
  await user.click(name)
  await user.paste('x'.repeat(121))
  await user.click(screen.getByRole('button', { name: 'Make Rev. 2' }))
  expect(screen.getByText(/121 of 120 characters/)).toBeTruthy()
  expect(sent()).toEqual([])
  await user.type(name, '{Backspace}')
  await user.click(screen.getByRole('button', { name: 'Make Rev. 2' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''))
  expect(name.value).toHaveLength(120)
})
