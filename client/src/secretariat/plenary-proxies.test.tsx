// The proxies below the roster.
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import type { ProxyOfCity } from '../api/proxies.ts'
import { NO_FACTS } from '../api/roster.ts'
import { startI18n } from '../i18n/i18n.ts'
import { PlenaryProxies } from './plenary-proxies.tsx'

beforeAll(() => startI18n('en'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const entry = (name: string, present: boolean, palette: number) => ({
  city: { id: name.toLowerCase(), names: { en: name }, sortName: name, codes: { en: name.slice(0, 2) } },
  ...NO_FACTS,
  present,
  signatory: null,
  palette,
})
const plenary: PlenaryWithRoster = {
  id: 'plenary',
  names: { en: '13th Plenary Meeting' },
  place: 'Tomsk',
  startsOn: '2014-09-05',
  endsOn: '2014-09-06',
  orderRule: 'host-last',
  hostCityId: null,
  decisionRule: { kind: 'consensus' },
  timeZone: null,
  roster: [
    entry('Hanoi', true, 0),
    entry('Jakarta', false, 1),
    entry('Seoul', true, 2),
    entry('Delhi', false, 3),
  ],
}
const letter = { scopes: ['decide', 'sign'] as const, letter: 'No. 12 of 1 September 2014' }
const at = '2014-09-05T01:12:00.000Z'
const proxy = (principalId: string, holderId: string): ProxyOfCity => ({
  principalId,
  holderId,
  ...letter,
  at,
})

function show(proxies: ProxyOfCity[]) {
  const sent: { request: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(proxies)
    sent.push({
      request: `${method} ${path}`,
      body: body === undefined ? undefined : JSON.parse(String(body)),
    })
    return new Response(null, { status: 204 })
  })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <PlenaryProxies plenary={plenary} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return sent
}

test('[SE19] each says who acts for whom, in what, by which letter, and whether it holds now or why not', async () => {
  show([proxy('jakarta', 'hanoi'), proxy('seoul', 'hanoi'), proxy('jakarta2', 'delhi')])
  const lines = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)
  expect(lines[0]).toMatch(
    /^Hanoi acts for Jakarta: decides and signsNo\. 12 of 1 September 2014\. In force now\./,
  )
  expect(lines[1]).toMatch(/Not in force: Seoul is present\./)
  expect(lines[2]).toMatch(/Not in force: Delhi is not present\./)
})

test('[SE38] a holder that is no member is pointed out', async () => {
  show([])
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Record a proxy' }))
  expect(await screen.findByText('The city whose delegation acts in its place.')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Holder'), 'Hanoi')
  expect(screen.getByText(/^Hanoi is no member of the network/)).toBeTruthy()
})

test('[SE19] one is recorded with principal, holder, scope and letter; what is missing is said', async () => {
  const sent = show([])
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Record a proxy' }))
  await user.click(await screen.findByRole('button', { name: 'Save the proxy' }))
  expect(screen.getAllByText(/needed/i)).toHaveLength(4)
  expect(sent).toEqual([])
  await user.selectOptions(screen.getByLabelText('Principal'), 'Jakarta')
  await user.selectOptions(screen.getByLabelText('Holder'), 'Hanoi')
  await user.click(screen.getByLabelText('decides'))
  await user.type(screen.getByLabelText('Letter'), 'No. 12')
  await user.click(screen.getByRole('button', { name: 'Save the proxy' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    {
      request: 'PUT /api/plenaries/plenary/proxies/jakarta',
      body: { holder: 'hanoi', scopes: ['decide'], letter: 'No. 12' },
    },
  ])
})

test('[SE19] ending one asks first', async () => {
  const sent = show([proxy('jakarta', 'hanoi')])
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'End the proxy of Jakarta' }))
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'End the proxy' }))
  await waitFor(() =>
    expect(sent.map(({ request }) => request)).toEqual(['DELETE /api/plenaries/plenary/proxies/jakarta']),
  )
})
