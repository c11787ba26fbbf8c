import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newQueryClient } from '../api/query-client.ts'
import { startI18n } from '../i18n/i18n.ts'
import { OwnPasskeys } from './own-passkeys.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('[PK9] where the browser has no passkeys, the reason stands in the place of the button, and the list stays', async () => {
  const known = { id: '1', name: 'My phone', addedAt: '2010-11-08T09:15:00.000Z', usedAt: null }
  vi.stubGlobal('fetch', async () => Response.json([known]))
  vi.stubGlobal('isSecureContext', true)
  render(
    <MantineProvider>
      <QueryClientProvider client={newQueryClient()}>
        <OwnPasskeys />
      </QueryClientProvider>
    </MantineProvider>,
  )
  expect(await screen.findByText(/^This browser has no passkeys/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  expect(await screen.findByRole('button', { name: 'Remove: My phone' })).toBeTruthy()
})
