import { MantineProvider } from '@mantine/core'
import type { Plenary } from '@plenary/shared/api/plenary-routes'
import { offsetAt } from '@plenary/shared/declaration/time-zone'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { TOKYO_2010 } from '../testing/tokyo.ts'
import { PlenaryForm } from './plenary-form.tsx'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('[SE18] a plenary decides by consensus unless it says a threshold and a quorum, whose numbers are checked', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).decisionRule)
    return new Response(null, { status: 204 })
  })
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <PlenaryForm plenary={TOKYO_2010} cities={[]} act="Save" onSaved={() => {}} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await save()
  await waitFor(() => expect(sent).toEqual([{ kind: 'consensus' }]))
  await userEvent.click(screen.getByLabelText(/By vote/))
  const quorum = screen.getByLabelText('Quorum, cities')
  await userEvent.clear(quorum)
  await save()
  expect(screen.getByText('A whole number from 1 to 500.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(quorum))
  await userEvent.type(quorum, '6')
  await save()
  await waitFor(() => expect(sent[1]).toEqual({ kind: 'threshold', percent: 67, quorum: 6 }))
})

test('[PL24] the time zone of a new plenary is the browser’s until another one is found by its city', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).timeZone)
    return new Response(null, { status: 204 })
  })
  const form = (plenary?: Plenary) => (
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <PlenaryForm plenary={plenary} cities={[]} act="Save" onSaved={() => {}} />
      </QueryClientProvider>
    </MantineProvider>
  )
  const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Time zone' })
  render(form())
  expect(field().value).toContain(offsetAt(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()))
  cleanup()
  render(form({ ...TOKYO_2010, timeZone: null }))
  expect(field().value).toBe('')
  await userEvent.type(field(), 'ho chi')
  await userEvent.click(await screen.findByRole('option', { name: 'Ho Chi Minh (Vietnam Time, UTC+7)' }))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toEqual(['Asia/Ho_Chi_Minh']))
})
