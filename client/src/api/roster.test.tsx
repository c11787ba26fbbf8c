import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { type PlenaryWithRoster, plenaryQuery } from './plenaries.ts'
import { NO_FACTS, type RosterFacts, usePutRosterEntry } from './roster.ts'

beforeAll(() => startI18n('en'))
afterEach(() => vi.unstubAllGlobals())

const hanoi = { id: 'hanoi', names: { en: 'Hanoi' }, sortName: 'Hanoi', codes: { en: 'Ha' } }
const plenary: PlenaryWithRoster = {
  id: 'tomsk-2014',
  names: { en: '13th Plenary Meeting' },
  place: 'Tomsk',
  startsOn: '2014-09-05',
  endsOn: '2014-09-06',
  orderRule: 'alphabetical',
  hostCityId: null,
  decisionRule: { kind: 'consensus' },
  timeZone: null,
  roster: [{ city: hanoi, ...NO_FACTS, signatory: null, palette: 0 }],
}

/** A server that answers every PUT with a status, and notes the facts it was sent. */
function show(status: number) {
  const sent: RosterFacts[] = []
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method: string; body: string }) => {
    if (method !== 'PUT') return Response.json({ status: 503 }, { status: 503 })
    sent.push(JSON.parse(body))
    return new Response(status === 204 ? null : '{}', { status })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { queryKey } = plenaryQuery(plenary.id)
  client.setQueryData(queryKey, plenary)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => usePutRosterEntry(plenary.id), { wrapper })
  const shown = () => client.getQueryData(queryKey)?.roster[0]
  return { sent, result, shown }
}

test('[SE5] two ticks at once: both are shown in the same moment, and both are sent in their order', async () => {
  const { sent, result, shown } = show(204)
  act(() => {
    result.current.put('hanoi', { member: true })
    result.current.put('hanoi', { present: true })
  })
  expect(shown()).toMatchObject({ member: true, present: true })
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    { ...NO_FACTS, member: true },
    { ...NO_FACTS, member: true, present: true },
  ])
})

test('[SE5] a tick that the server refuses goes back, even when nothing more can be asked', async () => {
  const { result, shown } = show(503)
  act(() => result.current.put('hanoi', { named: true }))
  expect(shown()).toMatchObject({ named: true })
  await waitFor(() => expect(result.current.error).toBeTruthy())
  expect(shown()).toMatchObject(NO_FACTS)
})
