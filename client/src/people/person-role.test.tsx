// The functions of people, changed where they stand, and what is said before a head is invited a second time.
import { MantineProvider } from '@mantine/core'
import type { Me, Membership, Person } from '@plenary/shared/api/people-routes'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { meQuery } from '../api/people.ts'
import { newQueryClient } from '../api/query-client.ts'
import { startI18n, withWords } from '../i18n/i18n.ts'
import { cityOf, onRoster, TOKYO_2010 } from '../testing/tokyo.ts'
import { PlenaryPeople } from './people-page.tsx'

beforeAll(async () => {
  await startI18n('en')
  await withWords(Promise.resolve(), 'people')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const plenary = {
  ...TOKYO_2010,
  id: 'tokyo',
  roster: ['Hanoi', 'Seoul'].map((name) => onRoster(cityOf(name))),
}
const person = (name: string, role: Person['role'], cityId: string | null): Person => ({
  membershipId: `m-${name.toLowerCase()}`,
  personId: `p-${name.toLowerCase()}`,
  name,
  email: `${name.toLowerCase()}@demo.example`,
  role,
  cityId,
  since: '2010-11-08T01:00:00.000Z',
})
const PEOPLE = [
  person('Nguyen', 'head', 'hanoi'),
  person('Pham', 'drafter', 'hanoi'),
  person('Guest', 'observer', 'hanoi'),
  person('Visitor', 'observer', null),
]

async function show(role: Membership['role'], address = '/') {
  const sent: { request: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method !== 'GET') {
      sent.push({ request: `${method} ${path}`, body: JSON.parse(String(body)) })
      return new Response(null, { status: 204 })
    }
    if (path.startsWith('/api/people')) return Response.json(PEOPLE)
    if (path === '/api/cities') return Response.json(plenary.roster.map((entry) => entry.city))
    return Response.json(path.startsWith('/api/plenaries') ? plenary : [])
  })
  const client = newQueryClient()
  const isHead = role === 'head'
  const me: Me = {
    id: isHead ? 'p-nguyen' : 'p-office',
    name: 'Me',
    email: 'me@demo.example',
    networkNames: { en: 'Network' },
    memberships: [{ id: 'm', role, plenaryId: isHead ? 'tokyo' : null, cityId: isHead ? 'hanoi' : null }],
  }
  client.setQueryData(meQuery.queryKey, me)
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({
        getParentRoute: () => root,
        path: '/',
        component: () => <PlenaryPeople plenaryId="tokyo" />,
      }),
    ]),
    history: createMemoryHistory({ initialEntries: [address] }),
  })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  await screen.findByText('pham@demo.example')
  const line = (name: string) => within(screen.getByText(name).closest('li') as HTMLElement)
  const offered = async (name: string) => {
    await userEvent.click(line(name).getByRole('button', { name: new RegExp(`^Function of ${name}`) }))
    const items = await screen.findAllByRole('menuitemradio')
    return items.map(({ textContent }) => textContent)
  }
  return { sent, line, offered }
}

test('[SE36] the secretariat gives every function of a plenary, also to an observer of a city of the roster', async () => {
  const { sent, line, offered } = await show('secretariat')
  expect(await offered('Guest')).toEqual(['Head of delegation', 'Drafter', 'Viewer', 'Observer'])
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Viewer' }))
  expect(sent).toEqual([{ request: 'PUT /api/people/m-guest/role', body: { role: 'viewer' } }])
  expect(line('Visitor').queryByRole('button', { name: /^Function/ })).toBeNull()
})

test('[SE36] where there is a head, another one is made after a question that says what becomes of the former', async () => {
  const { sent, offered } = await show('secretariat')
  await offered('Guest')
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Head of delegation' }))
  expect((await screen.findByRole('dialog')).textContent).toContain('Nguyen becomes a drafter at once')
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Make Guest head' }))
  expect(sent).toEqual([{ request: 'PUT /api/people/m-guest/role', body: { role: 'head' } }])
})

test('[SE36] a head makes drafters viewers, and does not change the own function', async () => {
  const { line, offered } = await show('head')
  expect(line('Nguyen').queryByRole('button', { name: /^Function/ })).toBeNull()
  expect(await offered('Pham')).toEqual(['Drafter', 'Viewer'])
})

test('[SE37] a head is not offered to invite another one', async () => {
  await show('head')
  const functions = within(screen.getByLabelText('Function')).getAllByRole('option')
  expect(functions.map(({ textContent }) => textContent)).toEqual(['Drafter', 'Viewer'])
})

test('[SE37] who would invite a second head is told that there is one, and what the invited person becomes', async () => {
  await show('secretariat', '/?city=seoul')
  const user = userEvent.setup()
  expect(screen.getByLabelText<HTMLSelectElement>('City').value).toBe('seoul')
  expect(screen.queryByText(/is head of delegation/)).toBeNull()
  await user.selectOptions(screen.getByLabelText('City'), 'Hanoi')
  expect(screen.getByText(/^Nguyen is head of delegation of Hanoi\./).textContent).toContain(
    'joins as a drafter',
  )
  await user.selectOptions(screen.getByLabelText('Function'), 'Viewer')
  expect(screen.queryByText(/is head of delegation/)).toBeNull()
})
