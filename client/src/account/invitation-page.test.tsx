import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newQueryClient } from '../api/query-client.ts'
import { startI18n } from '../i18n/i18n.ts'
import { InvitationPage } from './invitation-page.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const TOKEN = 'a'.repeat(40)
const invitation = {
  kind: 'invitation',
  role: 'delegate',
  networkNames: { en: 'The network' },
  cityNames: { en: 'Hanoi' },
  plenaryNames: null,
  email: null,
  hasHead: false,
  expiresAt: '2026-11-30T10:00:00.000Z',
}
const me = { id: 'me', name: 'Mr Test', email: 'test@hanoi.example', networkNames: {}, memberships: [] }

function serve(more: object = {}) {
  const asked: string[] = []
  let isSignedIn = false
  const answers: Record<string, () => unknown> = {
    '/api/links/look': () => ({ ...invitation, ...more }),
    '/api/auth/get-session': () => (isSignedIn ? { session: {} } : null),
    '/api/me': () => me,
    '/api/links/accept': () => {
      isSignedIn = true
      return me
    },
  }
  vi.stubGlobal('fetch', async (address: RequestInfo | URL) => {
    const path = new URL(address instanceof Request ? address.url : String(address), location.origin).pathname
    asked.push(path)
    return Response.json(answers[path]?.() ?? null)
  })
  return asked
}

function show() {
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '/invitation', component: InvitationPage }),
      createRoute({ getParentRoute: () => root, path: '/', component: () => <h1>Declarations</h1> }),
    ]),
    history: createMemoryHistory({ initialEntries: [`/invitation#${TOKEN}`] }),
  })
  render(
    <MantineProvider>
      <QueryClientProvider client={newQueryClient()}>
        {/* biome-ignore lint/suspicious/noExplicitAny: this router has two addresses, the product's has all */}
        <RouterProvider router={router as any} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

test('[UI7] a new person accepts with Enter, once, and goes on to the declarations', async () => {
  const asked = serve()
  show()
  await userEvent.type(await screen.findByLabelText('Your name or function'), 'Mr Test')
  await userEvent.type(screen.getByLabelText('E-mail address'), 'test@hanoi.example')
  await userEvent.type(screen.getByLabelText(/^Password/), 'a long enough password{Enter}')
  await screen.findByRole('heading', { name: 'Declarations' })
  expect(asked.filter((path) => path === '/api/links/accept')).toHaveLength(1)
})

test('[SE37] whoever is invited as the head of a delegation that has one is told what one becomes', async () => {
  serve({ role: 'drafter', hasHead: true })
  show()
  await screen.findByText(/^The delegation has a head by now, so you join as a drafter/)
  expect(screen.getByText('Drafter')).toBeTruthy()
})
