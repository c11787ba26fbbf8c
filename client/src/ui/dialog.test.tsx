import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Ask } from './ask.tsx'

beforeAll(() => startI18n('en'))
afterEach(cleanup)

function Asking() {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <input aria-label="Elsewhere" />
      <button type="button" onClick={() => setAsking(true)}>
        Remove
      </button>
      {isAsking && (
        <Ask
          question="Remove it?"
          consequence="It is gone."
          act="Remove it"
          onCancel={() => setAsking(false)}
          onAct={() => {
            screen.getByLabelText('Elsewhere').focus()
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

async function ask() {
  render(
    <MantineProvider>
      <Asking />
    </MantineProvider>,
  )
  screen.getByRole('button', { name: 'Remove' }).focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'))
}

test('[UI9] a dialog that is closed gives the focus back to what opened it', async () => {
  await ask()
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }))
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'))
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }))
})

test('[UI9] a focus that its act has put elsewhere stays there', async () => {
  await ask()
  await userEvent.click(screen.getByRole('button', { name: 'Remove it' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'))
})
