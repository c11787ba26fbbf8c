import { MantineProvider } from '@mantine/core'
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
