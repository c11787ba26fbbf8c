// The network's roots as the secretariat sees them.
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { NetworkRoots } from './network-roots.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const AT = '2010-11-09T02:25:02.000Z'
const root = (number: number, retiredAt: string | null) => ({
  number,
  fingerprint: `${number}f2a9c11`.repeat(8),
  createdAt: AT,
  retiredAt,
})

test('[SG159] roots are shown with fingerprint and time; a new one is made after a question', async () => {
  let roots = [root(1, null)]
  const posted: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (method === 'GET') return Response.json(roots)
    posted.push(path)
    roots = [root(2, null), root(1, AT)]
    return Response.json({ fingerprint: roots[0]?.fingerprint })
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <NetworkRoots />
      </MantineProvider>
    </QueryClientProvider>,
  )
  const only = await screen.findByRole('listitem')
  expect(only.textContent).toMatch(/^Root 1 1f2a 9c11.*In use since 9 November 2010/)
  const file = screen.getByRole('link', { name: 'Download root 1 (PEM)' })
  expect(file.getAttribute('href')).toBe(`/api/authority/${'1f2a9c11'.repeat(8)}.pem`)
  await userEvent.click(screen.getByRole('button', { name: 'Make a new root…' }))
  await screen.findByText(/What was signed under the one before stays valid/)
  expect(posted).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Make a new root' }))
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2))
  expect(screen.getAllByRole('listitem')[1]?.textContent).toContain('Retired')
  expect(posted).toEqual(['/api/authority/rotate'])
})
