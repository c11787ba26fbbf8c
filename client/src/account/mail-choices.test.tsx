import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newQueryClient } from '../api/query-client.ts'
import { startI18n } from '../i18n/i18n.ts'
import { MailChoices } from './mail-choices.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A server that keeps what is chosen; `refuses` is what it says to the next choice. */
function serve({ isSent = true } = {}) {
  const server = { kept: { positions: true, decisions: true }, refuses: false }
  vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
    if (method !== 'PUT') return Response.json({ ...server.kept, isSent })
    if (server.refuses) return Response.json({ code: 'storage-failed' }, { status: 503 })
    server.kept = JSON.parse(String(body))
    return new Response(null, { status: 204 })
  })
  return server
}

function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={newQueryClient()}>
        <MailChoices />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

const box = (name: RegExp) => screen.findByRole<HTMLInputElement>('checkbox', { name })

test('[ML18] both are on, and a choice is saved as it is made', async () => {
  const server = serve()
  show()
  const [positions, decisions] = [await box(/reaffirming/), await box(/closed, adopted or signed/)]
  expect([positions.checked, decisions.checked]).toEqual([true, true])
  await userEvent.click(positions)
  expect(await screen.findByText('The choice was saved.')).toBeTruthy()
  expect(server.kept).toEqual({ positions: false, decisions: true })
  await userEvent.click(decisions)
  await expect.poll(() => server.kept).toEqual({ positions: false, decisions: false })
  expect([positions.checked, decisions.checked]).toEqual([false, false])
})

test('[ML18] a choice that is refused is not shown as made', async () => {
  const server = serve()
  show()
  const positions = await box(/reaffirming/)
  server.refuses = true
  await userEvent.click(positions)
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(positions.checked).toBe(true)
})

test('[ML18] where no mail is sent, nothing is to be chosen', async () => {
  serve({ isSent: false })
  show()
  expect(await screen.findByText('This server sends no mail.')).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
})
