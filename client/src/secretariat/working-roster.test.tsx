// The roster at work: who heads, who acts for whom, who observes, and what a change does to the decision.
import { MantineProvider } from '@mantine/core'
import type { Person } from '@plenary/shared/api/people-routes'
import type { ShownCity, ShownDecision } from '@plenary/shared/positions/shown-decision'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import type { ProxyOfCity } from '../api/proxies.ts'
import { newQueryClient } from '../api/query-client.ts'
import { NO_FACTS, type RosterFacts } from '../api/roster.ts'
import { startI18n, withWords } from '../i18n/i18n.ts'
import { cityOf, onRoster, TOKYO_2010 } from '../testing/tokyo.ts'
import { PlenaryRoster } from './plenary-roster.tsx'

beforeAll(async () => {
  await startI18n('en')
  await withWords(Promise.resolve(), 'secretariat')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const entry = (name: string, facts: Partial<RosterFacts>, palette: number) =>
  onRoster(cityOf(name), palette, { ...NO_FACTS, ...facts })
const all = { member: true, present: true, counts: true }
const person = (name: string, role: Person['role'], cityId: string): Person => ({
  membershipId: `m-${name.toLowerCase()}`,
  personId: `p-${name.toLowerCase()}`,
  name,
  email: `${name.toLowerCase()}@demo.example`,
  role,
  cityId,
  since: '2010-11-08T01:00:00.000Z',
})
const shown = (cityId: string, more: Partial<ShownCity> = {}): ShownCity => ({
  cityId,
  present: true,
  counts: true,
  holderId: null,
  stand: 'silent',
  clauses: [1, 2, 3],
  ...more,
})

/** What the server has. */
let plenary: PlenaryWithRoster
let people: Person[]
let proxies: ProxyOfCity[]
let decision: ShownDecision
let sent: { request: string; body: unknown }[]

beforeEach(() => {
  sent = []
  plenary = {
    ...TOKYO_2010,
    id: 'tokyo',
    roster: [
      entry('Hanoi', all, 0),
      entry('Jakarta', { ...all, present: false }, 1),
      entry('Taipei', all, 2),
      entry('Tomsk', { present: true }, 3),
    ],
  }
  people = [
    person('Nguyen', 'head', 'hanoi'),
    person('Pham', 'drafter', 'hanoi'),
    person('Santoso', 'viewer', 'jakarta'),
    person('Ivanov', 'observer', 'tomsk'),
  ]
  proxies = [
    {
      principalId: 'jakarta',
      holderId: 'hanoi',
      scopes: ['speak', 'decide'],
      letter: 'No. 12',
      at: '2010-11-08T01:15:00.000Z',
    },
  ]
  decision = {
    rule: { kind: 'consensus' },
    numberStyle: 'decimal',
    clauses: 3,
    cities: [
      shown('hanoi', { stand: 'objects', clauses: [2] }),
      shown('jakarta', { present: false, holderId: 'hanoi' }),
      shown('taipei', { stand: 'stale', clauses: [1] }),
      shown('tomsk', { counts: false }),
    ],
    against: [{ kind: 'objects', cityId: 'hanoi', clauses: [2] }],
    open: [
      { kind: 'silent', cityId: 'jakarta', clauses: [1, 2, 3] },
      { kind: 'stale', cityId: 'taipei', clauses: [1] },
      { kind: 'open-clauses', clauses: [1, 2] },
    ],
  }
})

const declarations = [
  { id: 'd1', title: 'Tokyo Declaration', state: 'drafting', plenaryId: 'tokyo', texts: [] },
  { id: 'd2', title: 'Adopted before', state: 'adopted', plenaryId: 'tokyo', texts: [] },
  { id: 'd3', title: 'Elsewhere', state: 'drafting', plenaryId: 'tomsk', texts: [] },
]

async function show(change: (request: string) => void = () => {}) {
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method !== 'GET') {
      sent.push({
        request: `${method} ${path}`,
        body: body === undefined ? undefined : JSON.parse(String(body)),
      })
      change(`${method} ${path}`)
      return new Response(null, { status: 204 })
    }
    if (path.startsWith('/api/people')) return Response.json(people)
    if (path.endsWith('/proxies')) return Response.json(proxies)
    if (path.endsWith('/decision')) return Response.json(decision)
    if (path === '/api/declarations') return Response.json(declarations)
    return Response.json(path.startsWith('/api/plenaries') ? plenary : [])
  })
  const root = createRootRoute()
  const page = (path: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component })
  const router = createRouter({
    routeTree: root.addChildren([
      page('/', () => <PlenaryRoster plenaryId="tokyo" />),
      page('/plenaries/$plenary/people', () => null),
      page('/declarations/$declaration/positions', () => null),
    ]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  await screen.findByRole('button', { name: /Head of delegation of Hanoi/ })
  const header = (name: string) => screen.getByRole('rowheader', { name: new RegExp(`^${name}`) })
  return (name: string) => within(header(name).closest('tr') as HTMLElement)
}

test('[SE30] each line has the head of the delegation, or that there is none yet, or the way to invite somebody', async () => {
  const row = await show()
  expect(row('Hanoi').getByRole('button', { name: /Head of delegation/ }).textContent).toContain('Nguyen')
  expect(row('Jakarta').getByRole('button', { name: /Head of delegation/ }).textContent).toContain('None yet')
  const invite = row('Taipei').getByRole('link', { name: 'Invite Taipei' })
  expect(invite.getAttribute('href')).toBe('/plenaries/tokyo/people?city=taipei')
})

test('[SE30] another head is made after a question, and the line says who states the positions now', async () => {
  const row = await show(() => {
    people = [person('Nguyen', 'drafter', 'hanoi'), person('Pham', 'head', 'hanoi')]
  })
  const user = userEvent.setup()
  await user.click(row('Hanoi').getByRole('button', { name: /Head of delegation/ }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Pham (Drafter)' }))
  expect((await screen.findByRole('dialog')).textContent).toContain('Nguyen becomes a drafter at once')
  expect(sent).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Make Pham head' }))
  await screen.findByText('Pham now states the positions of Hanoi. Nguyen is a drafter.')
  expect(sent).toEqual([{ request: 'PUT /api/people/m-pham/role', body: { role: 'head' } }])
  await waitFor(() =>
    expect(row('Hanoi').getByRole('button', { name: /Head of delegation/ }).textContent).toContain('Pham'),
  )
})

test('[SE30] where there is none yet, nobody is asked', async () => {
  const row = await show()
  const user = userEvent.setup()
  await user.click(row('Jakarta').getByRole('button', { name: /Head of delegation/ }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Santoso (Viewer)' }))
  await screen.findByText('Santoso now states the positions of Jakarta.')
  expect(sent).toEqual([{ request: 'PUT /api/people/m-santoso/role', body: { role: 'head' } }])
})

test('[SE31] a proxy stands in short with its holder, scope, letter and whether it holds, on both lines', async () => {
  const row = await show()
  expect(await row('Jakarta').findByText('Hanoi: speaks and decides')).toBeTruthy()
  expect(row('Jakarta').getByText(/^No\. 12\. In force, recorded /)).toBeTruthy()
  expect(row('Hanoi').getByRole('link', { name: 'Acts for Jakarta' }).getAttribute('href')).toBe('#proxies')
})

test('[SE32] an observer city is seen as one, with who observes; where it counts there is a note', async () => {
  const row = await show(() => {
    const roster = plenary.roster.map((each) => (each.city.id === 'tomsk' ? { ...each, counts: true } : each))
    plenary = { ...plenary, roster }
  })
  expect(row('Tomsk').getByText('observer')).toBeTruthy()
  expect(row('Tomsk').getByText('Observing: Ivanov')).toBeTruthy()
  expect(row('Tomsk').queryByText(/observers only/)).toBeNull()
  await userEvent.click(row('Tomsk').getByRole('checkbox', { name: 'Tomsk: Counts' }))
  expect(await row('Tomsk').findByText('Counts, has observers only')).toBeTruthy()
  expect(sent[0]?.body).toMatchObject({ counts: true, member: false })
})

test('[SE38] once all is adopted, changes here are said to change nothing that was decided', async () => {
  const [draft] = declarations.splice(0, 1)
  await show()
  await screen.findByText(
    '“Adopted before” is adopted. What is changed here changes nothing that was decided.',
  )
  if (draft) declarations.unshift(draft)
})

test('[SE33] what blocks and what is open is said of each declaration that is not adopted', async () => {
  await show()
  const strip = within(await screen.findByRole('region', { name: 'Decision' }))
  expect(strip.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    '1 matter blocks adoption of “Tokyo Declaration”Open the board',
  ])
  expect(strip.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Hanoi objects to clause 2.',
    'Jakarta has not stated its position on all clauses.',
    'Taipei is to reaffirm its position on clause 1.',
    '2 clauses are not locked.',
  ])
})

test('[SE34] after a tick one sentence says what it changed, as a polite status', async () => {
  const row = await show(() => {
    const [, ...others] = decision.cities
    decision = {
      ...decision,
      cities: [shown('hanoi', { stand: 'objects', clauses: [2], counts: false }), ...others],
      against: [],
    }
  })
  await screen.findByText(/^1 matter blocks/)
  await userEvent.click(row('Hanoi').getByRole('checkbox', { name: 'Hanoi: Counts' }))
  await screen.findByText(/^Nothing blocks adoption of/)
  const said = within(screen.getByRole('region', { name: 'Decision' })).getByRole('status')
  expect(said.textContent).toMatch(
    /Hanoi no longer counts: its objection no longer blocks\. Nothing blocks adoption any more\. $/,
  )
})

test('[SE34] that the principal has arrived ends the proxy, and it is said', async () => {
  const row = await show(() => {
    const [hanoi, , ...others] = decision.cities
    decision = { ...decision, cities: [hanoi as ShownCity, shown('jakarta'), ...others] }
  })
  await screen.findByText(/^1 matter blocks/)
  await userEvent.click(row('Jakarta').getByRole('checkbox', { name: 'Jakarta: Present' }))
  await screen.findByText('The proxy of Jakarta ends: Hanoi no longer decides for it.')
})
