import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { newQueryClient } from '../api/query-client.ts'
import { App } from '../app.tsx'
import { startI18n } from '../i18n/i18n.ts'

const ANSWERS: Record<string, unknown> = {
  '/api/auth/get-session': { session: {} },
  '/api/me': {
    id: 'me',
    name: 'Secretariat, Tomsk',
    email: 'secretariat@tomsk.example',
    networkNames: { en: 'The network' },
    memberships: [{ role: 'secretariat' }],
  },
  '/api/declarations': [],
  '/api/plenaries': [],
}

beforeAll(() => startI18n('en'))
beforeEach(() => {
  vi.stubGlobal('scrollTo', () => {})
  vi.stubGlobal('fetch', async (path: string) => Response.json(ANSWERS[path] ?? null))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('[UI14] at an unknown address stands the header of the signed-in person', async () => {
  history.replaceState(null, '', '/nowhere')
  render(<App queryClient={newQueryClient()} />)
  expect(await screen.findByRole('heading', { name: 'There is nothing at this address.' })).toBeTruthy()
  expect(await screen.findByRole('link', { name: 'Secretariat' })).toBeTruthy()
})

test('[UI9] a new screen has the focus on its heading', async () => {
  history.replaceState(null, '', '/account')
  render(<App queryClient={newQueryClient()} />)
  await screen.findByRole('heading', { name: 'Account' }, { timeout: 5000 })
  expect(document.activeElement).toBe(document.body)
  await userEvent.click(screen.getByRole('link', { name: 'Declarations' }))
  const heading = await screen.findByRole(
    'heading',
    { name: 'No declaration is open to you yet.' },
    { timeout: 5000 },
  )
  await waitFor(() => expect(document.activeElement).toBe(heading))
})
