// Inviting, where the server sends mail and where it does not.
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newQueryClient } from '../api/query-client.ts'
import { startI18n } from '../i18n/i18n.ts'
import { SecretariatPeople } from './people-page.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ADDRESS = 'new@city.example'
const EXPIRES = '2026-12-04T09:00:00.000Z'

/** A server with one open invitation, which names an address. */
function serve(isSent: boolean) {
  const issued = { id: 'i1', link: 'http://localhost:3000/invitation#token', expiresAt: EXPIRES }
  const open = {
    id: 'i1',
    role: 'secretariat',
    plenaryId: null,
    cityId: null,
    email: ADDRESS,
    state: 'open',
    expiresAt: EXPIRES,
  }
  const answers: Record<string, unknown> = {
    'GET /api/me/mail': { positions: true, decisions: true, isSent },
    'GET /api/people': [],
    'GET /api/invitations': [open],
    'POST /api/invitations': issued,
    'POST /api/invitations/i1/reissue': issued,
  }
  vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: RequestInit = {}) => {
    const answer = answers[`${method} ${new URL(url, 'http://localhost').pathname}`]
    return answer ? Response.json(answer) : Response.json({ code: 'not-found' }, { status: 404 })
  })
}

function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={newQueryClient()}>
        <SecretariatPeople />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

async function invite(address: string): Promise<string> {
  if (address !== '') await userEvent.type(screen.getByRole('textbox', { name: /E-mail/ }), address)
  await userEvent.click(screen.getByRole('button', { name: 'Create the link' }))
  return saidInDialog()
}

async function saidInDialog(): Promise<string> {
  const said = (await screen.findByRole('dialog')).textContent ?? ''
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  return said
}

test('[SE20] the link of an invitation with an address is mailed there, and that is said beforehand and with it', async () => {
  serve(true)
  show()
  expect(await screen.findByText(/It is mailed to the address that you give/)).toBeTruthy()
  expect(await invite(ADDRESS)).toContain(`The link is also mailed to ${ADDRESS}.`)
  expect(await invite('')).toMatch(/Copy it now and send it/)
  await userEvent.click(await screen.findByRole('button', { name: `New link for ${ADDRESS}` }))
  expect(await saidInDialog()).toContain(`The link is also mailed to ${ADDRESS}.`)
})

test('[SE20] where no mail is sent, nothing says so', async () => {
  serve(false)
  show()
  expect(await screen.findByText(/a link that you send yourself/)).toBeTruthy()
  expect(await invite(ADDRESS)).toMatch(/Copy it now and send it/)
  await userEvent.click(await screen.findByRole('button', { name: `New link for ${ADDRESS}` }))
  expect(await saidInDialog()).not.toContain('mailed')
  expect(document.body.textContent).not.toContain('mailed')
})
